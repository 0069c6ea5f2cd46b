"""Pass 1c: tables drawn with spaces: lines whose words stand in columns get cells.

Two cases: a line of known column names ("Maßnahme   Zuständig   Zeitraum") rules the lines below it, also where
cells run over several lines; and at least three lines in a row fall into the same number of columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from masswerk.intake.rules.rows import Row, clean
from masswerk.intake.rules.tables import header_of

_GAP = re.compile(r"\S(?: {3,}|\t+)(?=\S)")
_PARTS = re.compile(r"\S+(?: {1,2}\S+)*")
_SLACK = 2


def align(rows: Sequence[Row]) -> None:
    """Set the cells of rows that stand in columns made of spaces."""
    position = 0
    while position < len(rows):
        starts = _header(rows[position])
        if starts:
            position = _rule_below(rows, position, starts)
        else:
            position = _like_rows(rows, position)


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
        rows[place].cells = _cut(rows[place].raw, starts)
        rows[place].text = " ".join(cell for cell in rows[place].cells if cell)
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
