"""Rows of pages to lines of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from masswerk.documents.readers.building import Builder
from masswerk.documents.readers.marks import Piece, styled
from masswerk.documents.readers.paragraphs import typed_sign
from masswerk.documents.readers.pdf.rows import Row, segments
from masswerk.documents.readers.pdf.tags import Tags
from masswerk.documents.source import Line

_STEP = 14.0  # points: one step of indentation
_LARGER = 1.35  # times the usual distance of lines: a gap that separates


class Writer:
    """Adds the lines of one page after another. body: type size of running text in points."""

    def __init__(self, builder: Builder, body: float) -> None:
        self._builder, self._body = builder, body
        self._tables: dict[int, int] = {}

    def page(self, number: int, rows: Sequence[Row], tags: Tags) -> None:
        """Add the lines of a page; rows in reading order."""
        pitch = _pitch(rows)
        before: Row | None = None
        for row in rows:
            role, level = _role(row, tags)
            size = round(row.size / self._body, 2) if row.size else None
            line = Line(0, "", page=number, style=role, level=level, size=size, break_before=_apart(before, row, pitch))
            if row.cells is not None:
                self._cells(row, row.cells, line)
            else:
                self._words(row, line)
            before = row
        for alt in tags.figures:
            self._builder.add(Line(0, "", page=number, alt=alt))

    def _words(self, row: Row, line: Line) -> None:
        pieces = _pieces(row)
        look, sign, role = styled(pieces), "", line.style
        if role in {"", "list"}:
            look, sign = typed_sign(pieces, look, listed=role == "list")
            role = "list" if sign else ""
        steps = round((row.left - (row.origin or 0)) / _STEP)
        indent = 0 if role in {"heading", "header", "footer"} else max(0, min(steps, 12))
        self._builder.add(
            replace(
                line,
                text=look.text,
                style=role,
                level=indent + 1 if sign else line.level,
                sign=sign,
                indent=indent,
                bold=look.bold,
                lead=look.lead,
            )
        )

    def _cells(self, row: Row, cells: tuple[str, ...], line: Line) -> None:
        table = self._tables.setdefault(row.table or 0, len(self._tables) + 1)
        bold = all(word.bold for word in row.words)
        self._builder.add(replace(line, text="\t".join(cells), bold=bold, cells=cells, table=table))


def _role(row: Row, tags: Tags) -> tuple[str, int | None]:
    """What the file's tags say of most words, else what place and bookmarks say."""
    if row.role in {"header", "footer"}:
        return row.role, None
    said = Counter(tags.roles[word.mark] for word in row.words if word.mark in tags.roles)
    if said and said.most_common(1)[0][1] * 2 > len(row.words):
        return said.most_common(1)[0][0]
    return row.role, row.level if row.role == "heading" else None


def _apart(before: Row | None, row: Row, pitch: float) -> bool:
    """Whether a page, a column or a larger gap starts before the row."""
    if before is None or row.gap or before.role != row.role or row.base > before.base:
        return True
    return before.base - row.base > _LARGER * pitch


def _pieces(row: Row) -> list[Piece]:
    pieces: list[Piece] = []
    for at, part in enumerate(segments(row.words)):
        for place, word in enumerate(part):
            gap = "" if not at and not place else " " if place else "\t"
            pieces.append((gap + word.text, word.bold, False))
    return pieces


def _pitch(rows: Sequence[Row]) -> float:
    """Usual distance of lines in running text."""
    steps = [before.base - row.base for before, row in pairwise(rows) if row.cells is None]
    steps = [step for step in steps if 2 < step < 40]
    return median(steps) if steps else 14.0
