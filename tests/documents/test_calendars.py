"""Calendars as RFC 5545 wants them, and as German clocks go."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.documents.calendars import Appointment, write_calendar
from masswerk.documents.calendars.lines import escaped, folded, quoted

CHANGED = datetime(2026, 9, 1, 8, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def lines(*appointments: Appointment) -> list[str]:
    text = write_calendar(appointments, name="Beirat").decode()
    return text.replace("\r\n ", "").split("\r\n")


def appointment(**facts: object) -> Appointment:
    return Appointment(**{"key": "m1@kreis.example", "title": "Beirat", "on": date(2026, 10, 24), "changed_at": CHANGED,
                          **facts})


@given(st.text(max_size=400))
def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter(text):
    line = folded("SUMMARY:" + escaped(text))
    parts = line.split("\r\n ")
    assert max(len(part.encode()) + (1 if place else 0) for place, part in enumerate(parts)) <= 75
    assert "".join(parts) == "SUMMARY:" + escaped(text)


@given(st.text(max_size=200))
def test_no_text_breaks_out_of_its_value(text):
    made = [line for line in lines(appointment(title=text, place=text, text=text)) if line]
    assert [line for line in made if line.startswith(("BEGIN:", "END:"))] == [
        "BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:DAYLIGHT", "END:DAYLIGHT", "BEGIN:STANDARD", "END:STANDARD",
        "END:VTIMEZONE", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"]


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)])
def test_a_meeting_at_five_is_at_five_before_and_after_the_clocks_change(day):
    made = lines(appointment(on=day, begins=time(17), ends=time(18, 30)))
    assert f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T170000" in made
    assert f"DTEND;TZID=Europe/Berlin:{day:%Y%m%d}T183000" in made


@pytest.mark.parametrize("year", range(1996, 2060))
def test_the_rules_of_the_zone_are_those_of_the_clocks(year):
    zone = ZoneInfo("Europe/Berlin")
    for month, hour, before, after in ((3, 2, 3600, 7200), (10, 3, 7200, 3600)):
        last = max(date(year, month, day) for day in range(25, 32) if date(year, month, day).weekday() == 6)
        change = datetime(year, month, last.day, hour, tzinfo=UTC).timestamp() - before
        offsets = [datetime.fromtimestamp(change + step, zone).utcoffset().total_seconds() for step in (-1, 0)]
        assert offsets == [before, after]


def test_the_zone_stands_in_the_file():
    made = lines(appointment())
    assert [line for line in made if line.startswith(("TZOFFSET", "RRULE"))] == [
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"]


def test_a_meeting_without_an_hour_takes_the_day():
    assert "DTSTART;VALUE=DATE:20261024" in lines(appointment())
    assert not any(line.startswith("DTEND") for line in lines(appointment(ends=time(18))))


def test_moments_of_change_are_told_in_universal_time():
    assert "DTSTAMP:20260901T063000Z" in lines(appointment())


def test_a_cancelled_meeting_keeps_its_key_and_counts_on():
    made = lines(appointment(is_cancelled=True, sequence=3))
    assert [line for line in made if line.startswith(("UID", "SEQUENCE", "STATUS"))] == [
        "UID:m1@kreis.example", "SEQUENCE:3", "STATUS:CANCELLED"]


def test_who_invites_is_named_with_an_address():
    assert 'ORGANIZER;CN="Amt 5":mailto:amt@kreis.example' in lines(appointment(organiser='Amt "5"', mail="amt@kreis.example"))
    assert quoted('a"b\n') == '"ab"'


def test_the_same_meetings_give_the_same_bytes():
    assert write_calendar([appointment()], name="A") == write_calendar([appointment()], name="A")
