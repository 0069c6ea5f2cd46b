"""The six stations of the thread, and which of them are filled: pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntFlag


class Station(IntFlag):
    """Stations, clockwise from the top of the rosette."""

    CONTRIBUTIONS = 1
    WEIGHING = 2
    WORDING = 4
    MEASURES = 8
    CARRYING_OUT = 16
    EFFECT = 32


ALL = tuple(Station)
NUMBERS = {str(station.name).lower(): int(station) for station in Station}


def mask(names: Iterable[str]) -> int:
    """Names of stations as a sum of `Station`.

    >>> mask(["wording", "measures"])
    12
    """
    total = 0
    for name in names:
        total |= NUMBERS[name]
    return total


def risen(own: Mapping[int, int], parents: Iterable[tuple[int, int | None]]) -> dict[int, int]:
    """What is filled for each element, with all that is filled below it.

    own:     element to its own stations; elements left out have none
    parents: element and the one above it (None at the top), parents before children

    >>> risen({2: 8}, [(1, None), (2, 1), (3, 1)])
    {1: 8, 2: 8, 3: 0}
    """
    order = list(parents)
    filled = {element: own.get(element, 0) for element, _ in order}
    for element, above in reversed(order):
        if above is not None:
            filled[above] |= filled[element]
    return filled


def so_far(filled: int) -> list[tuple[Station, int]]:
    """Each station with what is filled up to and including it, as the marks of the thread show it.

    >>> [reached for _, reached in so_far(12)]
    [0, 0, 4, 12, 12, 12]
    """
    sums: list[tuple[Station, int]] = []
    reached = 0
    for station in ALL:
        reached |= filled & int(station)
        sums.append((station, reached))
    return sums
