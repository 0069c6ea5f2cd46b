"""Pass 1b: the table of contents: set aside as such, and kept as evidence for headings and their levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from masswerk.intake.rules.numbering import read_number
from masswerk.intake.rules.rows import Row, columns

CONTENTS = "Inhaltsverzeichnis"

_TITLE = re.compile(
    r"^(?:\d+\.?\s+)?(?:inhalt|inhaltsverzeichnis|inhaltsübersicht|gliederung|übersicht)\s*:?$", re.IGNORECASE
)
_LEADER = re.compile(r"^(.*?\S)\s*(?:\.{3,}|…+|(?:\.\s){3,}|_{3,})\s*(\d{1,3})?\s*$")
_TRAILING = re.compile(r"^(.*?\D)[\s\t]+(\d{1,3})$")
_LONGEST = 400
_WIDEST = 300
_MARKS = re.compile(r"[^\wäöüß]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents list: key for comparison, depth from 1, title as printed."""

    key: str
    depth: int
    title: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the contents list tells. lines: numbers of its lines; entries: key to entry."""

    lines: frozenset[int]
    entries: dict[str, Entry]

    def find(self, title: str) -> Entry | None:
        """The entry of a heading, allowing for a title that goes on or breaks off."""
        key = key_of(title)
        if key in self.entries:
            return self.entries[key]
        if len(key) < 12:
            return None
        return next(
            (
                entry
                for name, entry in self.entries.items()
                if len(name) >= 12 and (key.startswith(name) or name.startswith(key))
            ),
            None,
        )


def key_of(title: str) -> str:
    """A title without number, case and signs.

    >>> key_of("3.1 Handlungsfeld Sprache")
    'handlungsfeldsprache'
    """
    number = read_number(title)
    rest = number.rest if number and number.rest and not number.is_worded else title
    return _MARKS.sub("", rest).casefold()


def read_contents(rows: Sequence[Row]) -> Contents:
    """The contents list of the document, empty if it has none."""
    start = next((i for i, row in enumerate(rows[:400]) if _TITLE.match(row.text) and not row.sign), None)
    first = start + 1 if start is not None else _run_of_leaders(rows)
    if first is None:
        return Contents(frozenset(), {})
    last = _end(rows, first)
    if last - first < 2:
        return Contents(frozenset(), {})
    listed = rows[first:last]
    numbers = frozenset(row.number for row in rows[first if start is None else start : last])
    return Contents(numbers, _entries(listed))


def _run_of_leaders(rows: Sequence[Row]) -> int | None:
    """Start of at least four lines in a row with leader dots, for contents lists without a heading."""
    for i in range(min(len(rows), 300) - 3):
        if all(_page_of(row) and _LEADER.match(row.text) for row in rows[i : i + 4]):
            return i
    return None


def _end(rows: Sequence[Row], first: int) -> int:
    """Position behind the last line of the list.

    The list ends where its first entry comes again as a heading, at the latest at the first line that has
    neither page number nor a twin later on.
    """
    again = _first_again(rows, first)
    limit = again if again else min(len(rows), first + _LONGEST)
    paged = [i for i in range(first, limit) if _page_of(rows[i]) is not None]
    if len(paged) >= 3:
        last = _last_in_reach(paged) + 1
        return (
            again
            if again is not None and again - last <= 2 and all(len(row.text) < 60 for row in rows[last:again])
            else last
        )
    if again is not None and all(len(row.text) < 160 for row in rows[first:again]):
        return again
    return _end_of_twins(rows, first, limit)


def _last_in_reach(paged: Sequence[int]) -> int:
    """The last line with a page number before a gap of more than four lines without one."""
    last = paged[0]
    for place in paged[1:]:
        if place - last > 4:
            break
        last = place
    return last


def _end_of_twins(rows: Sequence[Row], first: int, limit: int) -> int:
    """Contents lists without page numbers: lines whose words stand again further down."""
    final = {key_of(row.text): place for place, row in enumerate(rows) if len(row.text) < 160}
    last = first
    for place in range(first, limit):
        key = key_of(rows[place].text)
        if len(key) > 3 and final.get(key, 0) > place and rows[place].style != "heading":
            last = place + 1
        elif place - last >= 1:
            break
    return last if last - first >= 3 else first


def _first_again(rows: Sequence[Row], first: int) -> int | None:
    """Where the first proper entry of the list comes again."""
    if first >= len(rows):
        return None
    for start in range(first, min(first + 3, len(rows))):
        key = key_of(_title_of(rows[start]))
        if len(key) < 4 or (_page_of(rows[start]) is None and start == first and len(rows[start].text) < 7):
            continue
        for i in range(start + 2, min(len(rows), start + _LONGEST)):
            if _page_of(rows[i]) is None and key_of(_title_of(rows[i])) == key:
                return i
    return None


def _page_of(row: Row) -> int | None:
    """The page number at the end of an entry."""
    if len(row.text) > _WIDEST:
        return None
    cells = columns(row)
    if len(cells) >= 2 and cells[-1].isdigit() and len(cells[-1]) <= 3:
        return int(cells[-1])
    found = _LEADER.match(row.text) or _TRAILING.match(row.text)
    return int(found[2]) if found and found[2] else None


def _title_of(row: Row) -> str:
    """The entry without leader dots and page number."""
    if len(row.text) > _WIDEST:
        return row.text
    cells = [cell for cell in columns(row) if cell]
    if len(cells) >= 2 and cells[-1].isdigit():
        text = " ".join(cells[:-1])
    else:
        found = _LEADER.match(row.text) or _TRAILING.match(row.text)
        text = found[1] if found else row.text
    return re.sub(r"[\s.…_]+$", "", text)


def _entries(rows: Sequence[Row]) -> dict[str, Entry]:
    """Entries by key; the depth comes from the number, else from the indentation, else it is 1."""
    entries: dict[str, Entry] = {}
    indents = sorted({row.indent for row in rows})
    for row in rows:
        title = _title_of(row)
        key = key_of(title)
        if len(key) < 3 or key == "seite":
            continue
        number = read_number(title)
        decimal = number is not None and number.family.strip(".)").replace(".", "") in {"1" * n for n in range(1, 6)}
        depth = len(number.path) if number and decimal else indents.index(row.indent) + 1
        entries.setdefault(key, Entry(key, depth, title))
    return entries
