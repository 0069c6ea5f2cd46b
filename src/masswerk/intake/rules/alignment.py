"""Pass 1c: tables drawn with spaces: lines whose words stand in columns get cells.

Three cases: keys of a measure sheet stand above their values, line for line; a line of known column names
("Maßnahme   Zuständig   Zeitraum") rules the lines below it, also where
cells run over several lines; and at least three lines in a row fall into the same number of columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from masswerk.intake.rules.rows import Row, clean
from masswerk.intake.rules.sheets import FIRM, meaning
from masswerk.intake.rules.tables import header_of

_GAP = re.compile(r"\S(?: {3,}|\t+)(?=\S)")
_PARTS = re.compile(r"\S+(?: {1,2}\S+)*")
_SLACK = 2


_REACH = 16
"""Lines of a sheet within which its keys are looked for."""


def fold_keys(rows: Sequence[Row]) -> None:
    """Join keys that stand alone on their line ("Verantwortlich") with the values in the lines below them."""
    keys = [
        None
        if row.cells or row.sign or row.style == "heading" or len(row.text) > 45 or row.text.endswith(":")
        else meaning(row.text)
        for row in rows
    ]
    inside = False
    for place, row in enumerate(rows):
        if keys[place] and (inside or _is_sheet(keys[place : place + _REACH])):
            row.text += ":"
            inside = True
        elif (
            inside
            and place
            and (keys[place - 1] or rows[place - 1].joined)
            and not row.gap
            and not row.cells
            and not row.sign
        ):
            row.joined = True
        else:
            inside = False


def _is_sheet(keys: Sequence[str | None]) -> bool:
    """Keys and values in turn, with at least three different keys, two of them of measure sheets only."""
    known = [key for key in keys if key]
    in_turn = all(not (first and second) for first, second in pairwise(keys[:7]))
    return in_turn and len(set(known)) >= 3 and len(set(known) & FIRM) >= 2


def align(rows: Sequence[Row]) -> None:
    """Set the cells of rows that stand in columns made of spaces."""
    position = 0
    while position < len(rows):
        starts = _header(rows[position])
        position = _rule_below(rows, position, starts) if starts else _like_rows(rows, position)


def _header(row: Row) -> list[int]:
    """Where the columns begin, if the line is a header of a measure table."""
    if row.cells or row.sign or not _GAP.search(row.raw):
        return []
    parts = list(_PARTS.finditer(row.raw))
    if len(parts) < 3 or header_of([tuple(part[0] for part in parts)]) is None:
        return []
    return [part.start() for part in parts]


def _rule_below(rows: Sequence[Row], position: int, starts: Sequence[int]) -> int:
    """Cut the header and the lines below it at the columns; returns the position behind the table."""
    rows[position].cells = _cut(rows[position].raw, starts)
    place = position + 1
    while place < len(rows) and _fits(rows[place], starts):
        cells = _cut(rows[place].raw, starts)
        rows[place].cells, rows[place].text = cells, " ".join(cell for cell in cells if cell)
        place += 1
    return place


def _fits(row: Row, starts: Sequence[int]) -> bool:
    """A line fits where words begin at columns and do not run across them."""
    if row.cells or row.style == "heading":
        return False
    parts = list(_PARTS.finditer(row.raw))
    at_columns = [part for part in parts if any(abs(part.start() - start) <= _SLACK for start in starts)]
    if len(at_columns) < len(parts):
        return False
    return len(parts) > 1 or not row.gap


def _cut(raw: str, starts: Sequence[int]) -> tuple[str, ...]:
    """Cells of a line by the columns its words begin at."""
    cells = [""] * len(starts)
    for part in _PARTS.finditer(raw):
        column = min(range(len(starts)), key=lambda place: abs(starts[place] - part.start()))
        cells[column] = f"{cells[column]} {clean(part[0])}".strip()
    return tuple(cells)


def _like_rows(rows: Sequence[Row], position: int) -> int:
    """At least three lines in a row with the same number of columns become rows; returns the position behind them."""
    width = _width(rows[position])
    end = position
    while width > 1 and end < len(rows) and _width(rows[end]) == width and (end == position or not rows[end].gap):
        end += 1
    if end - position >= 3:
        for row in rows[position:end]:
            row.cells = tuple(clean(part) for part in re.split(r" {3,}|\t+", row.raw.strip()))
        return end
    return position + 1


def _width(row: Row) -> int:
    """Number of columns of a line that is no list item and not drawn otherwise."""
    if row.cells or row.sign or row.style in {"heading", "code"} or not _GAP.search(row.raw):
        return 0
    return len(re.split(r" {3,}|\t+", row.raw.strip()))
