"""Working days (Arbeitstage): Monday to Friday without the public holidays of a state.

Source: BGB, §§ 187, 188, 193 (the day of the event does not count; what ends on a free day ends on the next working
day), to which VwVfG, § 31 refers.
"""

from __future__ import annotations

from datetime import date, timedelta

from masswerk.base.rules.holidays import State, holidays

_ONE = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date, state: State) -> bool:
    """True from Monday to Friday outside of public holidays; raises NoHolidayTable.

    >>> is_working_day(date(2026, 1, 6), State.ST), is_working_day(date(2026, 1, 6), State.SN)
    (False, True)
    """
    return day.weekday() < _SATURDAY and day not in holidays(day.year, state)


def add_working_days(day: date, n: int, state: State) -> date:
    """The n-th working day after a day, or before it where n is negative; raises NoHolidayTable.

    day: the day of the event; it does not count itself
    n:   working days; 0 gives the day itself or, where it is free, the next working day

    >>> add_working_days(date(2026, 4, 2), 1, State.ST)  # Thursday before Easter
    datetime.date(2026, 4, 7)
    >>> add_working_days(date(2026, 4, 7), -1, State.ST)
    datetime.date(2026, 4, 2)
    """
    step = -_ONE if n < 0 else _ONE
    left = abs(n)
    while left or not is_working_day(day, state):
        day += step
        if left and is_working_day(day, state):
            left -= 1
    return day


def working_days_between(first: date, last: date, state: State) -> int:
    """How many working days lie after `first` up to and with `last`; 0 where `last` is not later.

    >>> working_days_between(date(2026, 4, 2), date(2026, 4, 8), State.ST)
    2
    """
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_working_day(day, state) for day in days)
