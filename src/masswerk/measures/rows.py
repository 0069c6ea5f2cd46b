"""A measure's sheet as one row of plain data: what exports, the API and tables are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from masswerk.measures.models import Measure
from masswerk.measures.rules.visibility import is_public

Row = dict[str, Any]

ALWAYS = ("status", "lead", "reason", "since", "budget", "review_on")
"""Fields every row has; the others are left out where nothing is stated."""

SCALARS = ("priority", "contact", "planned_start", "planned_end", "first_planned_end", "actual_start", "actual_end",
           "legal_basis", "input", "output", "outcome", "impact", "notes", "turned")

LISTS = ("partners", "target_groups", "regions", "milestones", "shifts", "tasks", "money", "outputs", "papers", "fates")

SHOWN_WITH: dict[str, tuple[str, ...]] = {
    "reason": ("reason",), "review_on": ("review_on",), "since": ("since",), "priority": ("priority",),
    "lead": ("lead", "lead_organisation"), "contact": ("contact",), "partners": ("partners",),
    "target_groups": ("target_groups",), "regions": ("regions",),
    "dates": ("planned_start", "planned_end", "first_planned_end", "actual_start", "actual_end"),
    "milestones": ("milestones",), "tasks": ("tasks",), "budget": ("budget",), "money": ("money",),
    "legal_basis": ("legal_basis",), "papers": ("papers",), "effect": ("input", "output", "outcome", "impact"),
    "outputs": ("outputs",), "notes": ("notes",),
}
"""Field of `rules.visibility` to the parts of a row that it hides."""

NEVER_PUBLIC = ("turned", "shifts", "fates")
"""Parts of a row that are the office's own: what it hides, why days moved, what it means to do."""

PREFETCHED = ("partners__organisation", "measuretargets__group", "measureregions__region", "milestones",
              "shifts__milestone", "tasks__organisation", "moneylines", "outputs", "councilpapers",
              "measurefates__edition", "measurefates__into__element")


def whole(measures: QuerySet[Measure]) -> list[Row]:
    """Everything the sheets say, by element; as many queries for one measure as for a thousand."""
    found = measures.select_related("element", "lead_organisation").prefetch_related(*PREFETCHED)
    return [_row(measure) for measure in found.order_by("element__key")]


def public(row: Row) -> Row:
    """What everybody sees of a row."""
    turned = row.get("turned", "")
    hidden = {part for name, parts in SHOWN_WITH.items() if not is_public(name, turned) for part in parts}
    kept = {name: value for name, value in row.items() if name not in hidden and name not in NEVER_PUBLIC}
    return {**kept, **{name: None if name == "review_on" else "" for name in ALWAYS if name in hidden}}


def _row(measure: Measure) -> Row:
    row: Row = {"element": measure.element.key, **{name: plain(getattr(measure, name)) for name in ALWAYS}}
    more = {name: plain(getattr(measure, name)) for name in SCALARS}
    more |= {"lead_organisation": measure.lead_organisation.name if measure.lead_organisation else "",
             **_lists(measure)}
    return row | {name: value for name, value in more.items() if value not in ("", None, [])}


def _lists(measure: Measure) -> Mapping[str, list[Any]]:
    places = {milestone.pk: place for place, milestone in enumerate(measure.milestones.all(), 1)}
    return {
        "partners": [{"organisation": row.organisation.name, "role": row.role} for row in measure.partners.all()],
        "target_groups": [row.group.name for row in measure.measuretargets.all()],
        "regions": [_fields(row.region, "name", "kind", "ars", "valid_from", "source")
                    for row in measure.measureregions.all()],
        "milestones": [_fields(row, "title", "planned_on", "first_planned_on", "reached_on")
                       for row in measure.milestones.all()],
        "shifts": [{"milestone": places.get(row.milestone_id or 0),
                    **_fields(row, "before", "after", "reason", "recorded_on")} for row in measure.shifts.all()],
        "tasks": [{**_fields(row, "title", "function", "due_on", "done_on"),
                   "organisation": row.organisation.name if row.organisation else ""} for row in measure.tasks.all()],
        "money": [_fields(row, "year", "source", "programme", "guideline", "planned", "approved", "spent", "posts")
                  for row in measure.moneylines.all()],
        "outputs": [_fields(row, "name", "unit", "year", "target", "reached") for row in measure.outputs.all()],
        "papers": [_fields(row, "label", "url") for row in measure.councilpapers.all()],
        "fates": [{"edition": row.edition.key, "fate": row.fate, "reason": row.reason,
                   "into": row.into.element.key if row.into else None}
                  for row in sorted(measure.measurefates.all(), key=lambda row: row.edition.key)],
    }


def _fields(row: Any, *names: str) -> Row:
    return {name: plain(getattr(row, name)) for name in names}


def plain(value: Any) -> Any:
    """A value as JSON holds it: days and amounts as text, exact.

    >>> plain(date(2026, 5, 1)), plain(Decimal("46800.00")), plain("a")
    ('2026-05-01', '46800.00', 'a')
    """
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
