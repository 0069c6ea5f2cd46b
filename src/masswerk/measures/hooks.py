"""Where packages above tell measures what they know: reports, and decisions that become measures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from masswerk.concepts.models import Concept


@dataclass(frozen=True, slots=True)
class Linked:
    """A thing with a page of its own. url: its address, "" for none."""

    word: str
    url: str = ""


ReportsOf = Callable[[Collection[int]], Mapping[int, date]]
"""Keys of measures to the day of their newest report; those without one are left out."""

PromisesOf = Callable[[Concept], Sequence[Linked]]
"""Decisions that something becomes a measure of a concept, which did not become one yet."""


@dataclass(slots=True)
class Hooks:
    """What packages have joined."""

    reports: list[ReportsOf] = field(default_factory=list)
    promises: list[PromisesOf] = field(default_factory=list)


HOOKS = Hooks()


def join_reports(reports: ReportsOf) -> None:
    """Tell when measures were reported on; called from an app's `apps.py`."""
    if reports not in HOOKS.reports:
        HOOKS.reports.append(reports)


def join_promises(promises: PromisesOf) -> None:
    """Tell which decisions wait for their measure; called from an app's `apps.py`."""
    if promises not in HOOKS.promises:
        HOOKS.promises.append(promises)


def last_reports(measures: Collection[int]) -> dict[int, date]:
    """Day of the newest report of measures; those without one are left out."""
    found: dict[int, date] = {}
    for reports in HOOKS.reports:
        for measure, day in reports(measures).items():
            found[measure] = max(day, found.get(measure, day))
    return found


def has_reports() -> bool:
    """True where a package knows of reports; without one nobody can lack a report."""
    return bool(HOOKS.reports)


def open_promises(concept: Concept) -> list[Linked]:
    """Decisions that wait for their measure."""
    return [linked for promises in HOOKS.promises for linked in promises(concept)]
