"""Rows of the overview, how many there are, and what can be chosen; the same few queries at any size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, NullIf, RowNumber
from django.db.models.lookups import Contains

from masswerk.base.components.states import STATUSES
from masswerk.concepts.folded import Folded
from masswerk.concepts.models import Belonging, Edition, Passage
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.search import normalise
from masswerk.measures.models import MeasureRegion, MeasureTarget, Milestone, MoneyLine, Priority, Status
from masswerk.measures.overview.findings import M, conditions
from masswerk.measures.overview.groups import Groups
from masswerk.measures.overview.wanted import NO_STATUS, Finding, Wanted
from masswerk.measures.rules.progress import Computed, Days, Pace, Step, computed, in_words
from masswerk.measures.rules.standing import ENDED
from masswerk.measures.rules.visibility import public_names

PER_PAGE = 50
_WORDS = dict(Status.choices)
_DAYS = ("planned_start", "planned_end", "first_planned_end", "actual_start", "actual_end", "review_on")


@dataclass(slots=True)
class Row:
    """One measure as the overview shows it.

    columns: what the query brought; field: title of its field of action
    computed: how it stands by its days; of milestones only the oldest that was not reached counts here
    """

    columns: dict[str, Any]
    field: str
    days: Days
    computed: Computed

    def __getattr__(self, name: str) -> Any:
        try:
            return self.columns[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def path(self) -> str:
        """Where its sheet lies below the office's measures; of one without a sheet, where it is begun."""
        return f"{self.concept}/{self.key}/" if self.measure else f"{self.concept}/{self.key}/anlegen/"

    @property
    def is_late(self) -> bool:
        """True where a planned day passed without being reached."""
        return self.computed.pace is Pace.LATE

    @property
    def word(self) -> str:
        """Its status as one word."""
        return "überfällig" if self.is_late else _WORDS.get(self.columns["status"], "ohne Status")

    @property
    def sign(self) -> str:
        """The sign beside that word."""
        status = "overdue" if self.is_late else self.columns["status"]
        return STATUSES[status][1] if status in STATUSES else "open"

    @property
    def remark(self) -> str:
        """What stands below the title: how late it is, or why it rests."""
        found = self.computed
        if found.pace is Pace.LATE:
            return f"{in_words(found)}: {found.what}" if found.what else in_words(found)
        return str(self.columns["reason"])

    @property
    def public_term(self) -> str:
        """The same for everybody: "" where the measure keeps its days to the office."""
        return self.term if {"dates", "review_on", "since"} <= public_names(self.columns["turned"]) else ""

    @property
    def term(self) -> str:
        """The day that matters next ("bis 12/2026"); "" where there is none."""
        return term(self.columns["status"], self.days) or str(self.columns["since"] and f"seit {self.columns['since']}")


def term(status: str, days: Days) -> str:
    """The day that matters for a status, as a month.

    >>> term("running", Days(planned_end=date(2026, 12, 31))), term("deferred", Days(review=date(2029, 1, 1)))
    ('bis 12/2026', 'Prüfung 01/2029')
    """
    if status in ENDED and days.actual_end:
        return f"seit {days.actual_end:%m/%Y}"
    if status in {"idea", "planned"} and days.planned_start:
        return f"ab {days.planned_start:%m/%Y}"
    if days.planned_end and status != "deferred":
        return f"bis {days.planned_end:%m/%Y}"
    return f"Prüfung {days.review:%m/%Y}" if days.review else ""


def measures(edition: Edition) -> QuerySet[Passage]:
    """The passages of an edition that are measures."""
    return Passage.objects.filter(edition=edition, kind=Kind.MEASURE)


def filtered(rows: QuerySet[Passage], wanted: Wanted, groups: Groups, today: date) -> QuerySet[Passage]:
    """The measures an address asks for."""
    found = conditions(today)
    if wanted.words:
        title, text = (Contains(Folded(f"wording__{name}"), normalise(wanted.words)) for name in ("title", "text"))
        rows = rows.filter(Q(title) | Q(text) | Q(number__iexact=wanted.words))
    if wanted.field or wanted.theme:
        rows = rows.filter(*(_in_group(groups, key) for key in (wanted.field, wanted.theme) if key))
    if wanted.status:
        rows = rows.filter(Q(**{f"{M}status": wanted.status}) if wanted.status != NO_STATUS
                           else Q(**{f"{M}pk": None}) | Q(**{f"{M}status": ""}))
    if wanted.lead:
        rows = rows.filter(Q(**{f"{M}lead_organisation__name": wanted.lead}) | Q(**{f"{M}lead": wanted.lead}))
    if wanted.target:
        rows = rows.filter(Exists(MeasureTarget.objects.filter(measure=OuterRef(f"{M}pk"), group=wanted.target)))
    if wanted.region:
        rows = rows.filter(Exists(MeasureRegion.objects.filter(measure=OuterRef(f"{M}pk"), region=wanted.region)))
    return rows.filter(found[Finding(wanted.finding)]) if wanted.finding else rows


def _in_group(groups: Groups, key: str) -> Q:
    """Below a field, or said to belong to it or to a theme; an unknown one has nothing."""
    group = groups.by_key.get(key)
    if group is None:
        return Q(pk__in=[])
    belongs = Belonging.objects.filter(edition=OuterRef("edition"), element=OuterRef("element"), target=group.element)
    return Q(parent__in=group.below) | Q(Exists(belongs))


