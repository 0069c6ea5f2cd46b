"""Tables of an HTML file as rows of cells, merged cells written once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from masswerk.documents.readers.html import look
from masswerk.documents.readers.marks import Piece, styled

_BLANK = re.compile(r"[ \t\r\n\f]+")
_MOST = 200  # columns a cell may span


def is_box(table: etree._Element) -> bool:
    """A table of one column is a frame around running text."""
    return all(len(_cells_of(row)) <= 1 for row in _rows_of(table))


def rows(table: etree._Element) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Cells of each row, and whether all of its words are bold."""
    below: dict[int, int] = {}
    for row in _rows_of(table):
        texts: list[str] = []
        bold: list[bool] = []
        for cell in _cells_of(row):
            _fill(texts, below)
            lines = cell_lines(cell)
            bold += [each for _, each in lines]
            width = max(1, min(look.whole(cell.get("colspan"), 1), _MOST))
            height = look.whole(cell.get("rowspan"), 1)
            for column in range(len(texts), len(texts) + width):
                below[column] = height - 1
            texts += [" ".join(text for text, _ in lines), *[""] * (width - 1)]
        _fill(texts, below)
        if texts:
            yield tuple(texts), bool(bold) and all(bold)


def cell_lines(cell: etree._Element) -> list[tuple[str, bool]]:
    """The blocks of a cell as (text, bold)."""
    lines: list[list[Piece]] = [[]]
    _collect(cell, lines, look.is_bold(cell, False))
    looks = [styled(pieces) for pieces in lines]
    return [(found.text, found.bold) for found in looks if found.text]


def _collect(element: etree._Element, lines: list[list[Piece]], bold: bool) -> None:
    _take(element.text, lines, bold)
    for child in element:
        if not look.is_dropped(child):
            block = child.tag in look.BLOCKS or child.tag == "br"
            if block:
                lines.append([("• ", False, False)] if child.tag == "li" else [])
            _collect(child, lines, look.is_bold(child, bold))
            if block and child.tag != "br":
                lines.append([])
        _take(child.tail, lines, bold)


def _take(text: str | None, lines: list[list[Piece]], bold: bool) -> None:
    words = _BLANK.sub(" ", text or "")
    if words.strip() or (words and lines[-1]):
        lines[-1].append((words, bold, False))


def _fill(texts: list[str], below: dict[int, int]) -> None:
    """Empty cells where a cell of an earlier row reaches down."""
    while below.get(len(texts), 0) > 0:
        below[len(texts)] -= 1
        texts.append("")


def _rows_of(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def _cells_of(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in {"td", "th"} and not look.is_dropped(cell)]
