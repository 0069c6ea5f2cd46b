"""Words of a PDF page with place and look.

PDFium gives characters; asking it for each one's box would cost most of the time, so only the first and
the last character of a word are asked for.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from masswerk.documents.readers.counting import glyph
from masswerk.documents.readers.pdf.looks import Look, Looks
from masswerk.documents.readers.pdf.pictures import Box

_HYPHENS = {0x02, 0xFFFE, 0xAD}  # PDFium's signs for a hyphen at the end of a line
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SPACES = {0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000}


@dataclass(slots=True)
class Word:
    """A word in points, origin at the lower left of the page as people see it.

    base: height of the line the letters stand on
    mark: number of the marked content it belongs to, -1 if none
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    mark: int
    artifact: bool


@dataclass(slots=True)
class Page:
    """Words of a page, turned upright; `images` says where its pictures stand."""

    width: float
    height: float
    words: list[Word]
    turn: int = 0
    images: list[Box] = field(default_factory=list)


def read_page(page: pypdfium2.PdfPage, most: int) -> Page:
    """The words of a page; at most `most` characters are looked at."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        words = list(_words(text.raw, Looks(), most))
    finally:
        text.close()
    turn = _usual_turn(words)
    upright = [_upright(*word, turn) for word in words]
    left, bottom, right, top = page.get_mediabox()
    # get_size() already counts a stated rotation; coordinates do not
    across = (right - left, top - bottom)
    if turn in {1, 3}:
        across = across[::-1]
    return Page(*(across if turn else (width, height)), upright, turn)


_Box = tuple[float, float, float, float]
_Found = tuple[str, Look, _Box, tuple[float, float]]


def _words(text: pdfium.FPDF_TEXTPAGE, looks: Looks, most: int) -> Iterator[_Found]:
    count = min(pdfium.FPDFText_CountChars(text), most)
    ask = pdfium.FPDFText_GetUnicode
    letters: list[str] = []
    start = 0
    for at in range(count + 1):
        code = ask(text, at) if at < count else 0x20
        ends = code in _SPACES or code < 0x20 or code in _HYPHENS
        if not ends:
            letters.append(_LIGATURES.get(code) or (chr(code) if code < 0x110000 else "\ufffd"))
            continue
        # PDFium leaves no space between the parts of a word it takes for hyphenated
        if code in _HYPHENS:
            letters.append("-")
        if letters:
            yield _word(text, looks, "".join(letters), start, at - (code not in _HYPHENS))
            letters = []
        start = at + 1


def _word(text: pdfium.FPDF_TEXTPAGE, looks: Looks, letters: str, first: int, last: int) -> _Found:
    box = _box(text, first)
    if last > first:
        end = _box(text, last)
        box = (min(box[0], end[0]), min(box[1], end[1]), max(box[2], end[2]), max(box[3], end[3]))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, first, x, y)
    if not letters.isascii():
        # characters beyond the first plane come in two halves
        letters = letters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if len(letters) == 1 and "\ue000" <= letters <= "\uf8ff":
        letters = glyph(letters)
    return letters, looks.of(pdfium.FPDFText_GetTextObject(text, first)), box, (x.value, y.value)


def _box(text: pdfium.FPDF_TEXTPAGE, at: int) -> _Box:
    """Left, bottom, right, top of a character with its usual room."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, at, rect)
    return rect.left, rect.bottom, rect.right, rect.top


def _usual_turn(words: list[_Found]) -> int:
    """In which of four directions most letters run: 0 to the right, 1 up, 2 to the left, 3 down."""
    counts = [0, 0, 0, 0]
    for letters, look, _, _ in words:
        counts[look.turn] += len(letters)
    return counts.index(max(counts))


def _upright(text: str, look: Look, box: _Box, origin: tuple[float, float], turn: int) -> Word:
    left, bottom, right, top = box
    x, y = origin
    base = {0: y, 1: -x, 2: -y, 3: x}[turn]
    edges = {0: (left, right), 1: (bottom, top), 2: (-right, -left), 3: (-top, -bottom)}[turn]
    if look.turn != turn:
        # a word that runs across the others stands on its own line
        base = {0: bottom, 1: -right, 2: -top, 3: left}[turn]
    return Word(text, *edges, base, look.size, look.bold, look.mark, look.artifact)
