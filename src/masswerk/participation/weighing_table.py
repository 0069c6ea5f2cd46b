"""The office's table of statements: what is asked for in the address, and the rows of one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Contains
from django.http import QueryDict

from masswerk.concepts.folded import Folded
from masswerk.concepts.models import Passage
from masswerk.concepts.rules.search import normalise
from masswerk.participation.models import (
    Amendment,
    AmendmentSort,
    AmendmentState,
    Anchor,
    Channel,
    Contribution,
    Outcome,
    Procedure,
    Statement,
    Visibility,
)
from masswerk.participation.rules.merging import carry_over
from masswerk.participation.weighing_places import GONE, Places, Spot, gone_title

PER_PAGE = 50
SIGN = re.compile(r"[bB]-?0*(\d{1,9})")
STATES = {"offen": "noch offen", "bestaetigen": "wartet auf Bestätigung", "rueckfrage": "mit Rückfrage",
          "entschieden": "entschieden", "ohne-bezug": "ohne Bezug", "zurueckgezogen": "zurückgezogen"}
NOWHERE, REMOVED = "ohne", "entfallen"
ORDERS = {"nummer": "nach Nummer", "eingang": "neueste zuerst", "absatz": "nach Absatz",
          "entscheidung": "nach Entscheidung"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for; "" or False where it does not."""

    words: str = ""
    place: str = ""
    state: str = ""
    channel: str = ""
    organisation: str = ""
    to_check: bool = False
    order: str = "nummer"

    @classmethod
    def of(cls, query: QueryDict) -> Wanted:
        """From an address; what it does not know is left out."""
        order, state, channel = (query.get(name, "") for name in ("sortierung", "entscheidung", "eingang"))
        known = (*STATES, *Outcome.values)
        return cls(query.get("suche", "").strip()[:100], query.get("absatz", "")[:60],
                   state if state in known else "", channel if channel in Channel.values else "",
                   query.get("von", "")[:200], "pruefen" in query, order if order in ORDERS else "nummer")

    @property
    def is_filtered(self) -> bool:
        """True where not everything is shown."""
        return bool(self.words or self.place or self.state or self.channel or self.organisation or self.to_check)


@dataclass(slots=True)
class Row:
    """One statement as the table shows it."""

    statement: Any
    places: list[Spot] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    has_proposal: bool = False
    to_check: bool = False
    is_on: bool = False

    @property
    def sign(self) -> str:
        """B-017, or B-017.2 where the contribution has several statements."""
        contribution = self.statement.contribution
        return f"{contribution.sign}.{self.statement.number}" if self.statement.siblings > 1 else contribution.sign

    @property
    def text(self) -> str:
        """What it says; "" once withdrawn."""
        return (self.statement.contribution.text or "")[self.statement.start:self.statement.end]

    @property
    def look(self) -> tuple[str, str]:
        """The decision as the component names it, and a note behind it."""
        return look(self.statement)

    @property
    def variant_step(self) -> str:
        """Value of the button that marks it as differing from its bundle, or takes that back."""
        return f"abweichung-{self.statement.pk}"

    @property
    def leave_step(self) -> str:
        """Value of the button that takes it out of its bundle."""
        return f"loesen-{self.statement.pk}"

    @property
    def place_words(self) -> str:
        """Where it belongs, as short as possible."""
        return ", ".join([spot.sign for spot in self.places] + [f"{title} ({GONE})" for title in self.gone]) or "–"


LOOKS = {Outcome.ADOPTED: "accepted", Outcome.PARTLY: "partly", Outcome.CONTAINED: "contained",
         Outcome.MEASURE: "measure", Outcome.PASSED_ON: "forwarded", Outcome.NOTED: "noted",
         Outcome.NOT_ADOPTED: "declined"}
"""Outcomes as the components name them."""


def look(statement: Any) -> tuple[str, str]:
    """How an annotated statement's decision is shown."""
    return (LOOKS[Outcome(statement.outcome)], "") if statement.outcome else ("open", "")


