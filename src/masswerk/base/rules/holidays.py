"""Public holidays of the sixteen German states, as dated data with their laws.

Only days that are free in a whole state: Fronleichnam in parts of Sachsen and Thüringen, Mariä Himmelfahrt in parts of
Bayern and the Augsburger Friedensfest are not. The 24th and 31st of December are no public holidays anywhere.
Source: the holiday laws of the states and, for 3 October, Einigungsvertrag, Art. 2 (2); as they stood in November 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from masswerk.base.errors import RuleError


class State(StrEnum):
    """The German states by their ISO 3166-2 codes."""

    BW = "BW"
    BY = "BY"
    BE = "BE"
    BB = "BB"
    HB = "HB"
    HH = "HH"
    HE = "HE"
    MV = "MV"
    NI = "NI"
    NW = "NW"
    RP = "RP"
    SL = "SL"
    SN = "SN"
    ST = "ST"
    SH = "SH"
    TH = "TH"


LAWS = {
    State.BW: "Feiertagsgesetz Baden-Württemberg, § 1", State.BY: "Feiertagsgesetz Bayern, Art. 1",
    State.BE: "Gesetz über die Sonn- und Feiertage Berlin, § 1", State.BB: "Feiertagsgesetz Brandenburg, § 2",
    State.HB: "Gesetz über die Sonn- und Feiertage Bremen, § 2", State.HH: "Feiertagsgesetz Hamburg, § 1",
    State.HE: "Hessisches Feiertagsgesetz, § 1", State.MV: "Feiertagsgesetz Mecklenburg-Vorpommern, § 2",
    State.NI: "Niedersächsisches Feiertagsgesetz, § 2", State.NW: "Feiertagsgesetz Nordrhein-Westfalen, § 2",
    State.RP: "Feiertagsgesetz Rheinland-Pfalz, § 2", State.SL: "Sonn- und Feiertagsgesetz Saarland, § 2",
    State.SN: "Sonn- und Feiertagsgesetz Sachsen, § 1", State.ST: "Feiertagsgesetz Sachsen-Anhalt, § 2",
    State.SH: "Gesetz über Sonn- und Feiertage Schleswig-Holstein, § 2", State.TH: "Thüringer Feiertagsgesetz, § 2",
}
"""Where each state says which days are free."""

FIRST_YEAR = 1995
"""From this year on the table is complete: since then Buß- und Bettag is free in Sachsen only."""

_BY_NUMBER = ("SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH")
_ARS = {f"{number:02}": State(code) for number, code in enumerate(_BY_NUMBER, start=1)}
_ALL = " ".join(State)
_REFORMATION_EAST, _REFORMATION_NORTH = "BB MV SN ST TH", "HB HH NI SH"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One line of the table.

    day:    "MM-DD", "Easter+N" in days, or "BBT" (Wednesday before 23 November)
    states: codes with blanks between them
    first, last: first and last year; 0 for no end
    """

    name: str
    day: str
    states: str = _ALL
    first: int = FIRST_YEAR
    last: int = 0


TABLE = (
    Holiday("Neujahr", "01-01"),
    Holiday("Heilige Drei Könige", "01-06", "BW BY ST"),
    Holiday("Internationaler Frauentag", "03-08", "BE", 2019),
    Holiday("Internationaler Frauentag", "03-08", "MV", 2023),
    Holiday("Karfreitag", "Easter-2"),
    Holiday("Ostersonntag", "Easter+0", "BB"),
    Holiday("Ostermontag", "Easter+1"),
    Holiday("Tag der Arbeit", "05-01"),
    Holiday("Tag der Befreiung", "05-08", "BE", 2020, 2020),
    Holiday("Tag der Befreiung", "05-08", "BE", 2025, 2025),
    Holiday("Christi Himmelfahrt", "Easter+39"),
    Holiday("Pfingstsonntag", "Easter+49", "BB"),
    Holiday("Pfingstmontag", "Easter+50"),
    Holiday("Fronleichnam", "Easter+60", "BW BY HE NW RP SL"),
    Holiday("75. Jahrestag des 17. Juni 1953", "06-17", "BE", 2028, 2028),
    Holiday("Mariä Himmelfahrt", "08-15", "SL"),
    Holiday("Weltkindertag", "09-20", "TH", 2019),
    Holiday("Tag der Deutschen Einheit", "10-03"),
    Holiday("Reformationstag", "10-31", _REFORMATION_EAST),
    Holiday("Reformationstag", "10-31", "BW BY BE HB HH HE NI NW RP SL SH", 2017, 2017),
    Holiday("Reformationstag", "10-31", _REFORMATION_NORTH, 2018),
    Holiday("Allerheiligen", "11-01", "BW BY NW RP SL"),
    Holiday("Buß- und Bettag", "BBT", "SN"),
    Holiday("1. Weihnachtstag", "12-25"),
    Holiday("2. Weihnachtstag", "12-26"),
)


class NoHolidayTable(RuleError):
    cause = "Für das Jahr {year} sind keine Feiertage hinterlegt."
    way_out = "Rechnen Sie mit Tagen ab dem Jahr {first}."


class NoState(RuleError):
    cause = "Zum Regionalschlüssel „{ars}“ gehört kein Land."
    way_out = "Tragen Sie den amtlichen Regionalschlüssel ein; seine ersten beiden Ziffern nennen das Land (01 bis 16)."


def state_of(ars: str) -> State:
    """The state of a regional key; raises NoState.

    >>> state_of("150850000000").value
    'ST'
    """
    if ars[:2] not in _ARS:
        raise NoState(ars=ars)
    return _ARS[ars[:2]]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, 1583 and later.

    Source: anonymous Gregorian algorithm (Meeus, Jones, Butcher), Nature 13, 1876, p. 487.

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int, state: State) -> dict[date, str]:
    """The public holidays of a state in a year with their names, in order; raises NoHolidayTable.

    >>> holidays(2026, State.ST)[date(2026, 1, 6)]
    'Heilige Drei Könige'
    """
    if year < FIRST_YEAR:
        raise NoHolidayTable(year=year, first=FIRST_YEAR)
    return dict(sorted(_of(year, state)))


def _of(year: int, state: State) -> Iterator[tuple[date, str]]:
    for holiday in TABLE:
        if state in holiday.states.split() and holiday.first <= year <= (holiday.last or year):
            yield _day(holiday.day, year), holiday.name


def _day(rule: str, year: int) -> date:
    if rule == "BBT":
        before = date(year, 11, 22)
        return before - timedelta(days=(before.weekday() - 2) % 7)
    if rule.startswith("Easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("Easter")))
    return date.fromisoformat(f"{year}-{rule}")
