"""A revision as its pages show it: the fate of every old element, the origin of every new one, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from masswerk.concepts.models import Edition
from masswerk.concepts.publishing import edition_texts, lineage_rows
from masswerk.concepts.rules.comparison import Fate
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.lineage import OpenPoint, Relation, Row, label
from masswerk.concepts.rules.lineage import open_points as find_open_points
from masswerk.concepts.rules.numbers import numbered
from masswerk.concepts.rules.proposals import Proposal, propose
from masswerk.concepts.rules.shifts import moved, reworded
from masswerk.concepts.rules.tree import EditionText


@dataclass(frozen=True, slots=True)
class FateLine:
    """One element with what became of it; for a new one `is_old` is False.

    targets: (key, name) of what it became; reason: why it was dropped
    """

    key: str
    name: str
    fate: Fate
    is_old: bool
    targets: tuple[tuple[str, str], ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Revision:
    """Both editions as plain data, and what is stated between them."""

    edition: Edition
    old: EditionText
    new: EditionText
    rows: tuple[Row, ...]
    old_names: dict[str, str] = field(default_factory=dict)
    new_names: dict[str, str] = field(default_factory=dict)

    @cached_property
    def points(self) -> tuple[OpenPoint, ...]:
        """What is still open, old elements first."""
        return find_open_points(self.old, self.new, self.rows)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """What may be confirmed for elements without fate or origin."""
        return propose(self.old, self.new, self.rows) if self.points else ()

    @cached_property
    def lines(self) -> tuple[FateLine, ...]:
        """Old elements in order with their fate, then new ones without origin in the edition before."""
        by_old = _grouped(self.rows)
        sources = {row.new for row in self.rows if row.old is not None}
        changed = reworded(self.old, self.new, self.rows), moved(self.old, self.new, self.rows)
        old = [self._line(key, by_old.get(key, []), *changed) for key in self.old_names]
        stated = {row.new for row in self.rows if row.relation is Relation.NEW}
        new = [FateLine(key, name, Fate.NEW if key in stated else Fate.OPEN, False)
               for key, name in self.new_names.items() if key not in sources]
        return (*old, *new)

    def targets(self, old: str) -> list[str]:
        """Keys of what an old element became, as stated."""
        return [row.new for row in self.rows if row.old == old and row.new is not None]

    def below(self, element: str) -> set[str]:
        """An element with everything that stands below it, in either edition."""
        found = {element}
        for text in (self.old, self.new):
            for place in text.places:  # parents stand before children
                if place.parent in found:
                    found.add(place.element)
        return found

    @cached_property
    def fields(self) -> list[tuple[str, str]]:
        """Fields of action of both editions: key and name."""
        kinds = {place.element: place.kind for place in (*self.old.places, *self.new.places)}
        names = {**self.old_names, **self.new_names}
        return [(key, name) for key, name in names.items() if kinds[key] == Kind.FIELD]

    def _line(self, key: str, rows: list[Row], changed: frozenset[str], shifted: frozenset[str]) -> FateLine:
        targets = [row.new for row in rows if row.new is not None and row.new in self.new_names]
        shown = tuple((target, self.new_names[target]) for target in targets)
        reason = next((row.reason for row in rows if row.relation is Relation.DROPPED), "")
        return FateLine(key, self.old_names[key], self._fate(rows, targets, changed, shifted), True, shown, reason)

    def _fate(self, rows: list[Row], targets: list[str], changed: frozenset[str],
              shifted: frozenset[str]) -> Fate:
        if any(row.relation is Relation.DROPPED for row in rows):
            return Fate.DROPPED
        if not targets:
            return Fate.OPEN
        if len(targets) > 1:
            return Fate.SPLIT
        if self._sources[targets[0]] > 1:
            return Fate.MERGED
        if targets[0] in changed:
            return Fate.REWORDED
        return Fate.MOVED if targets[0] in shifted else Fate.UNCHANGED

    @cached_property
    def _sources(self) -> dict[str | None, int]:
        """How many old elements each new one came from."""
        counts: dict[str | None, int] = {}
        for row in self.rows:
            if row.old is not None:
                counts[row.new] = counts.get(row.new, 0) + 1
        return counts


def load(edition: Edition) -> Revision:
    """An edition beside the one it is based on; four queries at any size. Needs `based_on`."""
    before = edition.based_on
    if before is None:
        raise ValueError("An edition based on none has no revision.")
    old, new = edition_texts(before, edition)
    return Revision(edition, old, new, tuple(lineage_rows(before, edition)), names(old), names(new))


def names(text: EditionText) -> dict[str, str]:
    """How lists name each element, in document order: number and title or first words."""
    numbers = numbered(text.places)
    return {place.element: label(place, numbers[place.element]) for place in text.places}


def open_points(edition: Edition) -> tuple[OpenPoint, ...]:
    """What stands between an edition and its adoption; nothing where it is based on none."""
    if edition.based_on is None:
        return ()
    rows = lineage_rows(edition.based_on, edition)
    old, new = edition_texts(edition.based_on, edition)
    return find_open_points(old, new, rows)


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    by_old: dict[str, list[Row]] = {}
    for row in rows:
        if row.old is not None:
            by_old.setdefault(row.old, []).append(row)
    return by_old
