"""Events on the thread: in which group a field was talked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from masswerk.concepts.hooks import Audience, Knot, ThreadRelation, Trace
from masswerk.events.models import EventState, GroupField

COLUMNS = {"number": "group__number", "group": "group__title", "event": "event__title", "held_on": "event__held_on"}


def rows(edition: int) -> QuerySet[GroupField]:
    """The groups that talked about an edition's elements, at events whose documentation is public."""
    return GroupField.objects.filter(element__passages__edition=edition, event__state=EventState.DOCUMENTED)


def trace(element: int, columns: dict[str, Any]) -> Trace:
    """One group at one event."""
    return Trace(element, ("contributions",), columns)


def knots(trace: Trace) -> Iterator[Knot]:
    """The event with its day and the group."""
    row = trace.facts
    group = _("Arbeitsgruppe {number}: {title}").format(number=row["number"], title=row["group"])
    held_on = date.fromisoformat(row["held_on"]) if row["held_on"] else None
    yield Knot("contributions", title=row["event"], text=group, on=held_on)


RELATIONS = (
    ThreadRelation("events.GroupField", "element", ("contributions",), Audience.PUBLIC,
                   "that it was talked about is public with the documentation", rows=rows,
                   columns=COLUMNS, trace=trace, knots=knots),
)
