"""From the tree of an HTML file to lines: every block that holds words of its own is a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from masswerk.documents.readers.building import Builder, Progress
from masswerk.documents.readers.html import look, tables
from masswerk.documents.readers.marks import Piece, Styled, styled
from masswerk.documents.readers.paragraphs import by_break, tabbed, typed_sign
from masswerk.documents.source import Line

_BLANK = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Block:
    """The block words stand in; `sign` is used up by its first line."""

    style: str = ""
    level: int | None = None
    sign: str = ""
    indent: int = 0


class Walk:
    """Walks through the body once. The parser bounds the depth, so recursion is safe."""

    def __init__(self, builder: Builder, progress: Progress) -> None:
        self._builder, self._progress = builder, progress
        self._pieces: list[Piece] = []
        self._block = _Block()
        self._tables = 0

    def body(self, element: etree._Element) -> None:
        """Add all lines of the body."""
        self._children(element, False, False)
        self._flush()

    def _children(self, element: etree._Element, bold: bool, struck: bool) -> None:
        self._words(element.text, bold, struck)
        for at, child in enumerate(element):
            if not look.is_dropped(child):
                self._element(child, bold, struck)
            self._words(child.tail, bold, struck)
            if at % 500 == 0 and element.tag == "body":
                self._progress(at, len(element))

    def _element(self, element: etree._Element, bold: bool, struck: bool) -> None:
        bold, struck = look.is_bold(element, bold), look.is_struck(element, struck)
        if element.tag == "br":
            self._pieces.append(("\n", bold, struck))
        elif element.tag == "img":
            self._picture(element)
        elif element.tag in {"ul", "ol"}:
            self._list(element, bold, struck)
        elif element.tag == "table":
            self._table(element, bold, struck)
        elif element.tag == "pre":
            self._code(element)
        elif element.tag in look.BLOCKS:
            self._in_block(element, bold, struck)
        else:
            self._children(element, bold, struck)

    def _in_block(self, element: etree._Element, bold: bool, struck: bool, sign: str = "") -> None:
        self._flush()
        around = self._block
        style, level = look.role(element)
        indent = around.indent + (element.tag in {"dd", "blockquote"}) + look.word_depth(element)
        self._block = _Block(style or around.style, level or around.level, sign or around.sign, indent)
        self._children(element, bold, struck)
        self._flush()
        self._block = replace(around, sign="") if around.sign and not self._block.sign else around

    def _list(self, element: etree._Element, bold: bool, struck: bool) -> None:
        self._flush()
        around = self._block
        depth = around.indent + (1 if next(element.iterancestors("ul", "ol"), None) is not None else 0)
        count = look.whole(element.get("start"), 1)
        for item in element:
            if look.is_dropped(item):
                continue
            count = look.whole(item.get("value"), count)
            self._block = replace(around, indent=depth, sign="")
            if item.tag in {"ul", "ol"}:
                self._list(item, bold, struck)
                continue
            self._in_block(item, bold, struck, look.number(element, count))
            count += 1
        self._block = around

    def _table(self, element: etree._Element, bold: bool, struck: bool) -> None:
        self._flush()
        if tables.is_box(element):
            self._children(element, bold, struck)
            self._flush()
            return
        self._tables += 1
        number = self._tables
        caption = element.find("caption")
        if caption is not None:
            self._in_block(caption, bold, struck)
        for cells, all_bold in tables.rows(element):
            self._builder.add(Line(0, "\t".join(cells), bold=all_bold, cells=cells, table=number))

    def _code(self, element: etree._Element) -> None:
        self._flush()
        for text in "".join(element.itertext()).strip("\n").split("\n"):
            self._builder.add(Line(0, text.rstrip(), style="code", indent=self._block.indent))

    def _picture(self, element: etree._Element) -> None:
        alt = " ".join(element.get("alt", "").split())
        # decoration and invisible counters have no alternative text; they are no content
        if alt:
            self._flush()
            self._builder.add(Line(0, "", alt=alt, indent=self._block.indent))

    def _words(self, text: str | None, bold: bool, struck: bool) -> None:
        if not text:
            return
        words = _BLANK.sub(_blank, text)
        if words[0] == " " and (not self._pieces or self._pieces[-1][0][-1] in " \n"):
            words = words[1:]
        if words:
            self._pieces.append((words, bold, struck))

    def _flush(self) -> None:
        """End the line that is being collected."""
        pieces, self._pieces = self._pieces, []
        for part in by_break(pieces) if pieces else ():
            found = styled(part)
            if found.text:
                self._add(part, found)

    def _add(self, pieces: list[Piece], found: Styled) -> None:
        block, sign = self._block, self._block.sign
        if not sign and block.style in {"", "list"}:
            found, sign = typed_sign(pieces, found)
        block.sign = ""
        listed = bool(sign) and block.style in {"", "list"}
        self._builder.add(
            Line(
                number=0,
                text=found.text,
                style="list" if listed else block.style,
                level=block.indent + 1 if listed else block.level,
                sign=sign,
                raw="" if sign else tabbed(pieces),
                indent=block.indent,
                bold=found.bold,
                lead=found.lead,
                struck=found.struck,
            )
        )


def _blank(found: re.Match[str]) -> str:
    """Blank space is one space; tabs within a line stay, because people set columns with them."""
    breaks = any(sign in found[0] for sign in "\n\r\f")
    return " " if breaks else "\t" * found[0].count("\t") or " "
