"""Rows of sheets are kept again: by imports and by the demonstration, many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from masswerk.base.actions import Actor
from masswerk.bodies import organisations, regions
from masswerk.bodies.models import Organisation, Region
from masswerk.concepts.models import Concept, Edition, Element
from masswerk.measures.models import (
    CouncilPaper,
    Measure,
    MeasureFate,
    MeasureRegion,
    MeasureTarget,
    Milestone,
    MoneyLine,
    OfMeasure,
    Output,
    Partner,
    Shift,
    TargetGroup,
    Task,
)
from masswerk.measures.rows import ALWAYS, SCALARS, Row

DAYS = frozenset({"review_on", "planned_start", "planned_end", "first_planned_end", "actual_start", "actual_end",
                  "planned_on", "first_planned_on", "reached_on", "before", "after", "recorded_on", "due_on",
                  "done_on", "valid_from"})
AMOUNTS = frozenset({"planned", "approved", "spent", "posts", "target", "reached"})


class Known:
    """What rows name, found once or made: organisations, target groups, regions of a body."""

    def __init__(self, concept: Concept, by: Actor) -> None:
        self.body, self.by = concept.body, by
        self.organisations: dict[str, Organisation] = {
            row.name: row for row in Organisation.objects.filter(bodies=concept.body_id)}
        self.groups: dict[str, TargetGroup] = {
            row.name: row for row in TargetGroup.objects.filter(body=concept.body_id)}
        self.editions = {row.key: row for row in Edition.objects.filter(concept=concept)}
        self._regions: dict[tuple[str, str, str], Region] = {}

    def organisation(self, name: str) -> Organisation | None:
        """The organisation of a name, taken into what the body knows; None for no name."""
        if name and name not in self.organisations:
            self.organisations[name] = organisations.know(self.body, name=name, by=self.by)
        return self.organisations.get(name)

    def group(self, name: str) -> TargetGroup:
        """The target group of a name."""
        if name not in self.groups:
            self.groups[name] = TargetGroup(body=self.body, name=name)
            self.groups[name].save()
        return self.groups[name]

    def region(self, facts: Row) -> Region:
        """The region of these facts, recorded where it is not known."""
        key = (facts["ars"], facts["name"], facts["valid_from"])
        if key not in self._regions:
            names = {"ars": facts["ars"]} if facts["ars"] else {"name": facts["name"], "kind": facts["kind"]}
            found = Region.objects.filter(valid_from=facts["valid_from"], **names).first()
            self._regions[key] = found or regions.record(**values(facts, *facts), by=self.by)
        return self._regions[key]


def take(concept: Concept, rows: Iterable[Row], by: Actor) -> None:
    """Keep rows of measures that do not exist yet; runs inside an action. Rows of unknown elements are left out."""
    elements = {element.key: element for element in Element.objects.filter(concept=concept)}
    known = Known(concept, by)
    told = [row for row in rows if row["element"] in elements]
    made = {row["element"]: _measure(concept, elements[row["element"]], row, known) for row in told}
    Measure.objects.bulk_create(made.values(), batch_size=500)
    for row in told:
        if row.get("milestones"):
            _plan(made[row["element"]], row)
    for model, build in _builders(known, made):
        model.objects.bulk_create([
            part for row in told if (measure := made[row["element"]]) for part in build(measure, row)], batch_size=500)


LISTED = (Shift, Milestone, Partner, MeasureTarget, MeasureRegion, Task, MoneyLine, Output, CouncilPaper, MeasureFate)
"""Models of the lists of a row, in the order in which they can go."""


def take_again(concept: Concept, rows: Iterable[Row], by: Actor) -> None:
    """Let measures that exist be what rows say; runs inside an action."""
    known = Known(concept, by)
    made = {row.element.key: row for row in Measure.objects.filter(element__concept=concept).select_related("element")}
    for row in rows:
        measure = made[row["element"]]
        for model in LISTED:
            model.objects.filter(measure=measure).delete()
        for name in (*ALWAYS, *SCALARS):
            field = Measure._meta.get_field(name)
            setattr(measure, name, _value(name, row.get(name, None if field.null else "")))
        measure.lead_organisation = known.organisation(row.get("lead_organisation", ""))
        measure.version += 1
        measure.save()
        if row.get("milestones"):
            _plan(measure, row)
        for listed, build in _builders(known, made):
            listed.objects.bulk_create(build(measure, row))


def _measure(concept: Concept, element: Element, row: Row, known: Known) -> Measure:
    return Measure(body_id=concept.body_id, element=element,
                   lead_organisation=known.organisation(row.get("lead_organisation", "")),
                   **values(row, *ALWAYS, *(name for name in SCALARS if name in row)))


def _plan(measure: Measure, row: Row) -> None:
    """Milestones with their shifts; shifts of the end are built with the other lists."""
    stones = [Milestone(**_owner(measure), position=place, **values(stone, *stone))
              for place, stone in enumerate(row["milestones"], 1)]
    Milestone.objects.bulk_create(stones)
    Shift.objects.bulk_create([
        Shift(**_owner(measure), milestone=stones[shift["milestone"] - 1],
              **values(shift, "before", "after", "reason", "recorded_on"))
        for shift in row.get("shifts", []) if shift["milestone"]])


Build = Callable[[Measure, Row], Iterable[OfMeasure]]


def _builders(known: Known, made: Mapping[str, Measure]) -> list[tuple[type[OfMeasure], Build]]:
    """Each list of a row: its model, and how its rows are made."""
    return [
        (Shift, lambda m, row: (Shift(**_owner(m), **values(shift, "before", "after", "reason", "recorded_on"))
                                for shift in row.get("shifts", []) if not shift["milestone"])),
        (Partner, lambda m, row: (Partner(**_owner(m), organisation=known.organisation(part["organisation"]),
                                          role=part["role"]) for part in row.get("partners", []))),
        (MeasureTarget, lambda m, row: (MeasureTarget(**_owner(m), group=known.group(name))
                                        for name in row.get("target_groups", []))),
        (MeasureRegion, lambda m, row: (MeasureRegion(**_owner(m), region=known.region(facts))
                                        for facts in row.get("regions", []))),
        (Task, lambda m, row: (Task(**_owner(m), position=place, organisation=known.organisation(part["organisation"]),
                                    **values(part, "title", "function", "due_on", "done_on"))
                               for place, part in enumerate(row.get("tasks", []), 1))),
        (MoneyLine, lambda m, row: (MoneyLine(**_owner(m), **values(part, *part)) for part in row.get("money", []))),
        (Output, lambda m, row: (Output(**_owner(m), position=place, **values(part, *part))
                                 for place, part in enumerate(row.get("outputs", []), 1))),
        (CouncilPaper, lambda m, row: (CouncilPaper(**_owner(m), position=place, **part)
                                       for place, part in enumerate(row.get("papers", []), 1))),
        (MeasureFate, lambda m, row: (_fate(m, part, known, made) for part in row.get("fates", []))),
    ]


def _fate(measure: Measure, part: Row, known: Known, made: Mapping[str, Measure]) -> MeasureFate:
    return MeasureFate(**_owner(measure), edition=known.editions[part["edition"]], fate=part["fate"],
                       reason=part["reason"], into=made.get(part["into"] or ""))


def _owner(measure: Measure) -> dict[str, Any]:
    return {"measure": measure, "body_id": measure.body_id}


def values(row: Row, *names: str) -> dict[str, Any]:
    """Values of a row as fields hold them.

    >>> values({"year": 2026, "planned": "46800.00", "spent": None}, "year", "planned", "spent")
    {'year': 2026, 'planned': Decimal('46800.00'), 'spent': None}
    """
    return {name: _value(name, row[name]) for name in names}


def _value(name: str, value: Any) -> Any:
    if value is None or value == "":
        return None if name in DAYS | AMOUNTS else value
    if name in DAYS:
        return date.fromisoformat(value)
    return Decimal(value) if name in AMOUNTS else value
