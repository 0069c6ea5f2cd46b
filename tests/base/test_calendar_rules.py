"""Holidays and working days of every state, against the days the states' calendars print for 2024 to 2027."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.base.rules.holidays import LAWS, NoHolidayTable, NoState, State, easter, holidays, state_of
from masswerk.base.rules.working_days import add_working_days, is_working_day, working_days_between

EVERYWHERE = {
    2024: "01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26",
    2025: "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26",
    2026: "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
    2027: "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26",
}
"""Printed days that are free in all states."""

BESIDES = {
    "BW": ("01-06 05-30 11-01", "01-06 06-19 11-01", "01-06 06-04 11-01", "01-06 05-27 11-01"),
    "BY": ("01-06 05-30 11-01", "01-06 06-19 11-01", "01-06 06-04 11-01", "01-06 05-27 11-01"),
    "BE": ("03-08", "03-08 05-08", "03-08", "03-08"),
    "BB": ("03-31 05-19 10-31", "04-20 06-08 10-31", "04-05 05-24 10-31", "03-28 05-16 10-31"),
    "HB": ("10-31", "10-31", "10-31", "10-31"),
    "HH": ("10-31", "10-31", "10-31", "10-31"),
    "HE": ("05-30", "06-19", "06-04", "05-27"),
    "MV": ("03-08 10-31", "03-08 10-31", "03-08 10-31", "03-08 10-31"),
    "NI": ("10-31", "10-31", "10-31", "10-31"),
    "NW": ("05-30 11-01", "06-19 11-01", "06-04 11-01", "05-27 11-01"),
    "RP": ("05-30 11-01", "06-19 11-01", "06-04 11-01", "05-27 11-01"),
    "SL": ("05-30 08-15 11-01", "06-19 08-15 11-01", "06-04 08-15 11-01", "05-27 08-15 11-01"),
    "SN": ("10-31 11-20", "10-31 11-19", "10-31 11-18", "10-31 11-17"),
    "ST": ("01-06 10-31", "01-06 10-31", "01-06 10-31", "01-06 10-31"),
    "SH": ("10-31", "10-31", "10-31", "10-31"),
    "TH": ("09-20 10-31", "09-20 10-31", "09-20 10-31", "09-20 10-31"),
}
"""Printed days that are free in one state besides, for 2024, 2025, 2026 and 2027."""

WORKING_DAYS = {
    ("ST", 2024): 252, ("ST", 2025): 250, ("ST", 2026): 253, ("BE", 2025): 251, ("BY", 2026): 252, ("HE", 2024): 252,
    ("NW", 2024): 251,
}
"""Days from Monday to Friday less holidays on such days, counted on the printed calendars."""


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("year", EVERYWHERE)
def test_the_holidays_of_a_state_are_those_its_calendar_prints(state, year):
    printed = EVERYWHERE[year].split() + BESIDES[state][year - 2024].split()
    assert list(holidays(year, state)) == sorted(date.fromisoformat(f"{year}-{day}") for day in printed)


@pytest.mark.parametrize(("year", "day"), [
    (1818, "03-22"), (1943, "04-25"), (1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2019, "04-21"), (2038, "04-25"),
    (2049, "04-18"), (2076, "04-19"), (2285, "03-22")])
def test_easter_is_where_the_tables_have_it(year, day):
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(("day", "states"), [
    ("2016-10-31", "BB MV SN ST TH"), ("2017-10-31", " ".join(State)), ("2018-10-31", "BB HB HH MV NI SH SN ST TH"),
    ("2018-03-08", ""), ("2019-03-08", "BE"), ("2023-03-08", "BE MV"), ("2018-09-20", ""), ("2019-09-20", "TH"),
    ("2020-05-08", "BE"), ("2021-05-08", ""), ("2028-06-17", "BE")])
def test_a_day_is_free_from_the_year_its_law_says(day, states):
    asked = date.fromisoformat(day)
    assert {state for state in State if asked in holidays(asked.year, state)} == set(states.split())


def test_every_state_names_its_law_and_has_its_number():
    assert (set(LAWS), {state_of(f"{number:02}0000000000") for number in range(1, 17)}) == (set(State), set(State))


@pytest.mark.parametrize("ars", ["", "17", "000000000000", "DE"])
def test_a_key_without_a_state_is_refused(ars):
    with pytest.raises(NoState):
        state_of(ars)


def test_years_before_the_table_are_refused():
    with pytest.raises(NoHolidayTable) as refusal:
        add_working_days(date(1994, 12, 28), 1, State.ST)
    assert refusal.value.facts == {"year": 1994, "first": 1995}


@pytest.mark.parametrize(("key", "count"), WORKING_DAYS.items())
def test_a_year_has_as_many_working_days_as_its_calendar(key, count):
    state, year = key
    assert working_days_between(date(year - 1, 12, 31), date(year, 12, 31), State(state)) == count


@pytest.mark.parametrize(("day", "n", "state", "due"), [
    ("2026-11-20", 1, "ST", "2026-11-23"), ("2026-11-20", 0, "ST", "2026-11-20"), ("2026-11-21", 0, "ST", "2026-11-23"),
    ("2026-11-17", 1, "SN", "2026-11-19"), ("2026-11-17", 1, "ST", "2026-11-18"), ("2026-12-24", 1, "BY", "2026-12-28"),
    ("2026-12-30", 3, "BY", "2027-01-05"), ("2026-12-30", 4, "BY", "2027-01-07"), ("2026-12-30", 4, "BE", "2027-01-06"),
    ("2027-01-07", -1, "BY", "2027-01-05"), ("2026-04-02", 10, "ST", "2026-04-20"), ("2024-02-28", 2, "HE", "2024-03-01")])
def test_working_days_are_counted_from_the_day_after(day, n, state, due):
    assert add_working_days(date.fromisoformat(day), n, State(state)) == date.fromisoformat(due)


@given(day=st.dates(date(2000, 1, 1), date(2060, 12, 31)), n=st.integers(1, 60), state=st.sampled_from(State))
def test_adding_and_counting_working_days_agree(day, n, state):
    due = add_working_days(day, n, state)
    assert is_working_day(due, state)
    assert working_days_between(day, due, state) == n
    assert working_days_between(day, due - timedelta(days=1), state) == n - 1
