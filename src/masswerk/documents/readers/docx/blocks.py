"""Blocks of a Word document to lines: paragraphs, tables, text boxes, notes, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from lxml import etree

from masswerk.documents.readers import limits
from masswerk.documents.readers.building import Builder
from masswerk.documents.readers.docx.names import R, W, value, whole
from masswerk.documents.readers.docx.numbering import Numbering
from masswerk.documents.readers.docx.runs import Reader, Words
from masswerk.documents.readers.docx.styles import Style, Styles, own_indent, own_number
from masswerk.documents.readers.marks import Styled, styled
from masswerk.documents.readers.paragraphs import by_break, cell_lines, tabbed, typed_sign
from masswerk.documents.source import Line

_STEP = 340  # twentieths of a point (6 mm): one step of indentation

_Cell = tuple[etree._Element | None, int]
"""A cell, None for the lower part of a merged one, and how many columns it spans."""


class Blocks:
    """Takes the blocks of the body in order and adds their lines."""

    def __init__(
        self,
        builder: Builder,
        styles: Styles,
        numbering: Numbering,
        *,
        margins: Mapping[str, etree._Element],
        footnotes: Mapping[str, etree._Element | None],
        rendered: bool,
    ) -> None:
        self._builder, self._styles, self._numbering = builder, styles, numbering
        self._margins, self._rendered = margins, rendered
        self._reader = Reader(styles, rendered=rendered)
        self._notes = {
            (kind, each.get(W + "id", "")): each
            for kind, root in footnotes.items()
            for each in (root if root is not None else ())
        }
        self._page, self._table, self._footnotes = 1, 0, 0
        self._gap = False

    @property
    def pages(self) -> int | None:
        """Number of pages where the file states page breaks."""
        return self._page if self._page > 1 or self._rendered else None

    def add(self, block: etree._Element) -> None:
        """Add the lines of a paragraph, table or section end."""
        if block.tag == W + "p":
            self._paragraph(block)
            self._section(block.find(f"{W}pPr/{W}sectPr"))
        elif block.tag == W + "tbl":
            self._rows(block, 0)
        else:
            self._section(block)

    def _paragraph(self, block: etree._Element, role: str = "", depth: int = 0) -> None:
        properties = block.find(W + "pPr")
        style = self._styles.style(value(properties, "pStyle"))
        words = self._reader.words(block, style)
        if not self._rendered and properties is not None and properties.find(W + "pageBreakBefore") is not None:
            words.breaks[0] += self._page > 1 or bool(self._builder.lines)
        self._turn(words.breaks[0])
        if words.lost:
            self._builder.note("Gelöschter Text aus nachverfolgten Änderungen wurde weggelassen.")
        role = role or ("toc" if words.in_toc or _in_contents(block) else style.role)
        self._text(words, properties, style, role)
        for alt in words.pictures:
            self._line(Line(0, "", alt=alt))
        for box in words.boxes if depth < 3 else ():
            for each in box.iter(W + "p"):
                self._paragraph(each, depth=depth + 1)
        self._turn(words.breaks[1])
        self._add_notes(words)

    def _text(self, words: Words, properties: etree._Element | None, style: Style, role: str) -> None:
        sign, indent = self._sign(properties, style, words)
        for part in by_break(words.pieces):
            look = styled(part)
            if not look.text:
                self._gap = True
                continue
            if not sign and not role:
                look, sign = typed_sign(part, look)
            line = self._styled_line(look, words, style, role, sign, indent)
            self._line(replace(line, raw="" if sign else tabbed(part)))
            sign = ""

    def _styled_line(self, look: Styled, words: Words, style: Style, role: str, sign: str, indent: int) -> Line:
        listed = bool(sign) and role in {"", "list"}
        size = words.size or style.size
        return Line(
            number=0,
            text=look.text,
            style="list" if listed else role,
            level=indent + 1 if listed else style.level if role == "heading" else None,
            sign=sign,
            indent=indent,
            bold=look.bold,
            lead=look.lead,
            size=round(size / self._styles.size, 2) if size else None,
            struck=look.struck,
        )

    def _sign(self, properties: etree._Element | None, style: Style, words: Words) -> tuple[str, int]:
        """The number or bullet Word would show, and the indentation in steps."""
        number = own_number(properties, style.number) or style.number
        left = own_indent(properties)
        if number and number[0] not in {"", "0"} and any(text.strip() for text, _, _ in words.pieces):
            sign, usual = self._numbering.sign(*number)
            further = max(0, (left - usual) // _STEP) if left is not None and usual is not None else style.step
            return sign, 0 if style.role == "heading" else number[1] or min(further, 12)
        steps = (left if left is not None else style.indent or 0) // _STEP
        return "", max(0, min(steps, 12))

    def _line(self, line: Line) -> None:
        self._builder.add(replace(line, break_before=self._gap, page=self._page))
        self._gap = False

    def _rows(self, table: etree._Element, depth: int) -> None:
        rows = [row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table]
        cells = [self._bounded(_cells(row)) for row in rows]
        if max((len(row) for row in cells), default=0) <= 1 and depth < limits.NESTING:
            self._box(cells, depth)
            return
        self._table += 1
        number = self._table
        for row in cells:
            self._row(row, number)

    def _bounded(self, cells: Iterator[_Cell]) -> list[_Cell]:
        found = list(islice(cells, limits.COLUMNS + 1))
        self._builder.expect(columns=max(len(found), sum(width for _, width in found)))
        return found

    def _box(self, cells: list[list[_Cell]], depth: int) -> None:
        """A frame drawn as a table of one column: its blocks are blocks of the text."""
        for row in cells:
            for cell, _ in row:
                for block in cell if cell is not None else ():
                    if block.tag == W + "p":
                        self._paragraph(block)
                    elif block.tag == W + "tbl":
                        self._rows(block, depth + 1)

    def _row(self, row: list[_Cell], table: int) -> None:
        texts: list[str] = []
        bold: list[bool] = []
        for cell, width in row:
            paragraphs = cell.iter(W + "p") if cell is not None else ()
            lines = [line for each in paragraphs for line in self._cell_lines(each)]
            texts += [" ".join(text for text, _ in lines), *[""] * (width - 1)]
            bold += [is_bold for _, is_bold in lines]
        self._line(
            Line(
                number=0,
                text="\t".join(texts),
                bold=bool(bold) and all(bold),
                cells=tuple(texts),
                table=table,
            )
        )

    def _cell_lines(self, paragraph: etree._Element) -> list[tuple[str, bool]]:
        """Lines of a paragraph where it cannot be lines of its own, with whether they are bold."""
        properties = paragraph.find(W + "pPr")
        style = self._styles.style(value(properties, "pStyle"))
        words = self._reader.words(paragraph, style)
        self._turn(sum(words.breaks))
        sign, _ = self._sign(properties, style, words)
        looks = cell_lines(words.pieces)
        return [(look.text if at else f"{sign} {look.text}".strip(), look.bold) for at, look in enumerate(looks)]

    def _add_notes(self, words: Words) -> None:
        for key in words.notes:
            note = self._notes.get(key)
            if note is None:
                continue
            self._footnotes += 1
            text = " ".join(text for each in note.iter(W + "p") for text, _ in self._cell_lines(each))
            self._line(Line(0, text, style="footnote", sign=str(self._footnotes)))

    def _section(self, section: etree._Element | None) -> None:
        """Headers and footers once per section; a section starts a page unless it says otherwise."""
        if section is None:
            return
        seen: set[str] = set()
        for each in section.iterchildren(W + "headerReference", W + "footerReference"):
            part = self._margins.get(each.get(R + "id", ""))
            role = "header" if each.tag == W + "headerReference" else "footer"
            for paragraph in part.iter(W + "p") if part is not None else ():
                text = " ".join(text for text, _ in self._cell_lines(paragraph))
                if text and text not in seen:
                    seen.add(text)
                    self._line(Line(0, text, style=role))

    def _turn(self, pages: int) -> None:
        if pages:
            self._page += pages
            self._gap = True


def _cells(row: etree._Element) -> Iterator[_Cell]:
    """Cells of a row with the columns they span; None for the lower part of a merged cell."""
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is not row:
            continue
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        width = max(1, min(whole(value(cell.find(W + "tcPr"), "gridSpan")) or 1, 100))
        yield (None if merge is not None and merge.get(W + "val", "continue") == "continue" else cell), width


def _in_contents(block: etree._Element) -> bool:
    galleries = (value(each, "sdtPr/docPartObj/docPartGallery") for each in block.iterancestors(W + "sdt"))
    return any(gallery is not None and gallery.startswith("Table of") for gallery in galleries)
