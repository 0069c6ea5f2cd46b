"""Blocks of an OpenDocument text to lines: paragraphs, lists, tables, frames, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from masswerk.documents.readers import limits
from masswerk.documents.readers.building import Builder
from masswerk.documents.readers.marks import Styled, styled
from masswerk.documents.readers.odt.lists import Counts, Lists
from masswerk.documents.readers.odt.names import TABLE, TEXT, amount
from masswerk.documents.readers.odt.styles import Style, Styles
from masswerk.documents.readers.odt.words import Words, read_words
from masswerk.documents.readers.paragraphs import by_break, cell_lines, tabbed, typed_sign
from masswerk.documents.source import Line

_STEP = 17.0  # points (6 mm): one step of indentation
_PARAGRAPHS = {TEXT + "p", TEXT + "h"}
_INDEXES = {TEXT + "table-of-content", TEXT + "illustration-index", TEXT + "table-index", TEXT + "alphabetical-index"}
_SKIPPED = {TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls"}


@dataclass(slots=True)
class _Place:
    """Where a block stands: in which list, how deep, in a table of contents."""

    list: str = ""
    depth: int = 0
    counts: Counts | None = None
    sign: str = ""
    toc: bool = False
    nesting: int = 0


class Blocks:
    """Takes the blocks of the body in order and adds their lines."""

    def __init__(self, builder: Builder, styles: Styles, lists: Lists) -> None:
        self._builder, self._styles, self._lists = builder, styles, lists
        self._page, self._table, self._footnotes, self._gap, self._breaks = 1, 0, 0, False, False

    @property
    def pages(self) -> int | None:
        """Number of pages where the file states page breaks."""
        return self._page if self._breaks else None

    def add(self, block: etree._Element) -> None:
        """Add the lines of a block of the body."""
        self._add(block, _Place())

    def margin(self, paragraph: etree._Element, role: str) -> None:
        """Add a line of a header or footer."""
        text = " ".join(look.text for look in self._cell_lines(paragraph))
        if text:
            self._line(Line(0, text, style=role))

    def _add(self, block: etree._Element, place: _Place) -> None:
        if place.nesting > limits.NESTING:
            return
        below = replace(place, nesting=place.nesting + 1)
        if block.tag in _PARAGRAPHS:
            self._paragraph(block, place)
        elif block.tag == TEXT + "list":
            self._list(block, below)
        elif block.tag == TABLE + "table":
            self._rows(block, below)
        elif block.tag == TEXT + "soft-page-break":
            self._turn(1)
        elif block.tag not in _SKIPPED and isinstance(block.tag, str):
            toc = place.toc or block.tag in _INDEXES
            for child in block:
                if not child.tag.endswith("-source"):
                    self._add(child, replace(below, toc=toc))

    def _list(self, block: etree._Element, place: _Place) -> None:
        style = block.get(TEXT + "style-name") or place.list
        counts = place.counts if place.counts is not None else self._lists.opened(block, style)
        inner = replace(place, list=style, depth=place.depth + 1, counts=counts)
        for item in block.iterchildren(TEXT + "list-item", TEXT + "list-header"):
            first = next(item.iterchildren(*_PARAGRAPHS), None)
            for each in item:
                sign = self._sign(item, each, style, inner.depth, counts) if each is first else ""
                self._add(each, replace(inner, sign=sign))

    def _sign(self, item: etree._Element, first: etree._Element, style: str, depth: int, counts: Counts) -> str:
        if item.tag != TEXT + "list-item" or not _has_text(first):
            return ""
        named = style or self._styles.paragraph(first.get(TEXT + "style-name")).list
        return self._lists.sign(named, depth, counts, item.get(TEXT + "start-value"))

    def _paragraph(self, block: etree._Element, place: _Place) -> None:
        style = self._styles.paragraph(block.get(TEXT + "style-name"))
        words = read_words(block, style, self._styles)
        self._turn(words.breaks[0] + (style.page and bool(self._builder.lines)))
        if block.tag == TEXT + "h":
            style = replace(style, role="heading", level=amount(block.get(TEXT + "outline-level"), 10))
            if not place.depth and block.get(TEXT + "is-list-header") != "true" and _has_text(block):
                place = replace(place, sign=self._lists.heading(style.level or 1))
        self._text(words, style, place)
        for alt in words.pictures:
            self._line(Line(0, "", alt=alt))
        for box in words.boxes:
            for each in box:
                self._add(each, _Place(nesting=place.nesting + 1))
        self._turn(words.breaks[1])
        self._add_notes(words)

    def _text(self, words: Words, style: Style, place: _Place) -> None:
        role = "toc" if place.toc else style.role
        sign = place.sign
        for part in by_break(words.pieces):
            look = styled(part)
            if not look.text:
                self._gap = True
                continue
            if not sign and not role:
                look, sign = typed_sign(part, look)
            line = self._styled_line(look, words, style, role, sign, place)
            self._line(replace(line, raw="" if sign else tabbed(part)))
            sign = ""

    def _styled_line(self, look: Styled, words: Words, style: Style, role: str, sign: str, place: _Place) -> Line:
        listed = bool(sign) and role in {"", "list"}
        steps = int((style.indent or 0) / _STEP) if not place.depth else place.depth - 1 or style.step
        indent = 0 if role == "heading" else max(0, min(steps, 12))
        return Line(
            number=0,
            text=look.text,
            style="list" if listed else role,
            level=indent + 1 if listed else style.level if role == "heading" else None,
            sign=sign,
            indent=indent,
            bold=look.bold,
            lead=look.lead,
            size=round((words.size or self._styles.size) / self._styles.size, 2),
            struck=look.struck,
        )

    def _line(self, line: Line) -> None:
        self._builder.add(replace(line, break_before=self._gap, page=self._page))
        self._gap = False

    def _rows(self, table: etree._Element, place: _Place) -> None:
        rows = [list(_cells(row)) for row in _rows_of(table)]
        if max((len(row) for row in rows), default=0) <= 1:
            for block in (block for row in rows for cell in row if cell is not None for block in cell):
                self._add(block, _Place(nesting=place.nesting))
            return
        self._table += 1
        number = self._table
        for row in rows:
            self._row(row, number)

    def _row(self, row: list[etree._Element | None], table: int) -> None:
        looks = [[] if cell is None else self._cell(cell) for cell in row]
        cells = tuple(" ".join(look.text for look in cell) for cell in looks)
        bold = [look.bold for cell in looks for look in cell]
        text = "\t".join(cells)
        self._line(Line(0, text, bold=bool(bold) and all(bold), cells=cells, table=table))

    def _cell(self, cell: etree._Element) -> list[Styled]:
        return [look for paragraph in cell.iter(*_PARAGRAPHS) for look in self._cell_lines(paragraph)]

    def _cell_lines(self, paragraph: etree._Element) -> list[Styled]:
        style = self._styles.paragraph(paragraph.get(TEXT + "style-name"))
        words = read_words(paragraph, style, self._styles)
        self._turn(sum(words.breaks))
        looks = cell_lines(words.pieces)
        if looks and _first_of_item(paragraph):
            looks[0] = replace(looks[0], text=f"• {looks[0].text}")
        return looks

    def _add_notes(self, words: Words) -> None:
        for note in words.notes:
            self._footnotes += 1
            text = " ".join(look.text for look in self._cell(note))
            sign = (note.findtext(TEXT + "note-citation") or str(self._footnotes)).strip()
            self._line(Line(0, text, style="footnote", sign=sign))

    def _turn(self, pages: int) -> None:
        if pages:
            self._page += pages
            self._gap = self._breaks = True


def _has_text(paragraph: etree._Element) -> bool:
    return any(text.strip() for text in paragraph.itertext())


def _first_of_item(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == TEXT + "list-item" and parent[0] is paragraph


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Rows of this table, not of tables in its cells; repeated rows that hold nothing once."""
    for row in table.iter(TABLE + "table-row"):
        if next(row.iterancestors(TABLE + "table")) is table:
            yield row


def _cells(row: etree._Element) -> Iterator[etree._Element | None]:
    """Cells in their columns; None for columns covered by a merged cell."""
    for cell in row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
        for _ in range(amount(cell.get(TABLE + "number-columns-repeated"), 100)):
            yield cell if cell.tag == TABLE + "table-cell" else None
