"""Measures travel with their concept's export."""

from __future__ import annotations

from datetime import date

from masswerk.base.actions import Actor
from masswerk.concepts.hooks import ExportPart, Rows
from masswerk.concepts.models import Concept, Element
from masswerk.measures.models import Measure, Status

TEXT = {"type": "string"}
ROW = {
    "type": "object", "additionalProperties": False,
    "required": ["element", "status", "lead", "reason", "since", "budget", "review_on"],
    "properties": {
        "element": TEXT, "status": {"enum": ["", *Status.values]}, "lead": {**TEXT, "maxLength": 300}, "reason": TEXT,
        "since": {**TEXT, "maxLength": 60}, "budget": {**TEXT, "maxLength": 200},
        "review_on": {"type": ["string", "null"], "format": "date"},
    },
}


def give(concept: Concept) -> Rows:
    """All measures of a concept, by element."""
    measures = Measure.objects.filter(element__concept=concept).select_related("element").order_by("element__key")
    return [{"element": m.element.key, "status": m.status, "lead": m.lead, "reason": m.reason, "since": m.since,
             "budget": m.budget, "review_on": m.review_on.isoformat() if m.review_on else None} for m in measures]


def take(concept: Concept, rows: Rows, by: Actor) -> None:
    """Keep exported measures; runs inside the import's action."""
    elements = {element.key: element for element in Element.objects.filter(concept=concept)}
    Measure.objects.bulk_create([
        Measure(body_id=concept.body_id, element=elements[row["element"]], status=row["status"], lead=row["lead"],
                reason=row["reason"], since=row["since"], budget=row["budget"],
                review_on=date.fromisoformat(row["review_on"]) if row["review_on"] else None)
        for row in rows if row["element"] in elements])


PART = ExportPart("measures", ROW, give, take, is_public=True)
