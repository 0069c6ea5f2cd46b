"""Tables without lines: where several rows leave the same white corridors, their words stand in columns.

Clear columns (`tables.mark_clear_columns`) need the same number of parts in each row. Here cells may be empty, columns
may stand close, and one row of five may run across a corridor. To be safe, at least three columns, three rows and
mostly figures or equally filled rows are asked for: running text stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from masswerk.documents.readers.pdf.rows import Row, has_leaders, segments
from masswerk.documents.readers.pdf.tables import Counter
from masswerk.documents.readers.pdf.words import Word

_APART = 1.0  # ems between the parts of a row
_WIDE = 0.7  # ems a corridor is wide at least; more than a space between words
_ROWS, _COLUMNS = 3, 3
_TOLERANT = 5  # rows from which one of them may cross a corridor
_LONG, _SHORT = 120, 40  # characters: the longest cell, and most cells
_FIGURE = re.compile(r"[-–—]|[(]?[-+]?\d[\d.,/]*\s*(?:%|€|EUR|TEUR)?[)]?")
_MANY = 0.4  # part of the cells behind the first column that are figures

_Span = tuple[float, float]


def mark_corridors(rows: Sequence[Row], counter: Counter) -> None:
    """Give cells to runs of rows that stand in columns; rows from top to bottom in reading order."""
    for run in _runs(rows):
        corridors = _corridors(run)
        cells = _without_empty([_cells(row, corridors) for row in run])
        if _is_table(cells):
            counter.last += 1
            for row, texts in zip(run, cells, strict=True):
                row.cells, row.table = texts, counter.last


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows close below each other that have several parts; a lone figure among them belongs to them."""
    run: list[Row] = []
    for row in rows:
        near = bool(run) and 0 < run[-1].base - row.base < 4 * max(row.size, 4)
        if run and not (near and _may_be_row(row)):
            yield from _trimmed(run)
            run = []
        if _may_be_row(row):
            run.append(row)
    yield from _trimmed(run)


def _trimmed(run: list[Row]) -> Iterator[list[Row]]:
    """The run without lone figures at its ends, if it is long enough."""
    full = [at for at, row in enumerate(run) if len(segments(row.words, _APART)) > 1]
    if full and full[-1] - full[0] + 1 >= _ROWS:
        yield run[full[0] : full[-1] + 1]


def _may_be_row(row: Row) -> bool:
    if row.cells is not None or row.role or row.alt is not None or has_leaders(row.words):
        return False
    return len(segments(row.words, _APART)) > 1 or _FIGURE.fullmatch(row.text) is not None


def _corridors(run: Sequence[Row]) -> list[_Span]:
    """Stretches without ink, as (left, right) in points; wide enough, with words on both sides."""
    inked = [_ink(row) for row in run]
    left, right = int(min(row.left for row in run)), int(max(row.right for row in run)) + 1
    allowed = 1 if len(run) >= _TOLERANT else 0
    counts = [0] * (right - left + 1)
    for spans in inked:
        for start, end in spans:
            for at in range(int(start) - left, min(int(end) + 1, right) - left):
                counts[at] += 1
    return [
        (start, end)
        for start, end in _stretches(counts, allowed, left)
        if end - start >= _WIDE * median(row.size for row in run) and left < start and end < right
    ]


def _ink(row: Row) -> list[_Span]:
    """Where the row has words; spaces between words count as ink."""
    return [
        (word.left, after.left if after.left - word.right < _WIDE * word.size else word.right)
        for word, after in pairwise(row.words)
    ] + [(row.words[-1].left, row.words[-1].right)]


def _stretches(counts: Sequence[int], allowed: int, left: int) -> Iterator[_Span]:
    start: int | None = None
    for at, count in enumerate(counts):
        if count <= allowed and start is None:
            start = at
        elif count > allowed and start is not None:
            yield float(left + start), float(left + at)
            start = None


def _cells(row: Row, corridors: Sequence[_Span]) -> tuple[str, ...]:
    """The texts of a row by column; a part that runs across several columns belongs to its first."""
    cells = [""] * (len(corridors) + 1)
    for part in _parts(row.words, corridors):
        middle = min(part[0].left + 1.0, part[-1].right)
        column = sum(1 for start, end in corridors if middle >= (start + end) / 2)
        cells[column] = f"{cells[column]} {' '.join(word.text for word in part)}".strip()
    return tuple(cells)


def _without_empty(cells: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without columns in which nothing begins: the end of a long cell may cut a corridor in two."""
    used = [column for column in range(len(cells[0])) if any(row[column] for row in cells)]
    return [tuple(row[column] for column in used) for row in cells]


def _parts(words: Sequence[Word], corridors: Sequence[_Span]) -> list[list[Word]]:
    """Words cut where a gap wider than a space meets a corridor."""
    parts = [[words[0]]]
    for before, word in pairwise(words):
        wide = word.left - before.right >= _WIDE * max(word.size, 4)
        if wide and any(before.right < end and word.left > start for start, end in corridors):
            parts.append([])
        parts[-1].append(word)
    return parts


def _is_table(cells: Sequence[tuple[str, ...]]) -> bool:
    """Enough columns, each used, with short cells, mostly figures or rows that are equally full."""
    filled = [text for row in cells for text in row if text]
    if len(cells[0]) < _COLUMNS or max(map(len, filled)) > _LONG or median(map(len, filled)) > _SHORT:
        return False
    if any(sum(1 for row in cells if row[column]) < 2 for column in range(len(cells[0]))):
        return False
    behind = [text for row in cells for text in row[1:] if text]
    figures = sum(1 for text in behind if _FIGURE.fullmatch(text))
    return figures >= _MANY * len(behind) or all(all(row) for row in cells)
