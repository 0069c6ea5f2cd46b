"""What a comparison of two editions says: the fate of each element, with its redline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from masswerk.concepts.rules.redline import Changes
from masswerk.concepts.rules.tree import Place


class Fate(StrEnum):
    """What became of an element; each old element has exactly one, in the order of the summary line."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    DROPPED = "dropped"
    NEW = "new"
    OPEN = "open"


GERMAN: dict[Fate, str] = {
    Fate.UNCHANGED: "bleibt",
    Fate.REWORDED: "neu gefasst",
    Fate.MERGED: "zusammengeführt",
    Fate.SPLIT: "geteilt",
    Fate.MOVED: "verschoben",
    Fate.DROPPED: "entfallen",
    Fate.NEW: "neu",
    Fate.OPEN: "noch ohne Verbleib",
}


@dataclass(frozen=True, slots=True)
class Side:
    """An element in one edition: its place, the number it shows, its depth (top: 0)."""

    place: Place
    number: str
    depth: int


def titles(sides: Iterable[Side]) -> str:
    """The titles of elements that were merged or split together, in one line."""
    return " / ".join(side.place.title for side in sides if side.place.title)


def texts(sides: Iterable[Side]) -> str:
    """The texts of elements that were merged or split together, as paragraphs."""
    return "\n\n".join(side.place.text for side in sides if side.place.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one element, or of those that were merged or split together.

    olds, news: the elements in reading order; no `news` where it was dropped, no `olds` where it is new
    fate:       reworded goes before moved; `is_moved` tells the rest
    title:      redline of the titles
    text:       redline of the texts as they are stored (`marked_blocks` shows them as they are read)
    """

    fate: Fate
    olds: tuple[Side, ...]
    news: tuple[Side, ...]
    title: Changes
    text: Changes
    reason: str = ""
    is_moved: bool = False

    @property
    def side(self) -> Side:
        """The element the entry stands for: the first new one, else the first old one."""
        return (self.news or self.olds)[0]

    @property
    def old_text(self) -> str:
        """What stood in the older edition."""
        return texts(self.olds)

    @property
    def new_text(self) -> str:
        """What stands in the newer edition."""
        return texts(self.news)

    @property
    def weight(self) -> int:
        """How many elements the entry counts for: old ones, or the new one it is."""
        return len(self.olds) or len(self.news)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All entries in the order of the newer edition; what was dropped stands where it stood."""

    entries: tuple[Entry, ...]

    @property
    def counts(self) -> dict[Fate, int]:
        """Elements by fate, zeros included; all but new add up to the elements of the older edition."""
        counts = dict.fromkeys(Fate, 0)
        for entry in self.entries:
            counts[entry.fate] += entry.weight
        return counts

    @property
    def changed(self) -> tuple[Entry, ...]:
        """Entries that differ in any way."""
        return tuple(entry for entry in self.entries if entry.fate is not Fate.UNCHANGED)


def summary(comparison: Comparison) -> str:
    """The counts as one line, fates without elements left out.

    >>> summary(Comparison((Entry(Fate.NEW, (), (Side(Place("a", None, 1, "text"), "1", 0),), (), ()),)))
    '1 neu'
    """
    plural = {**GERMAN, Fate.UNCHANGED: "bleiben"}
    counts = comparison.counts.items()
    return ", ".join(f"{count} {plural[fate] if count > 1 else GERMAN[fate]}" for fate, count in counts if count)
