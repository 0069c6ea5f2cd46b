"""Where a survey stands on a day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    BEFORE = "before"
    RUNNING = "running"
    OVER = "over"


def stage(first: date, last: date, on: date) -> Stage:
    """Before its first day, until the end of its last one, or after it.

    >>> days = date(2026, 4, 1), date(2026, 4, 30)
    >>> [stage(*days, date(2026, month, day)).value for month, day in ((3, 31), (4, 1), (4, 30), (5, 1))]
    ['before', 'running', 'running', 'over']
    """
    if on < first:
        return Stage.BEFORE
    return Stage.RUNNING if on <= last else Stage.OVER
