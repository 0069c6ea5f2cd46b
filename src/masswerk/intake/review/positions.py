"""Positions of rows: numbers with gaps, so that moving one row does not renumber thousands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

GAP = 1 << 20
"""Distance of fresh positions: twenty rows fit between two neighbours one after the other."""


def fresh(count: int) -> list[int]:
    """Positions of `count` rows, far enough apart.

    >>> fresh(2) == [GAP, 2 * GAP]
    True
    """
    return [GAP * (index + 1) for index in range(count)]


def placed(old: Sequence[int | None]) -> list[int]:
    """Rising positions for rows in their new order; as many as possible keep theirs.

    old: position of each row before, None for new ones; rows are given in their new order

    >>> placed([10, 30, 20, None, 40])
    [10, 15, 20, 30, 40]
    """
    kept = _longest_rising(old)
    found: list[int] = []
    start = 0
    for stop in [*kept, len(old)]:
        low = found[-1] if found else 0
        high = old[stop] if stop < len(old) else None
        between = _between(low, high, stop - start)
        if between is None:
            return fresh(len(old))
        found += between
        if high is not None:
            found.append(high)
        start = stop + 1
    return found


def _between(low: int, high: int | None, count: int) -> list[int] | None:
    """`count` positions between two others; None where they do not fit."""
    if high is None:
        return [low + GAP * (index + 1) for index in range(count)]
    if high - low <= count:
        return None
    return [low + (high - low) * (index + 1) // (count + 1) for index in range(count)]


def _longest_rising(values: Sequence[int | None]) -> list[int]:
    """Indexes of a longest strictly rising part. Source: patience sorting, Fredman 1975."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: dict[int, int | None] = {}
    for index, value in enumerate(values):
        if value is None:
            continue
        place = bisect_left(tails, value)
        before[index] = tail_at[place - 1] if place else None
        tails[place:place + 1] = [value]
        tail_at[place:place + 1] = [index]
    chain: list[int] = []
    index_or_none = tail_at[-1] if tail_at else None
    while index_or_none is not None:
        chain.append(index_or_none)
        index_or_none = before[index_or_none]
    return chain[::-1]
