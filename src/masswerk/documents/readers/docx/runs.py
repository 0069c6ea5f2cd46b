"""The words of a paragraph with their look; tracked insertions count, deletions do not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from masswerk.documents.readers.counting import glyph
from masswerk.documents.readers.docx.names import MC, WP, V, W, switch, value, whole
from masswerk.documents.readers.docx.styles import Style, Styles
from masswerk.documents.readers.marks import Piece

_GONE = {W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "sdtPr", MC + "Fallback"}
_TEXT = {W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_SIGNS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}


@dataclass(slots=True)
class Words:
    """What one paragraph holds.

    sizes:  characters per type size in points
    breaks: page breaks before the first word and behind it
    """

    pieces: list[Piece] = field(default_factory=list)
    sizes: Counter[float | None] = field(default_factory=Counter)
    breaks: list[int] = field(default_factory=lambda: [0, 0])
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    in_toc: bool = False
    lost: bool = False

    @property
    def size(self) -> float | None:
        """Type size of most characters in points, None if nothing is stated."""
        return self.sizes.most_common(1)[0][0] if self.sizes else None


class Reader:
    """Reads the runs of paragraphs; knows which field codes are still open.

    rendered: page breaks are taken from where Word last saw them, otherwise from forced breaks
    """

    def __init__(self, styles: Styles, *, rendered: bool) -> None:
        self._styles, self._rendered = styles, rendered
        self._fields: list[str] = []

    def words(self, paragraph: etree._Element, style: Style) -> Words:
        """The words of a paragraph in that style."""
        words = Words()
        before = self._in_toc()
        self._walk(paragraph, words, style)
        words.in_toc = before or self._in_toc()
        return words

    def _walk(self, element: etree._Element, words: Words, style: Style) -> None:
        for child in element:
            if child.tag in _GONE:
                words.lost |= child.tag in {W + "del", W + "moveFrom"}
            elif child.tag == W + "r":
                self._run(child, words, style)
            else:
                self._walk(child, words, style)

    def _run(self, run: etree._Element, words: Words, style: Style) -> None:
        properties = run.find(W + "rPr")
        if switch(properties, "vanish"):
            return
        named = self._styles.style(value(properties, "rStyle")) if value(properties, "rStyle") else Style()
        bold = next((each for each in (switch(properties, "b"), named.bold, style.bold) if each is not None), False)
        struck = bool(switch(properties, "strike") or switch(properties, "dstrike"))
        half = whole(value(properties, "sz"))
        text = "".join(self._part(child, words) for child in run)
        if text:
            words.pieces.append((text, bold, struck))
            words.sizes[half / 2 if half else named.size or style.size] += len(text.strip())

    def _part(self, child: etree._Element, words: Words) -> str:
        """The text of one part of a run; pictures, notes and breaks are kept in `words`."""
        if child.tag in _TEXT:
            return child.text or ""
        if child.tag in _SIGNS:
            return _SIGNS[child.tag]
        if child.tag == W + "br":
            return self._break(child.get(W + "type"), words)
        if child.tag == W + "lastRenderedPageBreak":
            words.breaks[bool(words.pieces)] += self._rendered
        elif child.tag in {W + "footnoteReference", W + "endnoteReference"}:
            words.notes.append((child.tag.removeprefix(W)[:-9], child.get(W + "id", "")))
        elif child.tag == W + "sym":
            return _symbol(child.get(W + "char", ""))
        elif child.tag in {W + "fldChar", W + "instrText"}:
            self._field(child)
        elif child.tag in {W + "drawing", W + "pict", W + "object", MC + "AlternateContent"}:
            _pictures(child, words)
        return ""

    def _break(self, kind: str | None, words: Words) -> str:
        if kind == "page":
            words.breaks[bool(words.pieces)] += not self._rendered
            return ""
        return "" if kind == "column" else "\n"

    def _field(self, child: etree._Element) -> None:
        if child.tag == W + "instrText":
            if self._fields:
                self._fields[-1] += child.text or ""
        elif child.get(W + "fldCharType") == "begin":
            self._fields = [*self._fields[-20:], ""]
        elif child.get(W + "fldCharType") == "end" and self._fields:
            self._fields.pop()

    def _in_toc(self) -> bool:
        return any(code.strip()[:4].upper() in {"TOC", "TOC "} for code in self._fields)


def _symbol(code: str) -> str:
    return glyph(chr(int(code, 16))) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""


def _pictures(element: etree._Element, words: Words) -> None:
    """Alternative texts and text boxes of a drawing; the older of two forms is skipped."""
    for each in element.iter(WP + "docPr", V + "imagedata", W + "txbxContent"):
        if next(each.iterancestors(MC + "Fallback"), None) is not None:
            continue
        if each.tag == W + "txbxContent":
            words.boxes.append(each)
        elif not any(True for _ in element.iter(W + "txbxContent")):
            words.pictures.append(each.get("descr") or each.get("title") or "")
