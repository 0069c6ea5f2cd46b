"""Participation on the thread: what people said about an element, and how it was weighed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Substr
from django.urls import reverse

from masswerk.concepts.hooks import Audience, Knot, ThreadRelation, Trace
from masswerk.participation.models import Anchor, Decision, Visibility
from masswerk.participation.words import LOOKS

LETTERS = 160
"""So much of a text stands on the thread; the rest on its own page."""


def rows(edition: int) -> QuerySet[Anchor]:
    """Statements everybody may read, at each element of an edition they speak of; with confirmed decisions only."""
    found = Anchor.objects.filter(
        element__passages__edition=edition, statement__is_without_reference=False,
        statement__contribution__visibility=Visibility.PUBLIC)
    own = Q(statement__decision__confirmed_at__isnull=False)
    shared = Q(statement__bundle__decision__confirmed_at__isnull=False)
    annotated: QuerySet[Anchor] = found.annotate(
        said=Substr(Coalesce("statement__contribution__public_text", "statement__contribution__text"),
                    F("statement__start") + 1, LETTERS),
        outcome=_decided(own, shared, "outcome"), reason=Substr(_decided(own, shared, "reason"), 1, LETTERS))
    return annotated


def _decided(own: Q, shared: Q, field: str) -> Coalesce:
    """A field of the statement's own decision, else of its bundle's, "" while nothing is confirmed."""
    return Coalesce(Case(When(own, then=F(f"statement__decision__{field}")), default=None),
                    Case(When(shared, then=F(f"statement__bundle__decision__{field}")), default=None),
                    Value(""), output_field=CharField())


COLUMNS = {
    "number": "statement__contribution__number", "said": "said", "outcome": "outcome", "reason": "reason",
    "on": "statement__contribution__received_on", "organisation": "statement__contribution__organisation",
    "body": "procedure__body__slug", "procedure": "procedure__slug"}


def trace(element: int, columns: dict[str, Any]) -> Trace:
    """A contribution, and whether it is decided."""
    return Trace(element, ("contributions", "weighing") if columns["outcome"] else ("contributions",), columns)


def knots(trace: Trace) -> Iterator[Knot]:
    """A contribution with its first words; where it is decided, the reason with its outcome."""
    row = trace.facts
    sign = f"B-{row['number']:03d}"
    url = reverse("participation:contribution", kwargs={
        "body": row["body"], "procedure": row["procedure"], "number": row["number"]})
    by = f"{row['organisation']}: " if row["organisation"] else ""
    on = date.fromisoformat(row["on"]) if row["on"] else None
    yield Knot("contributions", title=sign, text=by + _shortened(row["said"]), on=on, url=url)
    if row["outcome"]:
        yield Knot("weighing", title=sign, text=_shortened(row["reason"]), outcome=LOOKS[row["outcome"]], url=url)


def became(edition: int) -> QuerySet[Decision]:
    """Confirmed decisions by which measures of an edition came about."""
    found: QuerySet[Decision] = Decision.objects.filter(
        measure__passages__edition=edition, confirmed_at__isnull=False).annotate(
        element_id=F("measure_id"), why=Substr("reason", 1, LETTERS))
    return found


def decision_knots(trace: Trace) -> Iterator[Knot]:
    """The decision with its reason."""
    yield Knot("weighing", text=_shortened(trace.facts["why"]), outcome=LOOKS[trace.facts["outcome"]])


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return f"{words.rsplit(' ', 1)[0]} …" if len(text) == LETTERS and " " in words else words


def _silent(model: str, field: str, why: str) -> ThreadRelation:
    return ThreadRelation(f"participation.{model}", field, (), Audience.NOBODY, why)


RELATIONS = (
    ThreadRelation("participation.Anchor", "element", ("contributions", "weighing"), Audience.PUBLIC,
                   "what was said to it in public, and the confirmed decision on it", rows=rows, columns=COLUMNS,
                   trace=trace, knots=knots),
    ThreadRelation("participation.Decision", "measure", ("weighing",), Audience.PUBLIC,
                   "by which decision a measure came about", rows=became, columns={"outcome": "outcome", "why": "why"},
                   trace=lambda element, columns: Trace(element, ("weighing",), columns), knots=decision_knots),
    _silent("Baseline", "element", "the wording as laid out is one of its wordings, which the thread shows"),
    _silent("Amendment", "element", "stands with its contribution, which the thread shows"),
    _silent("Change", "element", "the thread shows the new wording, the page of each contribution what it changed"),
)
