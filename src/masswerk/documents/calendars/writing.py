"""Calendars as files: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from masswerk.documents.calendars.lines import escaped, joined, quoted
from masswerk.documents.calendars.model import Appointment

MEDIA_TYPE = "text/calendar; charset=utf-8"
ZONE = "Europe/Berlin"

# Summer time as the law of the European Union has it since 1996: last Sundays of March and October, 1:00 UTC.
# Source: Directive 2000/84/EC, articles 2 and 3.
_ZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)


def write_calendar(appointments: Iterable[Appointment], *, name: str, publisher: str = "Maßwerk") -> bytes:
    """A calendar file for everybody to take over or to subscribe to; nobody is asked to answer.

    name: shown by calendar programs

    >>> from datetime import timezone
    >>> day = Appointment("m1@example.org", "Beirat", date(2026, 10, 25), datetime(2026, 9, 1, tzinfo=timezone.utc),
    ...                   time(17), time(19))
    >>> [line for line in write_calendar([day], name="Beirat").decode().split("\\r\\n") if line.startswith("DT")][-2:]
    ['DTSTART;TZID=Europe/Berlin:20261025T170000', 'DTEND;TZID=Europe/Berlin:20261025T190000']
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{escaped(publisher)}//Kalender//DE", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}", *_ZONE]
    for appointment in appointments:
        lines += _event(appointment)
    return joined([*lines, "END:VCALENDAR"])


def _event(one: Appointment) -> Iterator[str]:
    stamp = f"{one.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from ("BEGIN:VEVENT", f"UID:{escaped(one.key)}", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}",
                f"SEQUENCE:{one.sequence}")
    yield from _times(one.on, one.begins, one.ends)
    yield f"SUMMARY:{escaped(one.title)}"
    for name, value in (("LOCATION", one.place), ("DESCRIPTION", one.text)):
        if value:
            yield f"{name}:{escaped(value)}"
    if one.url:
        yield f"URL:{one.url}"
    if one.organiser and one.mail:
        yield f"ORGANIZER;CN={quoted(one.organiser)}:mailto:{one.mail}"
    yield f"STATUS:{'CANCELLED' if one.is_cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _times(on: date, begins: time | None, ends: time | None) -> Iterator[str]:
    if begins is None:
        yield f"DTSTART;VALUE=DATE:{on:%Y%m%d}"
        return
    yield f"DTSTART;TZID={ZONE}:{datetime.combine(on, begins):%Y%m%dT%H%M%S}"
    if ends is not None:
        yield f"DTEND;TZID={ZONE}:{datetime.combine(on, ends):%Y%m%dT%H%M%S}"
