"""The sections of a measure's sheet: what each holds, as it is stored, and a mark by which a change is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from masswerk.measures.models import (
    CouncilPaper,
    Measure,
    MeasureRegion,
    MeasureTarget,
    Milestone,
    MoneyLine,
    OfMeasure,
    Output,
    Partner,
    Task,
)

Values = Mapping[str, Any]
"""Values of a section by field; lists of rows are lists of such values, each with its "id" or None for a new row."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the sheet that is saved by itself.

    scalars: fields of the measure
    rows:    name of a list to its model and the fields of each row
    links:   name of a list of keys to the model that joins them and the field that holds the key
    """

    title: str
    scalars: tuple[str, ...] = ()
    rows: Mapping[str, tuple[type[OfMeasure], tuple[str, ...]]] = field(default_factory=dict)
    links: Mapping[str, tuple[type[OfMeasure], str]] = field(default_factory=dict)


SECTIONS: dict[str, Section] = {
    "stand": Section("Stand", ("status", "reason", "review_on", "since", "priority")),
    "wer": Section("Wer", ("lead_organisation_id", "lead", "contact"),
                   rows={"partners": (Partner, ("organisation_id", "role"))}),
    "fuer-wen": Section("Für wen, wo", links={"target_groups": (MeasureTarget, "group_id"),
                                              "regions": (MeasureRegion, "region_id")}),
    "termine": Section("Termine", ("planned_start", "planned_end", "actual_start", "actual_end"),
                       rows={"milestones": (Milestone, ("title", "planned_on", "reached_on"))}),
    "aufgaben": Section("Aufgaben",
                        rows={"tasks": (Task, ("title", "organisation_id", "function", "due_on", "done_on"))}),
    "geld": Section("Geld", ("budget",), rows={"money": (MoneyLine, (
        "year", "source", "programme", "guideline", "planned", "approved", "spent", "posts"))}),
    "wirkung": Section("Was sie bewirken soll", ("input", "output", "outcome", "impact"),
                       rows={"outputs": (Output, ("name", "unit", "year", "target", "reached"))}),
    "grundlage": Section("Grundlage", ("legal_basis",), rows={"papers": (CouncilPaper, ("label", "url"))}),
    "notizen": Section("Notizen", ("notes",)),
    "sichtbarkeit": Section("Was alle sehen", ("turned",)),
}
"""Sections by the last part of their address."""

OFFICE_ONLY = frozenset({"wer", "notizen", "sichtbarkeit"})
"""Sections a lead organisation reads but does not change."""


def stored(measure: Measure, name: str) -> dict[str, Any]:
    """What a section holds now; one query for the measure and one for each list."""
    section = SECTIONS[name]
    values: dict[str, Any] = Measure.objects.filter(pk=measure.pk).values(*section.scalars or ("pk",)).get()
    values.pop("pk", None)
    for key, (model, fields) in section.rows.items():
        values[key] = list(model.objects.filter(measure=measure).values("id", *fields))
    for key, (model, column) in section.links.items():
        values[key] = sorted(model.objects.filter(measure=measure).values_list(column, flat=True))
    return values


def mark(values: Values) -> str:
    """A short mark of what a section holds: another one as soon as anything differs.

    >>> mark({"notes": "a"}) == mark({"notes": "a"}), mark({"notes": "a"}) == mark({"notes": "b"})
    (True, False)
    """
    text = json.dumps(values, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:20]
