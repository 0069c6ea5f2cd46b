"""What waits for a person: each package joins a source, the page "Mein Tag" shows what all of them say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from masswerk.bodies.models import Body
from masswerk.people.access import Viewer

TO_DO, RETURNED, RUNNING = "Zu tun", "Zurückgekommen", "Läuft"
HEADINGS = (TO_DO, RETURNED, RUNNING)
"""Where things stand on the page. What merely runs needs nobody today and is not counted."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing.

    heading: one of HEADINGS
    what:    noun and verb, "Zwei Zweifel klären"
    why:     one line below it
    url:     where it is done
    since:   badge at its end, "seit 3 Tagen", with its tint
    """

    heading: str
    what: str
    why: str
    url: str
    since: str = ""
    tint: str = "none"


Source = Callable[[Body, Viewer, date], Iterable[Waiting]]
_SOURCES: list[Source] = []


def join(*sources: Source) -> None:
    """Add sources; called from an app's `apps.py`. A source gives nothing to those whose work it is not."""
    _SOURCES.extend(source for source in sources if source not in _SOURCES)


def waiting(body: Body, viewer: Viewer, today: date) -> list[tuple[str, list[Waiting]]]:
    """What waits for a viewer at a body, by heading; headings without anything are left out."""
    found = [thing for source in _SOURCES for thing in source(body, viewer, today)]
    groups = [(heading, [thing for thing in found if thing.heading == heading]) for heading in HEADINGS]
    return [(heading, things) for heading, things in groups if things]


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, small numbers as words.

    one: the whole phrase for one, because its article depends on the noun

    >>> counted(1, "Eine Übersetzung", "Übersetzungen"), counted(14, "Ein Zweifel", "Zweifel")
    ('Eine Übersetzung', '14 Zweifel')
    """
    return one if number == 1 else f"{_WORDS.get(number, str(number))} {many}"


def since(day: date, today: date) -> tuple[str, str]:
    """How long something waits, and how much it presses.

    >>> since(date(2026, 5, 1), date(2026, 5, 15))
    ('seit 14 Tagen', 'wait')
    """
    days = (today - day).days
    if days <= 0:
        return "seit heute", "none"
    return ("seit gestern", "none") if days == 1 else (f"seit {days} Tagen", "wait" if days > 7 else "none")


_WORDS = {2: "Zwei", 3: "Drei", 4: "Vier", 5: "Fünf", 6: "Sechs", 7: "Sieben", 8: "Acht", 9: "Neun", 10: "Zehn",
          11: "Elf", 12: "Zwölf"}
