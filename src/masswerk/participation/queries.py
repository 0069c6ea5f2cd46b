"""What pages for everybody read of participation: the draft as it was laid out, and what was said to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from masswerk.base.prepared import Prepared
from masswerk.concepts import figures
from masswerk.concepts.models import Passage
from masswerk.concepts.reading import LONG_GERMAN, Item, Reading, fill, outline
from masswerk.participation.models import (
    Amendment,
    Baseline,
    Contribution,
    Decision,
    Procedure,
    Statement,
    Visibility,
)

WHOLE = 0
"""Stands for the whole concept where an element is meant."""


class Point(NamedTuple):
    """One statement as everybody may read it.

    said:            the stretch of the contribution's text
    outcome, reason: "" until a second person has confirmed the decision
    """

    statement: int
    number: int
    said: str
    language: str
    organisation: str
    outcome: str
    reason: str

    @property
    def sign(self) -> str:
        """How its contribution is called: "B-017"."""
        return f"B-{self.number:03d}"


@dataclass(slots=True)
class Voices:
    """What was said, by element; the whole concept is `WHOLE`.

    shown:  what everybody may read, by number
    hidden: numbers of contributions that wait or are internal
    """

    shown: dict[int, list[Point]] = field(default_factory=dict)
    hidden: dict[int, set[int]] = field(default_factory=dict)

    def at(self, element: int) -> tuple[list[Point], int]:
        """What everybody may read of an element, and how many more there are."""
        return self.shown.get(element, []), len(self.hidden.get(element, ()))

    @property
    def elements(self) -> set[int]:
        """Elements to which something was said."""
        return (self.shown.keys() | self.hidden.keys()) - {WHOLE}

    @property
    def amounts(self) -> tuple[int, int]:
        """How many contributions everybody may read, and how many not."""
        shown = {point.number for points in self.shown.values() for point in points}
        return len(shown), len(set().union(*self.hidden.values()) - shown)


@dataclass(slots=True)
class LaidOut:
    """A draft as it was laid out: its tree, with the wording of that day.

    wordings: element to the number of its wording of that day
    reworded: elements that read differently by now, or are gone
    gone:     items that are no longer in the draft
    """

    reading: Reading
    wordings: dict[int, int]
    reworded: frozenset[int]
    gone: list[Item] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """Everything that was laid out, in reading order; what is gone last."""
        return [item for item in self.reading.walk() if item.element_id in self.wordings] + self.gone


class Words(NamedTuple):
    """A wording: its number in the database, title, text and hash."""

    pk: int
    title: str
    text: str
    hash: str


class Place(NamedTuple):
    """One passage: how it was laid out, its wording of that day, and that of now, None where it is gone."""

    procedure: Procedure
    item: Item
    wording: Words
    current: Words | None


def laid_out(procedure: Procedure, language: str = LONG_GERMAN) -> LaidOut:
    """The draft of a procedure, with its pictures of today; five queries at any size, six in other languages."""
    reading = outline(procedure.edition, language)
    now = Passage.objects.filter(edition=procedure.edition_id, element=OuterRef("element")).values("wording_id")
    rows = Baseline.objects.filter(procedure=procedure).order_by("pk").values_list(
        "element_id", "wording_id", "element__key", "wording__title", "wording__text", Subquery(now[:1]))
    by_element = {item.element_id: item for item in reading.by_key.values()}
    wordings: dict[int, int] = {}
    reworded, gone = set(), []
    for element, wording, key, title, text, current in rows:
        wordings[element] = wording
        item = by_element.get(element)
        if item is None:
            item = Item(element, key, "text", "", "", "", LONG_GERMAN, False)
            gone.append(item)
        if item.language == LONG_GERMAN:
            item.title, item.text = title or "", text or ""
        if current != wording:
            reworded.add(element)
    for element, _sort, facts, *_rest in figures.rows({"edition": procedure.edition_id}, language):
        item = by_element[element]
        item.figures = tuple(sorted((*item.figures, figures.picture(facts))))
    if language != LONG_GERMAN:
        fill(reading, [item for item in by_element.values() if item.language != LONG_GERMAN])
    return LaidOut(reading, wordings, frozenset(reworded), gone)


def _now(field: str) -> Subquery:
    there = Passage.objects.filter(edition=OuterRef("procedure__edition"), element=OuterRef("element"))
    return Subquery(there.values(field)[:1])


_place = Prepared(lambda procedure, key: Baseline.objects.filter(procedure=procedure, element__key=key).order_by(
    ).values_list("element_id", "number", "wording_id", "wording__title", "wording__text", "wording__hash",
                  _now("wording_id"), _now("wording__title"), _now("wording__text"), _now("wording__hash")),
    2**31 - 2, "\x00")


def laid_out_place(procedure: Procedure, key: str) -> Place | None:
    """One passage as laid out and as it reads now; one query. None where there is no such passage."""
    rows = _place(procedure.pk, key)
    if not rows:
        return None
    element, number, *wordings = rows[0]
    then, now = (Words(pk, title or "", text or "", mark) if pk else None
                 for pk, title, text, mark in (wordings[:4], wordings[4:]))
    if then is None:
        return None
    return Place(procedure, Item(element, key, "text", number, then.title, then.text, LONG_GERMAN, False), then, now)


def is_new(procedure: Procedure, key: str) -> bool:
    """True for a passage that came into the draft after it was laid out."""
    return Passage.objects.filter(edition=procedure.edition_id, element__key=key).exists()


def points(procedure: Procedure, element: int | None = None) -> Voices:
    """What everybody may read, and how much more there is, by element; one query.

    element: only what belongs to it; None for everything
    """
    rows = Statement.objects.filter(procedure=procedure, is_without_reference=False).exclude(
        contribution__visibility=Visibility.WITHDRAWN)
    if element is not None:
        rows = rows.filter(anchors__element=element)
    is_public = Q(contribution__visibility=Visibility.PUBLIC)
    found = _decided(rows).annotate(shown=_if(is_public, "contribution__public_text", "contribution__text")).order_by(
        "contribution__number", "number", "anchors__id").values_list(
        "anchors__element_id", "pk", "contribution__number", "shown", "start", "end", "contribution__language",
        "contribution__organisation", "shown_outcome", "shown_reason")
    voices = Voices()
    for place, pk, number, text, start, end, *rest in found:
        if text is None:
            voices.hidden.setdefault(place or WHOLE, set()).add(number)
            continue
        language, organisation, outcome, reason = rest
        voices.shown.setdefault(place or WHOLE, []).append(
            Point(pk, number, text[start:end], language, organisation, outcome or "", reason or ""))
    return voices


def _decided(statements: QuerySet[Statement]) -> QuerySet[Any]:
    """With the confirmed decision of each statement, its own before that of its bundle."""
    own, shared = Q(decision__confirmed_at__isnull=False), Q(bundle__decision__confirmed_at__isnull=False)
    return statements.annotate(
        shown_outcome=Coalesce(_if(own, "decision__outcome"), _if(shared, "bundle__decision__outcome")),
        shown_reason=Coalesce(_if(own, "decision__reason"), _if(shared, "bundle__decision__reason")))


def _if(condition: Q, *names: str) -> Any:
    """The first of some fields that says something, where a condition holds."""
    return Case(When(condition, then=Coalesce(*names) if len(names) > 1 else F(*names)), default=None)


def amended(procedure: Procedure) -> set[int]:
    """Statements that propose a wording; one query."""
    return set(Amendment.objects.filter(procedure=procedure).values_list("statement_id", flat=True))


def amounts(procedures: Iterable[Procedure]) -> dict[int, int]:
    """How many contributions each procedure has, withdrawn ones left out; one query."""
    rows = Contribution.objects.filter(procedure__in=list(procedures)).exclude(
        visibility=Visibility.WITHDRAWN).order_by().values_list("procedure_id").annotate(amount=Count("pk"))
    return dict(rows)


def waiting_amounts(procedures: Iterable[Procedure]) -> dict[int, int]:
    """How many contributions of each procedure wait to be looked through; one query."""
    rows = Contribution.objects.filter(procedure__in=list(procedures), visibility=Visibility.WAITING)
    return dict(rows.order_by().values_list("procedure_id").annotate(amount=Count("pk")))


def to_look_through(procedure: Procedure) -> QuerySet[Contribution]:
    """What waits to be looked through, oldest first."""
    return Contribution.objects.filter(procedure=procedure, visibility=Visibility.WAITING).order_by("number")


def place(procedure: Procedure, contributions: Iterable[Contribution]) -> None:
    """Say of each where it belongs (`place`), and whether it proposes a wording (`proposes`); two queries."""
    rows = list(contributions)
    proposing = set(Amendment.objects.filter(statement__contribution__in=rows).values_list(
        "statement__contribution_id", flat=True))
    spots: dict[int, list[str]] = {}
    laid = Baseline.objects.filter(procedure=procedure, element__anchors__statement__contribution__in=rows)
    for pk, number, title in laid.order_by("pk").values_list(
            "element__anchors__statement__contribution_id", "number", "wording__title"):
        spots.setdefault(pk, []).append(number or title or "Absatz ohne Nummer")
    for row in rows:
        row.place = ", ".join(spots.get(row.pk, ["Ganzer Entwurf"]))  # type: ignore[attr-defined]
        row.proposes = row.pk in proposing  # type: ignore[attr-defined]


def confirmed(contribution: Contribution) -> dict[int, Decision]:
    """Confirmed decisions on the statements of a contribution, by statement; one query."""
    rows = Decision.objects.filter(confirmed_at__isnull=False).filter(
        Q(statement__contribution=contribution) | Q(bundle__statements__contribution=contribution)).distinct()
    of: dict[int, Decision] = {}
    shared = {row.bundle_id: row for row in rows if row.bundle_id}
    for statement, bundle in contribution.statements.values_list("pk", "bundle_id"):
        if bundle in shared:
            of[statement] = shared[bundle]
    return of | {row.statement_id: row for row in rows if row.statement_id}
