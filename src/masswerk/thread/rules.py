"""The six stations of the thread, and which of them are filled: pure."""

from __future__ import annotations

from enum import IntFlag
from typing import Protocol


class Station(IntFlag):
    """Stations, clockwise from the top of the rosette."""

    CONTRIBUTIONS = 1
    WEIGHING = 2
    WORDING = 4
    MEASURES = 8
    CARRYING_OUT = 16
    EFFECT = 32


GERMAN = {
    Station.CONTRIBUTIONS: "Beiträge", Station.WEIGHING: "Abwägung", Station.WORDING: "Wortlaut",
    Station.MEASURES: "Maßnahmen", Station.CARRYING_OUT: "Umsetzung", Station.EFFECT: "Wirkung",
}

CARRIED_OUT = frozenset({"running", "permanent", "done"})


class HasStatus(Protocol):
    """Something with the status of a measure."""

    status: str


def filled(measure: HasStatus | None) -> int:
    """Stations that have something for an element with wording and perhaps a measure; a sum of `Station`.

    >>> filled(None)
    4
    """
    stations = Station.WORDING
    if measure is not None:
        stations |= Station.MEASURES
        if measure.status in CARRIED_OUT:
            stations |= Station.CARRYING_OUT
    return int(stations)
