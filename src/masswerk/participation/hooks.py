"""What people can take part in: procedures here, and what packages above join; one page lists all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from masswerk.bodies.models import Body
from masswerk.people.access import Viewer


class Time(IntEnum):
    """Whether something can be done today, later, or was done."""

    NOW = 1
    LATER = 2
    PAST = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One thing people take part in, in the words of the page's language; title and lead are the office's own.

    sort:   what it is, in a word
    when:   its days, in a sentence
    on:     the day it is listed by: its last one while it runs, its first one before, the day it ended after
    stage:  where it stands, where there is more to say than its time
    action: what to do there, as a button says it; "" where there is only something to read
    """

    sort: str
    title: str
    lead: str
    url: str
    when: str
    time: Time
    on: date
    stage: str = ""
    action: str = ""

    @property
    def named(self) -> str:
        """The action with the title, for those who hear one link after the other."""
        return f"{self.action}: {self.title}"


Source = Callable[[Viewer, Body, date], Iterable[Way]]
_SOURCES: list[Source] = []


def join_ways(source: Source) -> None:
    """Add what a package offers; called from an app's `apps.py`."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def ways(viewer: Viewer, body: Body, on: date) -> dict[Time, list[Way]]:
    """Everything of a body by its time: what ends or begins first stands first, of the past what is newest."""
    found = [way for source in _SOURCES for way in source(viewer, body, on)]
    return {time: sorted((way for way in found if way.time is time), key=lambda way: (way.on, way.title),
                         reverse=time is Time.PAST) for time in Time}
