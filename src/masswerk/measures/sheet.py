"""One measure's sheet, read for a page or a document: what its reader sees, with what follows from its days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from masswerk.bodies.models import Body
from masswerk.concepts.models import Edition
from masswerk.concepts.reading import Item, fill, outline
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures import hooks
from masswerk.measures.charges import groups_of
from masswerk.measures.models import Measure, Milestone, MoneyLine, Shift
from masswerk.measures.rows import PREFETCHED
from masswerk.measures.rules import money
from masswerk.measures.rules.progress import Computed, Days, Step, computed
from masswerk.measures.rules.visibility import USUAL, public_names

EVERYTHING = frozenset(USUAL)


class Stone(NamedTuple):
    """A milestone as shown. moved: days since it was planned first; why: the newest reason; late: days overdue."""

    milestone: Milestone
    moved: int
    why: str
    late: int

    @property
    def planned(self) -> str:
        """The day planned now, as a page says it."""
        return f"{self.milestone.planned_on:%d.%m.%Y}"

    @property
    def reached(self) -> str:
        """The day it was reached, as a page says it; "" while it is open."""
        return f"{self.milestone.reached_on:%d.%m.%Y}" if self.milestone.reached_on else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A measure with its place in an edition.

    item:    its passage, with title and text
    seen:    fields of `rules.visibility` its reader sees
    groups:  working groups that own it
    reported: day of its newest report, None where there is none
    """

    measure: Measure
    edition: Edition
    item: Item
    seen: frozenset[str]
    today: date
    groups: list[hooks.Linked] = field(default_factory=list)
    reported: date | None = None

    @property
    def body(self) -> Body:
        """Whose measure it is."""
        return self.edition.body

    @property
    def title(self) -> str:
        """As the edition calls it."""
        return self.item.title or self.item.text[:120]

    @property
    def fields(self) -> list[Item]:
        """Fields of action it belongs to: the one it stands in first."""
        above, item = [], self.item.parent
        while item is not None:
            if item.kind == Kind.FIELD:
                above.append(item)
            item = item.parent
        return [*above[-1:], *(other for other in self.item.fields if other not in above)]

    @property
    def computed(self) -> Computed:
        """How it stands by its days."""
        return computed(self.measure.status, days_of(self.measure), steps_of(self.measure), self.today)

    @property
    def stones(self) -> list[Stone]:
        """Milestones, each with how far it moved and how late it is."""
        reasons: dict[int | None, Shift] = {shift.milestone_id: shift for shift in self.measure.shifts.all()}
        return [Stone(stone, max(0, (stone.planned_on - stone.first_planned_on).days),
                      reasons[stone.pk].reason if stone.pk in reasons else "",
                      max(0, (self.today - stone.planned_on).days) if stone.reached_on is None else 0)
                for stone in self.measure.milestones.all()]

    @property
    def end_moved(self) -> Shift | None:
        """The newest move of the end."""
        return next((shift for shift in reversed(list(self.measure.shifts.all())) if shift.milestone_id is None), None)

    @property
    def money(self) -> list[tuple[money.Year, list[MoneyLine]]]:
        """Sums of each year with its lines."""
        lines = list(self.measure.moneylines.all())
        totals = money.years(money.Line(line.year, line.planned, line.approved, line.spent) for line in lines)
        return [(total, [line for line in lines if line.year == total.year]) for total in totals]

    @property
    def posts(self) -> Decimal | None:
        """Full-time equivalents of the newest year that states any."""
        stated = [line for line in self.measure.moneylines.all() if line.posts is not None]
        newest = max((line.year for line in stated), default=0)
        return sum((line.posts for line in stated if line.year == newest and line.posts), Decimal(0)) or None


def read(measure: Measure, edition: Edition, today: date, *, whole: bool) -> Sheet:
    """A measure's sheet in one of its editions; the same number of queries, however much it holds.

    whole: with the fields that are internal
    """
    found = Measure.objects.select_related("element__concept", "lead_organisation", "body").prefetch_related(
        *PREFETCHED).get(pk=measure.pk)
    reading = outline(edition, "de")
    item = reading.by_key[found.element.key]
    fill(reading, [item])
    groups = groups_of([item], whole=whole).get(found.element_id, [])
    return Sheet(found, edition, item, EVERYTHING if whole else public_names(found.turned), today, groups,
                 hooks.last_reports([found.pk]).get(found.pk))


def read_all(measures: QuerySet[Measure], edition: Edition | None, today: date) -> list[Sheet]:
    """Whole sheets of those measures that stand in an edition, in its order; as many queries for one as for all."""
    if edition is None:
        return []
    known = {row.element_id: row for row in measures.select_related("lead_organisation", "body").prefetch_related(
        *PREFETCHED)}
    reading = outline(edition, "de")
    items = [item for item in reading.walk() if item.element_id in known and item.kind == Kind.MEASURE]
    fill(reading, items)
    groups = groups_of(items, whole=True)
    reported = hooks.last_reports([known[item.element_id].pk for item in items])
    return [Sheet(known[item.element_id], edition, item, EVERYTHING, today, groups.get(item.element_id, []),
                  reported.get(known[item.element_id].pk)) for item in items]


def days_of(measure: Measure) -> Days:
    """The days that say how a measure stands."""
    return Days(measure.planned_start, measure.planned_end, measure.first_planned_end, measure.actual_start,
                measure.actual_end, measure.review_on)


def steps_of(measure: Measure) -> list[Step]:
    """Its milestones' days; prefetched ones cost no query."""
    return [Step(stone.title, stone.planned_on, stone.first_planned_on, stone.reached_on)
            for stone in measure.milestones.all()]
