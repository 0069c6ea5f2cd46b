"""Events on the thread: in which group a field was talked about."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from masswerk.concepts.hooks import Audience, Knot, ThreadRelation, Trace
from masswerk.concepts.models import Edition
from masswerk.events.models import EventState, GroupField


def traces(edition: Edition) -> Iterator[Trace]:
    """The groups that talked about an edition's elements, at events whose documentation is public; one query."""
    rows = GroupField.objects.filter(element__passages__edition=edition, event__state=EventState.DOCUMENTED)
    for row in rows.select_related("event", "group"):
        yield Trace(row.element_id, ("contributions",), row)


def knots(trace: Trace) -> Iterator[Knot]:
    """The event with its day and the group."""
    row: GroupField = trace.facts
    group = _("Arbeitsgruppe {number}: {title}").format(number=row.group.number, title=row.group.title)
    yield Knot("contributions", title=row.event.title, text=group, on=row.event.held_on)


RELATIONS = (
    ThreadRelation("events.GroupField", "element", ("contributions",), Audience.PUBLIC,
                   "that it was talked about is public with the documentation", traces=traces, knots=knots),
)
