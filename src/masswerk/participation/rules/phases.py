"""The phases of a procedure: announce, contribute, weigh, answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from masswerk.base.errors import RuleError


class Phase(StrEnum):
    """Where a procedure stands on a day."""

    ANNOUNCED = "announced"
    CONTRIBUTE = "contribute"
    WEIGH = "weigh"
    ANSWERED = "answered"
    CLOSED = "closed"


ORDER = (Phase.ANNOUNCED, Phase.CONTRIBUTE, Phase.WEIGH, Phase.ANSWERED)


class PhasesOutOfOrder(RuleError):
    cause = "Die Tage der Phasen stehen nicht in ihrer Reihenfolge: {what}."
    way_out = "Bekanntmachen, Beitragen, Abwägen, Antworten: Jeder Tag liegt am vorigen oder danach."


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a procedure: first day announced, first and last day for contributions, last day for weighing, day
    of the answer; the last two are None while open."""

    inform_on: date
    contribute_from: date
    contribute_until: date
    weigh_until: date | None = None
    answer_on: date | None = None


def check_days(days: Days) -> None:
    """Raise PhasesOutOfOrder, naming the first two days that are.

    >>> check_days(Days(date(2026, 3, 2), date(2026, 3, 1), date(2026, 6, 30)))
    Traceback (most recent call last):
    masswerk.participation.rules.phases.PhasesOutOfOrder: Die Tage der Phasen stehen nicht in ihrer Reihenfolge: \
Beginn der Beiträge vor Bekanntmachung. Bekanntmachen, Beitragen, Abwägen, Antworten: Jeder Tag liegt am vorigen \
oder danach.
    """
    named = [("Bekanntmachung", days.inform_on), ("Beginn der Beiträge", days.contribute_from),
             ("Ende der Beiträge", days.contribute_until), ("Ende der Abwägung", days.weigh_until),
             ("Antwort", days.answer_on)]
    known = [(name, day) for name, day in named if day is not None]
    for (before, first), (after, second) in zip(known, known[1:], strict=False):
        if second < first:
            raise PhasesOutOfOrder(what=f"{after} vor {before}")


def phase(days: Days, on: date, *, is_closed: bool = False) -> Phase:
    """Where a procedure stands on a day; a closed one is closed.

    >>> days = Days(date(2026, 3, 2), date(2026, 4, 1), date(2026, 6, 30), date(2026, 9, 30), date(2026, 10, 2))
    >>> [phase(days, day).value for day in (date(2026, 3, 31), date(2026, 6, 30), date(2026, 7, 1), date(2026, 10, 2))]
    ['announced', 'contribute', 'weigh', 'answered']
    """
    if is_closed:
        return Phase.CLOSED
    if on < days.contribute_from:
        return Phase.ANNOUNCED
    if on <= days.contribute_until:
        return Phase.CONTRIBUTE
    return Phase.ANSWERED if days.answer_on is not None and on >= days.answer_on else Phase.WEIGH


def days_left(days: Days, on: date) -> int:
    """Days on which contributions are still taken, this one included; 0 before and after.

    >>> days_left(Days(date(2026, 3, 2), date(2026, 4, 1), date(2026, 6, 30)), date(2026, 6, 30))
    1
    """
    return (days.contribute_until - on) // timedelta(days=1) + 1 if phase(days, on) is Phase.CONTRIBUTE else 0
