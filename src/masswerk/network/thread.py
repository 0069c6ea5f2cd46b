"""Groups on the thread: what a meeting talked about and decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from masswerk.concepts.hooks import Audience, Knot, ThreadRelation, Trace
from masswerk.network.models import MeetingPoint, Resolution

TOLD = {"meeting__is_public": True, "meeting__cancelled_at": None, "meeting__group__is_public": True}
"""Meetings everybody may read of."""

POINT = {"title": "title", "group": "meeting__group__name", "held_on": "meeting__held_on"}
RESOLUTION = {"text": "text", "votes": "votes", "group": "meeting__group__name", "held_on": "meeting__held_on"}


def points(edition: int) -> QuerySet[MeetingPoint]:
    """Points of public agendas about an edition's elements."""
    return MeetingPoint.objects.filter(element__passages__edition=edition, **TOLD)


def resolutions(edition: int) -> QuerySet[Resolution]:
    """Resolutions of public meetings about an edition's elements."""
    return Resolution.objects.filter(element__passages__edition=edition, **TOLD)


def talked(element: int, columns: dict[str, Any]) -> Trace:
    """That a group talked about it."""
    return Trace(element, ("contributions",), columns)


def decided(element: int, columns: dict[str, Any]) -> Trace:
    """What a group decided about it."""
    return Trace(element, ("weighing",), columns)


def point_knots(trace: Trace) -> Iterator[Knot]:
    """The group with its day, and the point."""
    row = trace.facts
    yield Knot("contributions", title=_("Sitzung: {group}").format(group=row["group"]), text=row["title"],
               on=date.fromisoformat(row["held_on"]))


def resolution_knots(trace: Trace) -> Iterator[Knot]:
    """The group with its day, the resolution and how it was voted."""
    row = trace.facts
    votes = f" ({row['votes']})" if row["votes"] else ""
    yield Knot("weighing", title=_("Beschluss: {group}").format(group=row["group"]), text=row["text"] + votes,
               on=date.fromisoformat(row["held_on"]))


def _silent(model: str, why: str) -> ThreadRelation:
    return ThreadRelation(f"network.{model}", "element", (), Audience.NOBODY, why)


RELATIONS = (
    ThreadRelation("network.MeetingPoint", "element", ("contributions",), Audience.PUBLIC,
                   "that a public meeting talked about it", rows=points, columns=POINT, trace=talked,
                   knots=point_knots),
    ThreadRelation("network.Resolution", "element", ("weighing",), Audience.PUBLIC,
                   "what a public meeting decided about it", rows=resolutions, columns=RESOLUTION, trace=decided,
                   knots=resolution_knots),
    _silent("GroupTask", "stands on the group's page until a measure takes it over, and then on the measure's"),
    _silent("Charge", "the group's page lists its fields"),
    _silent("ProfileTopic", "the directory lists organisations by field"),
)
