"""The tree beside a page: the way to the current passage opened, everything else closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from masswerk.concepts.reading import Item, Reading
from masswerk.concepts.rules.kinds import GERMAN, PLAIN, Kind
from masswerk.concepts.rules.search import normalise

WORDS = 7
LOOKED_AT = 300
"""Characters in which the first words are looked for."""

HITS = 60
_MARKS = re.compile(r"\[([^]]*)\]\([^)]*\)|[*|]+|^\s*(?:[->]|\d+\.)\s+", re.MULTILINE)
"""Signs of Markdown that a name goes without; of a link its words stay."""


@dataclass(slots=True)
class Line:
    """One line of the tree.

    kind:     "" where it says nothing new
    below:    how many elements stand below it; children: those that are shown
    """

    key: str
    number: str
    name: str
    kind: str
    is_here: bool
    below: int
    children: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """The tree as shown. wanted: what was searched for; hits: how many lines fit, None without a search."""

    lines: list[Line]
    count: int
    is_whole: bool
    wanted: str = ""
    hits: int | None = None


def build(reading: Reading, here: Item | None, *, whole: bool, wanted: str) -> Tree:
    """Open the way to `here` with its children; all of it if `whole`; only what fits if something is `wanted`."""
    count = len(reading.by_key)
    if wanted:
        found = [item for item in reading.walk() if _fits(item, wanted)]
        return Tree([_line(item, here) for item in found[:HITS]], count, False, wanted, len(found))
    opened: set[str] = set(reading.by_key) if whole else _way(here)
    return Tree([_open(item, here, opened) for item in reading.top], count, whole)


def _way(here: Item | None) -> set[str]:
    keys: set[str] = set()
    while here is not None:
        keys.add(here.key)
        here = here.parent
    return keys


def _open(item: Item, here: Item | None, opened: set[str]) -> Line:
    line = _line(item, here)
    if item.key in opened:
        line.children = [_open(child, here, opened) for child in item.children]
    return line


def _line(item: Item, here: Item | None) -> Line:
    below = sum(1 for _ in item.walk()) - 1 if item.children else 0
    return Line(item.key, item.label, words_of(item), _kind(item), item is here, below)


def _kind(item: Item) -> str:
    """The German word for the kind; "" for plain text, and where the title says it already."""
    word = GERMAN[Kind(item.kind)]
    return "" if item.kind in PLAIN or word == item.title else word


def words_of(item: Item) -> str:
    """What an item is called without its number: its title, or the first words of its text."""
    words = _MARKS.sub(r"\1", item.text[:LOOKED_AT]).split()
    return item.title or " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def name(item: Item) -> str:
    """How lists name an item: number and title or first words."""
    return f"{item.number} {words_of(item)}".strip()


def _fits(item: Item, wanted: str) -> bool:
    return item.number.startswith(wanted) if wanted[0].isdigit() else (
        normalise(wanted) in normalise(f"{item.title} {item.text}"))
