"""A comparison as a document: the newer edition with all changes against the older one tracked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from masswerk.concepts.rules.comparison import GERMAN, Comparison, Entry, Fate, Side
from masswerk.concepts.rules.marked_blocks import marked_blocks
from masswerk.concepts.rules.numbers import short
from masswerk.concepts.rules.redline import as_runs
from masswerk.documents.text import Block, Change, Doc, Heading, Paragraph, Run, Runs

DEEPEST = 6
"""Headings below count as headings of this level: formats know no more."""

_WHOLE: dict[Fate, Change] = {Fate.NEW: "ins", Fate.DROPPED: "del", Fate.OPEN: "del"}


def to_doc(
    comparison: Comparison,
    *,
    title: str,
    subtitle: str = "",
    publisher: str = "",
    author: str = "",
    written: datetime | None = None,
    on: date | None = None,
    facts: Iterable[tuple[str, str]] = (),
    only_changed: bool = False,
) -> Doc:
    """The comparison as a document for any writer; accepting all changes gives the newer edition.

    facts:        rows for the title page; the counts of each fate are added
    only_changed: leave out what stayed as it was, but keep the headings above a change
    What moved, was merged, split or dropped says so in a footnote, or below a heading without text.

    >>> to_doc(Comparison(()), title="Fassung 2016 und Entwurf 2026").facts
    ()
    """
    entries = _changed_with_headings(comparison.entries) if only_changed else comparison.entries
    counts = ((_capital(GERMAN[fate]), str(count)) for fate, count in comparison.counts.items() if count)
    return Doc(
        title=title,
        subtitle=subtitle,
        publisher=publisher,
        author=author,
        written=written,
        on=on,
        facts=(*facts, *counts),
        blocks=tuple(block for entry in entries for block in to_blocks(entry)),
    )


def to_blocks(entry: Entry) -> tuple[Block, ...]:
    """One entry: its heading, if it has a title, and its text, changes marked."""
    side = entry.side
    blocks = list(marked_blocks(entry.old_text, entry.new_text))
    if entry.title:
        level = min(side.depth + 1, DEEPEST)
        runs = as_runs(entry.title)
        blocks.insert(0, Heading(level, runs, side.number, side.place.element, _WHOLE.get(entry.fate, "")))
    elif blocks and isinstance(blocks[0], Paragraph):
        blocks[0] = replace(blocks[0], label=short(side.number), anchor=side.place.element)
    elif blocks:
        blocks.insert(0, Paragraph((), label=short(side.number), anchor=side.place.element))
    return tuple(_noted(blocks, remark(entry)))


def remark(entry: Entry) -> str:
    """What the words alone do not show, as one sentence; "" where there is nothing to say.

    >>> from masswerk.concepts.rules.tree import Place
    >>> was, now = Side(Place("a", None, 1, "text"), "3.4.7", 2), Side(Place("a", None, 1, "text"), "3.3.8", 2)
    >>> remark(Entry(Fate.MOVED, (was,), (now,), (), (), is_moved=True))
    'Verschoben, bisher 3.4.7.'
    """
    match entry.fate:
        case Fate.MERGED:
            return f"Zusammengeführt aus {_numbers(entry.olds)}."
        case Fate.SPLIT:
            return f"Geteilt in {_numbers(entry.news)}."
        case Fate.DROPPED:
            return f"Entfallen: {entry.reason}"
        case Fate.OPEN:
            return "Noch ohne Verbleib."
        case _:
            return f"Verschoben, bisher {_numbers(entry.olds)}." if entry.is_moved else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _numbers(sides: Iterable[Side]) -> str:
    """Numbers as in a sentence; an element without one by its title."""
    names = [side.number or f"„{side.place.title}“" for side in sides]
    return " und ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _noted(blocks: list[Block], note: str) -> list[Block]:
    """The note hangs on the first paragraph; without one it is a small line of its own.

    Not on a heading: its words are repeated in running titles and contents, where a footnote cannot stand.
    """
    if not note:
        return blocks
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.runs and not block.runs[-1].note:
            return [*blocks[:place], replace(block, runs=_with_note(block.runs, note)), *blocks[place + 1 :]]
    return [*blocks[:1], Paragraph((Run(note),), style="small"), *blocks[1:]]


def _with_note(runs: Runs, note: str) -> Runs:
    return (*runs[:-1], replace(runs[-1], note=note))


def _changed_with_headings(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Changed entries and, without their texts, the unchanged ones above them."""
    kept: list[Entry] = []
    needed = 0
    for entry in reversed(list(entries)):
        depth = entry.side.depth
        if entry.fate is not Fate.UNCHANGED:
            kept.append(entry)
            needed = depth
        elif depth < needed:
            kept.append(replace(entry, olds=_without_text(entry.olds), news=_without_text(entry.news), text=()))
            needed = depth
    return reversed(kept)


def _without_text(sides: Iterable[Side]) -> tuple[Side, ...]:
    return tuple(replace(side, place=replace(side.place, text="")) for side in sides)
