"""The words of a paragraph of an OpenDocument text with their look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from masswerk.documents.readers.marks import Piece
from masswerk.documents.readers.odt.names import DRAW, OFFICE, SVG, TEXT, amount
from masswerk.documents.readers.odt.styles import Style, Styles

_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_GONE = {OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "tracked-changes", TEXT + "ruby-text"}


@dataclass(slots=True)
class Words:
    """What one paragraph holds; `breaks` are page breaks before the first word and behind it."""

    pieces: list[Piece] = field(default_factory=list)
    sizes: Counter[float | None] = field(default_factory=Counter)
    breaks: list[int] = field(default_factory=lambda: [0, 0])
    notes: list[etree._Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def size(self) -> float | None:
        """Type size of most characters in points."""
        return self.sizes.most_common(1)[0][0] if self.sizes else None


def read_words(paragraph: etree._Element, style: Style, styles: Styles) -> Words:
    """The words of a paragraph in that style."""
    words = Words()
    _walk(paragraph, words, style, styles)
    return words


def _walk(element: etree._Element, words: Words, style: Style, styles: Styles) -> None:
    _take(element.text, words, style)
    for child in element:
        _child(child, words, style, styles)
        _take(child.tail, words, style)


def _child(child: etree._Element, words: Words, style: Style, styles: Styles) -> None:
    tag = child.tag
    if tag in _GONE or not isinstance(tag, str):
        return
    if tag in _SIGNS:
        _add(_SIGNS[tag], words, style)
    elif tag == TEXT + "s":
        _add(" " * amount(child.get(TEXT + "c"), 100), words, style)
    elif tag == TEXT + "soft-page-break":
        words.breaks[bool(words.pieces)] += 1
    elif tag == TEXT + "note":
        words.notes.append(child)
    elif tag == DRAW + "frame":
        _frame(child, words)
    elif tag == TEXT + "span":
        _walk(child, words, _in_span(style, styles.words(child.get(TEXT + "style-name"))), styles)
    else:
        _walk(child, words, style, styles)


def _in_span(style: Style, own: Style) -> Style:
    return Style(
        bold=style.bold if own.bold is None else own.bold,
        struck=style.struck if own.struck is None else own.struck,
        hidden=style.hidden or own.hidden,
        size=own.size or style.size,
    )


def _take(text: str | None, words: Words, style: Style) -> None:
    """Blank space of the XML is one space; spaces that count are elements of their own."""
    if text:
        _add(" ".join(("." + text + ".").split())[1:-1], words, style)


def _add(text: str, words: Words, style: Style) -> None:
    if text and not style.hidden:
        words.pieces.append((text, bool(style.bold), bool(style.struck)))
        words.sizes[style.size] += len(text.strip())


def _frame(frame: etree._Element, words: Words) -> None:
    box = frame.find(DRAW + "text-box")
    if box is not None:
        words.boxes.append(box)
    elif frame.find(DRAW + "image") is not None or frame.find(DRAW + "object") is not None:
        words.pictures.append((frame.findtext(SVG + "desc") or frame.findtext(SVG + "title") or "").strip())
