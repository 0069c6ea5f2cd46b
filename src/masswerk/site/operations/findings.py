"""What a check of the installation finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a finding is: an error breaks a promise, a warning will do so some day."""

    GOOD = "gut"
    WARNING = "Warnung"
    ERROR = "Fehler"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. way_out: what to do; "" where all is well."""

    level: Level
    what: str
    way_out: str = ""


Check = Callable[[], Iterable[Finding]]


def good(what: str) -> Finding:
    """All is well."""
    return Finding(Level.GOOD, what)


def warning(what: str, way_out: str) -> Finding:
    """It will become bad."""
    return Finding(Level.WARNING, what, way_out)


def error(what: str, way_out: str) -> Finding:
    """It is bad."""
    return Finding(Level.ERROR, what, way_out)


def run(checks: Iterable[Check]) -> Iterator[Finding]:
    """Run checks one after the other; one that breaks down is an error of its own and stops no other."""
    for check in checks:
        try:
            yield from check()
        except Exception as fault:  # a check must not hide what the others find
            yield error(f"Eine Prüfung ist gescheitert ({check.__name__}): {fault}",
                        "Beheben Sie zuerst die anderen Fehler und prüfen Sie dann noch einmal.")