@dataclass(frozen=True, slots=True)
class Totals:
    """How many measures an edition has, how many are shown, and how many of those shown have each finding."""

    all: int
    shown: int
    by_finding: dict[Finding, int]


def totals(rows: QuerySet[Passage], wanted: Wanted, groups: Groups, today: date) -> Totals:
    """Counts in one query; findings are counted as if none were chosen, so that another can be."""
    any_finding = Wanted(**{name: getattr(wanted, name) for name in Wanted.__slots__ if name != "finding"})
    kept = filtered(rows, any_finding, groups, today).values("pk")
    within = Q(pk__in=kept) if any_finding.is_filtered else Q()
    found = conditions(today)
    shown = within & found[Finding(wanted.finding)] if wanted.finding else within
    counts = rows.aggregate(all=Count("pk"), shown=Count("pk", filter=shown) if shown else Count("pk"),
                            **{name.name: Count("pk", filter=within & condition) for name, condition in found.items()})
    return Totals(counts["all"], counts["shown"], {name: counts[name.name] for name in found})


def order_of(order: str, groups: Groups, today: date) -> tuple[Any, ...]:
    """What to order by; what is equal stands as in the concept."""
    place = Case(*(When(parent=group.element, then=Value(group.at)) for group in groups.by_element.values()),
                 default=Value(len(groups.by_element)), output_field=IntegerField())
    soonest = Coalesce(f"{M}actual_end", f"{M}planned_end", f"{M}review_on")
    first = {
        "titel": F("wording__title").asc(), "federfuehrung": NullIf(_leader(), Value("")).asc(nulls_last=True),
        "termin": soonest.asc(nulls_last=True), "dringlichkeit": _urgency(today).asc(),
    }
    return (*([first[order]] if order in first else []), place.asc(), "position", "pk")


def _urgency(today: date) -> Case:
    """Late first, then due, then what somebody called urgent, then what runs; what has ended comes last."""
    found = conditions(today)
    return Case(
        When(found[Finding.LATE], then=Value(0)), When(found[Finding.REVIEW], then=Value(1)),
        When(Q(**{f"{M}status__in": ENDED}), then=Value(9)),
        When(Q(**{f"{M}priority": Priority.HIGH}), then=Value(2)), When(found[Finding.NO_LEAD], then=Value(3)),
        When(Q(**{f"{M}priority": Priority.LOW}), then=Value(6)), default=Value(5), output_field=IntegerField())


def columns(rows: QuerySet[Passage], today: date, *more: str) -> QuerySet[Passage, dict[str, Any]]:
    """What the overview shows of each measure, and what else was annotated."""
    unmet = Milestone.objects.filter(measure=OuterRef(f"{M}pk"), reached_on=None).order_by("planned_on", "pk")
    money = MoneyLine.objects.filter(measure=OuterRef(f"{M}pk"), year=today.year).order_by().values("measure")
    found: QuerySet[Passage, dict[str, Any]] = rows.annotate(
        leader=_leader(), measure=F(f"{M}pk"), title=F("wording__title"), key=F("element__key"),
        concept=F("element__concept__slug"),
        **{name: Coalesce(f"{M}{name}", Value(""), output_field=TextField())
           for name in ("status", "reason", "since", "budget", "turned")},
        **{name: F(f"{M}{name}") for name in _DAYS},
        due_on=Subquery(unmet.values("planned_on")[:1]), due_what=Subquery(unmet.values("title")[:1]),
        money=Subquery(money.annotate(sum=Sum("planned")).values("sum")[:1]),
    ).values("parent", "number", "leader", "measure", "title", "key", "concept", "status", "reason", "since", "budget",
             "turned", *_DAYS, "due_on", "due_what", "money", *more)
    return found


def _leader() -> Coalesce:
    return Coalesce(f"{M}lead_organisation__name", f"{M}lead", Value(""))


def page_of(rows: QuerySet[Passage], amount: int, number: str | None, groups: Groups,
            today: date) -> tuple[Page[Any], list[Row]]:
    """One page of rows; one query. amount: how many there are, as `totals` has counted them"""
    paginator: Paginator[Any] = Paginator(columns(rows, today), PER_PAGE)
    paginator.__dict__["count"] = amount  # the paginator would ask the database once more
    page = paginator.get_page(number)
    return page, as_rows(page, groups, today)


def first_of_each_status(rows: QuerySet[Passage], order: tuple[Any, ...], most: int, groups: Groups,
                         today: date) -> list[Row]:
    """The first rows of each status, as the board shows them, with the `amount` of all that have it; one query."""
    same: dict[str, Any] = {"partition_by": Coalesce(f"{M}status", Value(""))}
    placed = rows.annotate(place=Window(RowNumber(), order_by=order, **same), amount=Window(Count("pk"), **same))
    return as_rows(columns(placed.filter(place__lte=most).order_by(*order), today, "amount"), groups, today)


def as_rows(found: Iterable[dict[str, Any]], groups: Groups, today: date) -> list[Row]:
    """What the query brought, as rows."""
    fields: dict[int | None, str] = {}
    rows = []
    for values in found:
        parent, due = values["parent"], values["due_on"]
        if parent not in fields:
            fields[parent] = groups.field_of(parent)
        days = Days(*(values[name] for name in _DAYS))
        steps = [Step(values["due_what"], due, due)] if due else []
        rows.append(Row(values, fields[parent], days, computed(values["status"], days, steps, today)))
    return rows
