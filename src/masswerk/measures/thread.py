"""Measures on the thread: what is done for an element, and what of it is being carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from masswerk.concepts.hooks import Audience, Knot, ThreadRelation, Trace
from masswerk.measures.models import Measure, Status
from masswerk.measures.rules.visibility import public_names

CARRIED_OUT = frozenset({Status.RUNNING, Status.PERMANENT, Status.DONE})
"""Statuses in which something is being done or was done."""


class Facts(NamedTuple):
    """What pages say about a measure."""

    status: str
    lead: str
    reason: str
    since: str
    budget: str
    review_on: date | None


def rows(edition: int) -> QuerySet[Measure]:
    """The measures of an edition's elements, with who leads them."""
    found: QuerySet[Measure] = Measure.objects.filter(element__passages__edition=edition).annotate(
        leader=Coalesce("lead_organisation__name", "lead"))
    return found


def trace(element: int, columns: dict[str, Any]) -> Trace:
    """A measure with what everybody sees of it, and whether it is carried out."""
    seen = public_names(columns["turned"])
    told: dict[str, Any] = {name: columns[name] if name in seen else "" for name in Facts._fields}
    told["review_on"] = date.fromisoformat(told["review_on"]) if told["review_on"] else None
    facts = Facts(**told)
    return Trace(element, ("measures", "carrying_out") if facts.status in CARRIED_OUT else ("measures",), facts)


def knots(trace: Trace) -> Iterator[Knot]:
    """A measure with its lead; where it is carried out, also since when and with which money."""
    facts: Facts = trace.facts
    words = [_("Federführung: {lead}").format(lead=_apart(facts.lead))] if facts.lead else []
    words += [_apart(facts.reason)] if facts.reason else []
    yield Knot("measures", text=". ".join(words), status=facts.status)
    if "carrying_out" in trace.stations:
        done = [_("Seit {since}").format(since=_month(facts.since))] if facts.since else []
        done += [_("Mittel: {budget}").format(budget=_apart(facts.budget))] if facts.budget else []
        if facts.review_on:
            done.append(_("Wiedervorlage: {day}").format(day=f"{facts.review_on:%d.%m.%Y}"))
        yield Knot("carrying_out", text=". ".join(done), status=facts.status)


def _apart(text: str) -> str:
    """The office's own words, kept apart from text that runs from right to left."""
    return f"\u2068{text}\u2069" if get_language_bidi() else text


def _month(since: str) -> str:
    """A month as people write it: "10/2015" for "2015-10"; other words stay."""
    return re.sub(r"^(\d{4})-(\d{2})$", r"\2/\1", since)


RELATIONS = (
    ThreadRelation("measures.Measure", "element", ("measures", "carrying_out"), Audience.PUBLIC,
                   "status, lead and reason are public with the concept", rows=rows,
                   columns={**{name: name for name in Facts._fields}, "lead": "leader", "turned": "turned"},
                   trace=trace, knots=knots),
)
