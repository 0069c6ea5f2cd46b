"""Measures travel with their concept's export: whole sheets with the whole concept, public fields with public files."""

from __future__ import annotations

from typing import Any

from masswerk.concepts.hooks import ExportPart, Rows
from masswerk.concepts.models import Concept
from masswerk.measures import rows
from masswerk.measures.models import Fate, Measure, MoneySource, Priority, Status
from masswerk.measures.taking import take

TEXT = {"type": "string"}
DAY = {"type": ["string", "null"], "format": "date"}
AMOUNT = {"type": ["string", "null"], "pattern": r"^-?\d{1,10}(\.\d{1,2})?$"}
YEAR = {"type": "integer", "minimum": 1900, "maximum": 2200}


def _text(most: int) -> dict[str, Any]:
    return {**TEXT, "maxLength": most}


def _list(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object", "additionalProperties": False, "required": list(properties),
                                       "properties": properties}}


ROW = {
    "type": "object", "additionalProperties": False,
    "required": ["element", "status", "lead", "reason", "since", "budget", "review_on"],
    "properties": {
        "element": TEXT, "status": {"enum": ["", *Status.values]}, "lead": _text(300), "reason": TEXT,
        "since": _text(60), "budget": _text(200), "review_on": DAY,
        "priority": {"enum": Priority.values}, "lead_organisation": _text(200), "contact": _text(200),
        **dict.fromkeys(("planned_start", "planned_end", "first_planned_end", "actual_start", "actual_end"), DAY),
        **dict.fromkeys(("legal_basis", "input", "output", "outcome", "impact", "notes"), TEXT),
        "turned": _text(300), "target_groups": {"type": "array", "items": _text(120)},
        "partners": _list(organisation=_text(200), role=_text(120)),
        "regions": _list(name=_text(200), kind=TEXT, ars=_text(12), valid_from=DAY, source=_text(300)),
        "milestones": _list(title=_text(200), planned_on=DAY, first_planned_on=DAY, reached_on=DAY),
        "shifts": _list(milestone={"type": ["integer", "null"]}, before=DAY, after=DAY, reason=TEXT, recorded_on=DAY),
        "tasks": _list(title=_text(300), organisation=_text(200), function=_text(120), due_on=DAY, done_on=DAY),
        "money": _list(year=YEAR, source={"enum": MoneySource.values}, programme=_text(200), guideline=_text(300),
                       planned=AMOUNT, approved=AMOUNT, spent=AMOUNT, posts=AMOUNT),
        "outputs": _list(name=_text(120), unit=_text(40), year=YEAR, target=AMOUNT, reached=AMOUNT),
        "papers": _list(label=_text(200), url=_text(200)),
        "fates": _list(edition=TEXT, fate={"enum": Fate.values}, reason=TEXT, into={"type": ["string", "null"]}),
    },
}


def give(concept: Concept) -> Rows:
    """All measures of a concept, by element."""
    return rows.whole(Measure.objects.filter(element__concept=concept))


def give_public(concept: Concept) -> Rows:
    """The same with what everybody sees of them."""
    return [rows.public(row) for row in give(concept)]


PART = ExportPart("measures", ROW, give, take, is_public=True, give_public=give_public)
