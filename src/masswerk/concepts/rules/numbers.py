"""The numbers an edition shows (3.6.2). They are display, never identity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count as count_from

from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.rules.tree import Place, children, walk

HEADINGS = frozenset({Kind.CONCEPT, Kind.PREAMBLE, Kind.SECTION, Kind.FIELD, Kind.CROSS_CUTTING_THEME, Kind.ANNEX})
"""Kinds that are headings even without a title."""

CAPTIONED = frozenset({Kind.TABLE, Kind.FIGURE})
"""Kinds whose title is a caption, not a heading."""

_PARAGRAPH = re.compile(r"(?:^|\S )(\(\d+(?:\.\d+)*\))$")


def numbered(places: Iterable[Place]) -> dict[str, str]:
    """The number each element shows, "" for none, in document order.

    Headings count within their parent: 1, 1.1, 1.1.1. Paragraphs, which have no title, count apart from them,
    in parentheses behind the number of their heading: 1.1 (1), 1.1 (2). Whatever stands below a paragraph counts
    within its parentheses: 1.1 (2.1). A preamble and what stands in it have no number; annexes at the top are A, B, …;
    the element of the whole concept has none and its children count as the top. A stated number wins, and the headings
    behind it count on from it; no sibling gets a number that another states, and a heading before a stated number
    gets none that is higher. Raises TreeBroken.

    >>> numbered([Place("p", None, 1, "preamble"), Place("f", None, 2, "field"), Place("t", "f", 1, "text"),
    ...           Place("g", "f", 2, "goal", title="Kurse"), Place("x", None, 3, "annex")])
    {'p': '', 'f': '1', 't': '1 (1)', 'g': '1.1', 'x': 'A'}
    """
    given = list(places)
    order = [place.element for _, place in walk(given)]
    rows = children(given)
    prefixes: dict[str | None, str | None] = {None: ""}  # before the children's own count; None: not counted
    shown: dict[str, str] = {}
    for parent in (None, *order):
        for place, number in _row(rows.get(parent, []), prefixes[parent]):
            shown[place.element] = number
            prefixes[place.element] = _prefix(place, number, prefixes[parent])
    return {element: shown[element] for element in order}


def short(number: str) -> str:
    """The number beside a text that stands below its heading: of a paragraph only what is in parentheses.

    >>> short("3.3 (12)"), short("3.3.1")
    ('(12)', '3.3.1')
    """
    found = _PARAGRAPH.search(number)
    return found[1] if found else number


def _is_heading(place: Place) -> bool:
    return place.kind in HEADINGS or bool(place.title and place.kind not in CAPTIONED)


def _prefix(place: Place, number: str, above: str | None) -> str | None:
    if number:
        is_paragraph = number.endswith(")") and number != place.number
        return number[:-1] + "." if is_paragraph else number.rstrip(".") + "."
    return above if place.kind == Kind.CONCEPT else None


def _row(row: Sequence[Place], prefix: str | None) -> Iterator[tuple[Place, str]]:
    """Siblings with their numbers."""
    if prefix and prefix.count("(") > prefix.count(")"):
        yield from _within_parentheses(row, prefix)
        return
    stated = {place.number for place in row if place.number}
    bounds = _bounds(row, prefix or "")
    count = annexes = paragraphs = 0
    for place, bound in zip(row, bounds, strict=True):
        if place.number:
            count = _stated_count(place.number, prefix or "", count)
            yield place, place.number
        elif prefix is None or place.kind in (Kind.PREAMBLE, Kind.CONCEPT):
            yield place, ""
        elif place.kind == Kind.ANNEX and not prefix:
            annexes = next(index for index in count_from(annexes + 1) if letters(index) not in stated)
            yield place, letters(annexes)
        elif not _is_heading(place):
            label = f"{prefix.rstrip('.')} ({{}})".strip().format
            paragraphs = next(index for index in count_from(paragraphs + 1) if label(index) not in stated)
            yield place, label(paragraphs)
        else:
            free = next(index for index in count_from(count + 1) if f"{prefix}{index}" not in stated)
            is_in_order = bound is None or free < bound
            count = free if is_in_order else count
            yield place, f"{prefix}{free}" if is_in_order else ""


def _within_parentheses(row: Sequence[Place], prefix: str) -> Iterator[tuple[Place, str]]:
    """What stands below a paragraph: headings and paragraphs count together."""
    for index, place in enumerate(row, start=1):
        yield place, place.number or f"{prefix}{index})"


def _bounds(row: Sequence[Place], prefix: str) -> list[int | None]:
    """For each sibling the lowest number stated behind it, None where none is."""
    bounds: list[int | None] = []
    lowest: int | None = None
    for place in reversed(row):
        bounds.append(lowest)
        stated = _count(place.number, prefix)
        if stated is not None:
            lowest = stated if lowest is None else min(lowest, stated)
    return bounds[::-1]


def _stated_count(number: str, prefix: str, count: int) -> int:
    """What the siblings behind a stated number count on from: 3 after "2.3" below 2, never less than before."""
    return max(count, _count(number, prefix) or 0)


def _count(number: str, prefix: str) -> int | None:
    last = number.rstrip(".").removeprefix(prefix)
    is_count = last.isascii() and last.isdigit() and len(last) <= len("9999")
    return int(last) if is_count else None


def letters(index: int) -> str:
    """A, B, …, Z, AA, AB, … for 1, 2, …

    >>> [letters(index) for index in (1, 26, 27, 703)]
    ['A', 'Z', 'AA', 'AAA']
    """
    signs = ""
    while index:
        index, rest = divmod(index - 1, 26)
        signs = chr(ord("A") + rest) + signs
    return signs
