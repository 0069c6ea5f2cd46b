"""Pictures of PDF pages: how many there are that nobody can read out, so that the person who reviews learns of them."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

_MOST = 20_000  # objects of a page that are looked at
_SMALL = 28.0  # points (1 cm): smaller pictures are bullets and rules
_TOLD = 20  # pages named in a note
_REPEATED = 3  # pages from which a picture at the same place is a logo

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


def boxes(page: pypdfium2.PdfPage) -> list[Box]:
    """Where the pictures of a page stand."""
    found = []
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST)):
        part = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(part) == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.append(_box(part))
    return found


def _box(part: pdfium.FPDF_PAGEOBJECT) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(part, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def note(pages: Sequence[Sequence[Box]]) -> str:
    """What to tell of pictures without words; "" if there are none. Small ones and logos that repeat do not count.

    >>> note([[], [(50, 50, 250, 250), (300, 50, 500, 250)]])
    '2 Bilder auf Seite 2 wurden nicht gelesen.'
    >>> note([[(50, 50, 250, 250)], [(60, 60, 260, 260)]])
    'Bilder wurden nicht gelesen: 1 auf Seite 1, 1 auf Seite 2.'
    """
    places = Counter(_place(box) for page in pages for box in {_place(box): box for box in page}.values())
    counts = [sum(1 for box in page if _is_large(box) and places[_place(box)] < _REPEATED) for page in pages]
    told = [(count, number) for number, count in enumerate(counts, start=1) if count]
    if not told:
        return ""
    if len(told) == 1:
        count, number = told[0]
        words = "1 Bild auf Seite {} wurde" if count == 1 else f"{count} Bilder auf Seite {{}} wurden"
        return f"{words.format(number)} nicht gelesen."
    named = ", ".join(f"{count} auf Seite {number}" for count, number in told[:_TOLD])
    return f"Bilder wurden nicht gelesen: {named}{' …' if len(told) > _TOLD else '.'}"


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(edge) for edge in box)


def _is_large(box: Box) -> bool:
    left, bottom, right, top = box
    return right - left >= _SMALL and top - bottom >= _SMALL
