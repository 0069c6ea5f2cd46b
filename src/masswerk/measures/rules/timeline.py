"""Where a measure stands on a line of years, in quarters. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from masswerk.measures.rules.progress import Days
from masswerk.measures.rules.standing import ENDED

YEARS = 6
"""How many years a line shows."""

QUARTERS = YEARS * 4


class Mark(NamedTuple):
    """What is drawn for one measure.

    first, last: quarters from 1 to `QUARTERS`, both drawn; sort: "bar", "plan" (not begun) or "day" (a single day)
    words:       what stands on it ("bis 12/2026"); "" where the status says all
    """

    first: int
    last: int
    sort: str
    words: str


def first_year(days: Iterable[Days], today: date) -> int:
    """The year a line begins with: two before today's, earlier where nothing is planned and all lies behind.

    >>> first_year([Days(planned_end=date(2027, 1, 1))], date(2026, 5, 12)), first_year([], date(2026, 5, 12))
    (2024, 2024)
    >>> first_year([Days(actual_end=date(2019, 1, 1))], date(2026, 5, 12))
    2019
    """
    known = [day for row in days for day in row if day is not None]
    if known and max(known).year < today.year - 2:
        return max(known).year
    return today.year - 2


def mark(status: str, days: Days, year: int) -> Mark | None:
    """What is drawn for a measure on a line that begins with `year`; None where it has no day.

    >>> mark("running", Days(planned_start=date(2025, 7, 1), planned_end=date(2026, 12, 31)), 2024)
    Mark(first=7, last=12, sort='bar', words='bis 12/2026')
    >>> mark("deferred", Days(review=date(2029, 1, 1)), 2024)
    Mark(first=21, last=21, sort='day', words='Prüfung 01/2029')
    >>> mark("permanent", Days(), 2024), mark("idea", Days(), 2024)
    (Mark(first=1, last=24, sort='bar', words=''), None)
    """
    begin, end = days.actual_start or days.planned_start, days.actual_end or days.planned_end
    if status in ENDED and (end or begin):
        return _day(end or begin, "seit" if status != "done" or not days.actual_end else "bis", year)
    if status == "permanent":
        return Mark(_quarter(begin, year) if begin else 1, QUARTERS, "bar", f"seit {_month(begin)}" if begin else "")
    if begin or end:
        return _span(status, begin, end, year)
    return _day(days.review, "Prüfung", year) if days.review else None


def today_at(today: date, year: int) -> int:
    """The quarter of today on a line that begins with `year`.

    >>> today_at(date(2026, 5, 12), 2024)
    10
    """
    return _quarter(today, year)


def _span(status: str, begin: date | None, end: date | None, year: int) -> Mark:
    words = f"bis {_month(end)}" if end else f"ab {_month(begin)}" if begin else ""
    if status in {"idea", "planned", "deferred", ""} and begin:
        words = f"ab {_month(begin)}"
    first = _quarter(begin, year) if begin else 1
    last = _quarter(end, year) if end else QUARTERS
    return Mark(first, max(first, last), "plan" if status in {"idea", "planned", "deferred", ""} else "bar", words)


def _day(day: date | None, word: str, year: int) -> Mark | None:
    if day is None:
        return None
    at = _quarter(day, year)
    return Mark(at, at, "day", f"{word} {_month(day)}")


def _quarter(day: date, year: int) -> int:
    """Days outside of the line stand at its ends."""
    return min(QUARTERS, max(1, (day.year - year) * 4 + (day.month - 1) // 3 + 1))


def _month(day: date | None) -> str:
    return f"{day:%m/%Y}" if day else ""
