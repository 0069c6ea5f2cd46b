"""Tables typed with tabs: neighbouring paragraphs with the same number of columns become rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from masswerk.documents.readers import limits
from masswerk.documents.source import Line

_FEWEST = 3
_COUNTED = re.compile(r"[(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]?|\W")
_SEVERAL = re.compile(r"\t+")


def with_typed_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, with runs of at least three tabbed paragraphs as rows; tables are counted anew.

    A number or sign before a tab counts a paragraph and makes no column.

    >>> typed = [Line(0, "Ort", raw=text) for text in ("Ort\\tKurse", "Nord\\t4", "Süd\\t6")]
    >>> [line.cells for line in with_typed_tables(typed)]
    [('Ort', 'Kurse'), ('Nord', '4'), ('Süd', '6')]
    """
    made: list[Line] = []
    for place, run in enumerate(_runs(lines)):
        rows = _rows(run) if _is_tabbed(run[0]) else None
        # below zero, so that it is no table of the file, until all are counted
        made += run if rows is None else [_row(line, cells, -place - 1) for line, cells in zip(run, rows, strict=True)]
    return _counted(made)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Neighbours that are all tabbed, or a single line that is not."""
    run: list[Line] = []
    for line in lines:
        if run and (not _is_tabbed(line) or line.break_before):
            yield run
            run = []
        run.append(line)
        if not _is_tabbed(line):
            yield run
            run = []
    if run:
        yield run


def _is_tabbed(line: Line) -> bool:
    plain = line.cells is None and line.alt is None and not line.sign and line.style in {"", "quote", "code"}
    return plain and 0 < line.raw.count("\t") < limits.COLUMNS


def _rows(run: Sequence[Line]) -> list[tuple[str, ...]] | None:
    """Cells of each line: cut at every tab, or at runs of tabs where those stand for one; None if not stable."""
    if len(run) < _FEWEST:
        return None
    for cut in (lambda text: text.split("\t"), lambda text: _SEVERAL.split(text.strip("\t"))):
        rows = [tuple(cell.strip() for cell in cut(line.raw)) for line in run]
        if len({len(row) for row in rows}) == 1 and not _is_counted(rows):
            return rows
    return None


def _is_counted(rows: Sequence[tuple[str, ...]]) -> bool:
    """Numbered or listed paragraphs: two columns, the first of which only counts."""
    return len(rows[0]) == 2 and all(_COUNTED.fullmatch(row[0]) for row in rows if row[0])


def _row(line: Line, cells: tuple[str, ...], table: int) -> Line:
    return replace(line, text="\t".join(cells), cells=cells, table=table, style="", level=None, indent=0, lead="")


def _counted(lines: Sequence[Line]) -> list[Line]:
    """The same lines with their tables counted from 1 in their order."""
    numbers: dict[int, int] = {}
    return [
        line if line.table is None else replace(line, table=numbers.setdefault(line.table, len(numbers) + 1))
        for line in lines
    ]