def statements(procedure: Procedure) -> QuerySet[Any]:
    """The statements of a procedure with the decision that answers each: its own, else its bundle's."""
    own = Q(decision__isnull=False)
    rows = Statement.objects.filter(procedure=procedure).select_related("contribution", "bundle")
    siblings = Statement.objects.filter(contribution=OuterRef("contribution")).order_by().values(
        "contribution").annotate(amount=Count("pk")).values("amount")
    found: QuerySet[Any] = rows.annotate(
        outcome=Coalesce(F("decision__outcome"), F("bundle__decision__outcome")),
        answer=Coalesce(F("decision__pk"), F("bundle__decision__pk")),
        confirmed=Case(When(own, then=F("decision__confirmed_at")), default=F("bundle__decision__confirmed_at"),
                       output_field=DateTimeField()),
        asked=Case(When(own, then=F("decision__question")), default=F("bundle__decision__question")),
        siblings=Subquery(siblings))
    return found


def open_statements(procedures: Iterable[Procedure]) -> QuerySet[Statement]:
    """Statements of some procedures that nobody has answered yet; what was withdrawn or has no reference needs none."""
    return Statement.objects.filter(
        _LIVE, procedure__in=procedures, decision__isnull=True, bundle__decision__isnull=True)


def next_open(statement: Any) -> int | None:
    """The open statement that follows another by number, from the start again behind the last; None for none."""
    rows = open_statements([statement.procedure]).exclude(pk=statement.pk)
    here = Q(contribution__number__gt=statement.contribution.number) | Q(
        contribution=statement.contribution, number__gt=statement.number)
    first = Case(When(here, then=Value(0)), default=Value(1))
    found: int | None = rows.order_by(first, "contribution__number", "number").values_list("pk", flat=True).first()
    return found


def filtered(rows: QuerySet[Any], wanted: Wanted, places: Places, procedure: Procedure) -> QuerySet[Any]:
    """The statements an address asks for, in its order."""
    if wanted.words:
        rows = rows.filter(_words(wanted.words))
    if wanted.place:
        rows = rows.filter(_place(wanted.place, places, procedure))
    if wanted.state:
        rows = rows.filter(_STATES[wanted.state] if wanted.state in _STATES else Q(outcome=wanted.state))
    if wanted.channel:
        rows = rows.filter(contribution__channel=wanted.channel)
    if wanted.organisation:
        rows = rows.filter(contribution__organisation=wanted.organisation)
    if wanted.to_check:
        rows = rows.filter(pk__in=to_check(Amendment.objects.filter(procedure=procedure)))
    return _ordered(rows, wanted.order, places)


_IDLE = Q(is_without_reference=True)
_WITHDRAWN = Q(contribution__visibility=Visibility.WITHDRAWN)
_LIVE = ~_IDLE & ~_WITHDRAWN
_STATES = {
    "offen": _LIVE & Q(outcome__isnull=True),
    "bestaetigen": _LIVE & Q(outcome__isnull=False, confirmed__isnull=True),
    "rueckfrage": _LIVE & Q(outcome__isnull=False) & ~Q(asked=""),
    "entschieden": Q(confirmed__isnull=False),
    "ohne-bezug": _IDLE,
    "zurueckgezogen": _WITHDRAWN,
}


def _words(words: str) -> Q:
    sign = SIGN.fullmatch(words)
    wanted = normalise(words)
    text, organisation = (Contains(Folded(f"contribution__{name}"), wanted) for name in ("text", "organisation"))
    found = Q(text) | Q(organisation)
    return found | Q(contribution__number=int(sign[1])) if sign else found


def _place(place: str, places: Places, procedure: Procedure) -> Q:
    anchors = Anchor.objects.filter(statement=OuterRef("pk"))
    if place == NOWHERE:
        return ~Exists(anchors) & _LIVE
    here = Passage.objects.filter(edition=procedure.edition_id).values("element")
    if place == REMOVED:
        return Q(Exists(anchors.exclude(element__in=here)))
    spot = places.by_key.get(place)
    return Q(Exists(anchors.filter(element__in=spot.below if spot else ())))


def _ordered(rows: QuerySet[Any], order: str, places: Places) -> QuerySet[Any]:
    by_number: tuple[Any, ...] = ("contribution__number", "number")
    if order == "eingang":
        return rows.order_by("-contribution__received_on", "-contribution__number", "number")
    if order == "entscheidung":
        return rows.order_by(F("outcome").asc(nulls_first=True), *by_number)
    if order == "absatz":
        at = Case(*(When(element=spot.element, then=Value(number)) for number, spot in enumerate(places)),
                  default=Value(len(places.by_element)))
        first = Anchor.objects.filter(statement=OuterRef("pk")).annotate(at=at).order_by("at").values("at")[:1]
        rows = rows.annotate(first_place=Subquery(first))
        by_number = (F("first_place").asc(nulls_first=True), *by_number)
    in_order: QuerySet[Any] = rows.order_by(*by_number)
    return in_order


