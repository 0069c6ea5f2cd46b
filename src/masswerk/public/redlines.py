"""Two editions side by side as a page shows them: each changed element with its redline and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masswerk.concepts.models import Edition
from masswerk.concepts.publishing import compared
from masswerk.concepts.rules.comparison import Comparison, Entry, Fate, Side
from masswerk.concepts.rules.kinds import german
from masswerk.concepts.rules.marked_blocks import marked_blocks
from masswerk.concepts.rules.redline import Changes, counts
from masswerk.documents.markdown import plain
from masswerk.documents.markup import Page, to_html
from masswerk.documents.text import Block, Change, Figure, Heading, Item, ListBlock, Paragraph, Runs, Table

WORDS = 12
WORDED = frozenset({Fate.REWORDED, Fate.MERGED, Fate.SPLIT, Fate.NEW, Fate.DROPPED, Fate.OPEN})
"""Fates with words to show; what only moved reads as before."""


@dataclass(frozen=True, slots=True)
class Column:
    """One edition's side: the numbers it had or has there, its title and its text with changes."""

    numbers: str
    title: tuple[tuple[str, str], ...]
    html: SafeString


@dataclass(frozen=True, slots=True)
class Line:
    """One element, or those merged or split together.

    key:      of the element it stands for
    name:     its title or first words
    where:    where it went or why it ended, in one sentence, "" if it stayed
    counted:  "3 Wörter gestrichen, 11 eingefügt", "" where whole texts came or went
    old, new: the two sides; None where there is none, and for what has no words to show
    """

    key: str
    number: str
    name: str
    kind: str
    fate: str
    is_moved: bool
    old_numbers: str
    where: str
    counted: str
    old: Column | None
    new: Column | None


@lru_cache(maxsize=8)
def comparison_of(older: int, newer: int, state: tuple[tuple[int, int], ...]) -> Comparison:
    """Two editions compared, kept while nothing changes.

    older, newer: numbers of the editions in the database
    state:        number and version of each edition between which lineage may run
    """
    found = Edition.objects.select_related("concept", "body", "based_on").in_bulk([older, newer])
    return compared(found[older], found[newer])


def line(entry: Entry) -> Line:
    """An entry of the comparison as a page shows it."""
    place = entry.side.place
    struck, inserted = counts((*entry.title, *entry.text))
    is_worded = entry.fate in WORDED
    blocks = marked_blocks(entry.old_text, entry.new_text) if is_worded else ()
    return Line(
        place.element, entry.side.number, place.title or _first_words(place.text), german(place.kind),
        entry.fate.value, entry.is_moved and entry.fate is not Fate.MOVED, _numbers(entry.olds), where(entry),
        _counted(struck, inserted) if entry.olds and entry.news and is_worded else "",
        _column(entry.olds, entry.title, blocks, "ins") if is_worded and entry.olds else None,
        _column(entry.news, entry.title, blocks, "del") if is_worded and entry.news else None)


def where(entry: Entry) -> str:
    """Where an element went, or why it ended; "" where it stayed or is new.

    Reasons are the office's own words.
    """
    if entry.fate is Fate.DROPPED:
        return entry.reason
    if entry.fate is Fate.OPEN:
        return _("noch ohne Verbleib")
    was, now = _numbers(entry.olds), _numbers(entry.news)
    moved = entry.olds and entry.news and (entry.fate in {Fate.MERGED, Fate.SPLIT, Fate.MOVED} or entry.is_moved)
    return _("jetzt {numbers}").format(numbers=now) if moved and now and now != was else ""


def _first_words(text: str) -> str:
    found = plain(text).split()
    return " ".join(found[:WORDS]) + (" …" if len(found) > WORDS else "")


def _numbers(sides: Iterable[Side]) -> str:
    return ", ".join(side.number or side.place.title for side in sides if side.number or side.place.title)


def _counted(struck: int, inserted: int) -> str:
    gone = ngettext("{n} Wort gestrichen", "{n} Wörter gestrichen", struck).format(n=struck)
    come = ngettext("{n} Wort eingefügt", "{n} Wörter eingefügt", inserted).format(n=inserted)
    return f"{gone}, {come}" if struck and inserted else gone if struck else come if inserted else ""


def _column(sides: tuple[Side, ...], title: Changes, blocks: Iterable[Block], hidden: Change) -> Column:
    said = (_("eingefügt"), _("gestrichen"), _("Ende"))
    html = to_html(tuple(kept for block in blocks for kept in _without(block, hidden)), Page(said=said))
    pairs = tuple(("" if change.op == "equal" else change.op, change.text) for change in title
                  if change.op != hidden)
    return Column(_numbers(sides), pairs, mark_safe(html))  # noqa: S308  every word is escaped by to_html


def _without(block: Block, hidden: Change) -> Iterable[Block]:
    """The block without what the other side has; nothing where nothing is left."""
    match block:
        case ListBlock():
            items = _items(block.items, hidden)
            return [replace(block, items=items)] if items else []
        case Table():
            rows = [tuple(_runs(cell, hidden) for cell in row) for row in block.rows]
            kept = tuple(row for row, was in zip(rows, block.rows, strict=True) if any(row) or not any(was))
            return [replace(block, rows=kept)] if kept else []
        case Figure():
            return [block]
        case Heading() | Paragraph():
            runs = _runs(block.runs, hidden)
            return [replace(block, runs=runs)] if runs or not block.runs else []


def _items(items: tuple[Item, ...], hidden: Change) -> tuple[Item, ...]:
    kept = []
    for item in items:
        runs, children = _runs(item.runs, hidden), _items(item.children, hidden)
        if runs or children:
            kept.append(replace(item, runs=runs, children=children))
    return tuple(kept)


def _runs(runs: Runs, hidden: Change) -> Runs:
    return tuple(run for run in runs if run.change != hidden)
