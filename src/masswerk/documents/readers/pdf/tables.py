"""Rows of tables on a PDF page: in grids of lines, and in clear columns without lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from masswerk.documents.readers.pdf.rows import Row, rows_of, segments
from masswerk.documents.readers.pdf.rules import Grid
from masswerk.documents.readers.pdf.words import Word

_WRAPPED = re.compile(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])")
_ALIGNED = 6.0  # points by which cells of a column may be off
_FILLED = 0.25  # part of the slots that hold words in a real table, not in a chart


@dataclass(slots=True)
class Counter:
    """Number of the last table, over all pages."""

    last: int = 0


def take_ruled(words: list[Word], found: Sequence[Grid], counter: Counter) -> tuple[list[Word], list[Row]]:
    """Words outside of tables, and the rows of the tables."""
    rows: list[Row] = []
    for grid in found:
        slots: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            slot = grid.slot((word.left + word.right) / 2, word.base + 0.3 * word.size)
            if slot:
                slots.setdefault(grid.owner(*slot), []).append(word)
        if not _is_table(grid, slots):
            continue
        inside = {id(word) for each in slots.values() for word in each}
        words = [word for word in words if id(word) not in inside]
        counter.last += 1
        rows += _grid_rows(grid, slots, counter.last)
    return words, rows


def _is_table(grid: Grid, slots: dict[tuple[int, int], list[Word]]) -> bool:
    columns = {column for _, column in slots}
    owners = {grid.owner(row, column) for row in range(len(grid.rows) - 1) for column in range(len(grid.columns) - 1)}
    return len(columns) > 1 and len(slots) >= _FILLED * len(owners)


def _grid_rows(grid: Grid, slots: dict[tuple[int, int], list[Word]], table: int) -> list[Row]:
    used = sorted({column for _, column in slots})
    rows: list[Row] = []
    for at in range(len(grid.rows) - 1):
        words = [word for column in used for word in slots.get((at, column), [])]
        if words:
            cells = tuple(cell_text(slots.get((at, column), [])) for column in used)
            rows.append(Row(words, max(word.base for word in words), cells, table))
    return rows


def cell_text(words: Sequence[Word]) -> str:
    """Words of a cell, wrapped lines put together again."""
    text = "\n".join(row.text.replace("\t", " ") for row in rows_of(words))
    return _WRAPPED.sub("", text).replace("\n", " ")


def mark_clear_columns(rows: Sequence[Row], counter: Counter) -> None:
    """Give cells to runs of at least three rows whose parts stand exactly below each other."""
    run: list[tuple[Row, list[list[Word]]]] = []
    for row in rows:
        parts = segments(row.words) if row.cells is None and not row.role and row.alt is None else []
        if len(parts) > 1 and (not run or _continues(run, row, parts)):
            run.append((row, parts))
            continue
        _close(run, counter)
        run = [(row, parts)] if len(parts) > 1 else []
    _close(run, counter)


def _continues(run: Sequence[tuple[Row, list[list[Word]]]], row: Row, parts: list[list[Word]]) -> bool:
    before, last = run[-1]
    near = abs(before.base - row.base) < 4 * max(row.size, 4)
    return near and len(parts) == len(last) and all(map(_aligned, last, parts))


def _aligned(one: Sequence[Word], other: Sequence[Word]) -> bool:
    left, right = abs(one[0].left - other[0].left), abs(one[-1].right - other[-1].right)
    middle = abs(one[0].left + one[-1].right - other[0].left - other[-1].right) / 2
    return min(left, right, middle) < _ALIGNED


def _close(run: Sequence[tuple[Row, list[list[Word]]]], counter: Counter) -> None:
    if len(run) < 3 or median(len(parts) for _, parts in run) < 2:
        return
    counter.last += 1
    for row, parts in run:
        row.cells, row.table = tuple(" ".join(word.text for word in part) for part in parts), counter.last