def page_of(rows: QuerySet[Any], amount: int, number: str | None, places: Places) -> tuple[Page[Any], list[Row]]:
    """One page of statements with where they belong and what they propose; three queries at any size.

    amount: how many rows there are, as `totals` has counted them
    """
    paginator: Paginator[Any] = Paginator(rows, PER_PAGE)
    paginator.__dict__["count"] = amount  # the paginator would ask the database once more
    page = paginator.get_page(number)
    return page, rows_of(list(page), places)


def rows_of(found: list[Any], places: Places) -> list[Row]:
    """Statements as rows; two queries at any size."""
    rows = {statement.pk: Row(statement) for statement in found}
    elements: dict[int, set[int]] = {pk: set() for pk in rows}
    for anchor in Anchor.objects.filter(statement__in=rows).select_related("wording"):
        if anchor.element_id in places.by_element:
            elements[anchor.statement_id].add(anchor.element_id)
        else:
            rows[anchor.statement_id].gone.append(gone_title(anchor))
    for pk, row in rows.items():
        row.places = places.of(elements[pk])
    _mark_proposals(rows)
    return list(rows.values())


def _mark_proposals(rows: dict[int, Row]) -> None:
    for statement, is_late in _proposals(Amendment.objects.filter(statement__in=rows)):
        rows[statement].has_proposal = True
        rows[statement].to_check |= is_late


def to_check(amendments: QuerySet[Amendment]) -> set[int]:
    """Statements whose open proposals a person must look at, because the passage was reworded since or is gone."""
    return {statement for statement, is_late in _proposals(amendments) if is_late}


def _proposals(amendments: QuerySet[Amendment]) -> list[tuple[int, bool]]:
    now = Passage.objects.filter(edition=OuterRef("procedure__edition"), element=OuterRef("element"))
    live = amendments.exclude(text=None)  # a text that was taken back proposes nothing
    rows = live.annotate(now=Subquery(now.values("wording_id")[:1]), text_now=Subquery(
        now.values("wording__text")[:1])).values_list(
        "statement_id", "state", "sort", "needs_check", "wording_id", "now", "wording__text", "text", "text_now")
    return [(statement, state == AmendmentState.OPEN and (needs_check or _is_late(sort, made_for, now, *texts)))
            for statement, state, sort, needs_check, made_for, now, *texts in rows]


def _is_late(sort: str, made_for: int, now: int | None, base: str | None, text: str | None, today: str | None) -> bool:
    if made_for == now:
        return False
    if now is None or sort == AmendmentSort.STRIKE:
        return True
    return sort == AmendmentSort.REWORD and carry_over(base or "", text or "", today or "") is None


@dataclass(frozen=True, slots=True)
class Totals:
    """How far a procedure is: contributions, statements by where they stand, and how many the filters leave."""

    contributions: int
    decided: int
    waiting: int
    open: int
    idle: int
    shown: int

    @property
    def statements(self) -> int:
        """Statements that need a decision."""
        return self.decided + self.waiting + self.open


def totals(procedure: Procedure, shown: QuerySet[Any]) -> Totals:
    """How far a procedure is, and how many statements are shown; one query."""
    counts = statements(procedure).order_by().aggregate(
        shown=Count("pk", filter=Q(pk__in=shown.order_by().values("pk"))),
        contributions=Count("contribution", distinct=True),
        decided=Count("pk", filter=_LIVE & Q(outcome__isnull=False, confirmed__isnull=False)),
        waiting=Count("pk", filter=_STATES["bestaetigen"]), open=Count("pk", filter=_STATES["offen"]),
        idle=Count("pk", filter=_IDLE))
    return Totals(**counts)


def organisations(procedure: Procedure) -> list[str]:
    """Organisations that said something, by name; one query."""
    rows = Contribution.objects.filter(procedure=procedure).exclude(organisation="").order_by("organisation")
    return list(rows.values_list("organisation", flat=True).distinct())
