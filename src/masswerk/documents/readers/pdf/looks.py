"""How the words of a PDF look: size, weight, direction, asked once per piece of text."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass

import pypdfium2.raw as pdfium

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|fett|[-,]bd\b", re.I)
_FORCED = 1 << 18  # font flag "ForceBold"


@dataclass(frozen=True, slots=True)
class Look:
    """size in points; turn: quarter turns to the left; mark: number of marked content, -1 if none."""

    size: float = 0.0
    bold: bool = False
    turn: int = 0
    mark: int = -1
    artifact: bool = False


class Looks:
    """Looks of a page's text objects, remembered."""

    def __init__(self) -> None:
        self._objects: dict[int, Look] = {}
        self._fonts: dict[int, bool] = {}

    def of(self, piece: pdfium.FPDF_PAGEOBJECT) -> Look:
        """The look of a text object."""
        if not piece:
            return Look()
        key = ctypes.addressof(piece.contents)
        if key not in self._objects:
            self._objects[key] = self._look(piece)
        return self._objects[key]

    def _look(self, piece: pdfium.FPDF_PAGEOBJECT) -> Look:
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        pdfium.FPDFTextObj_GetFontSize(piece, size)
        pdfium.FPDFPageObj_GetMatrix(piece, matrix)
        quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        return Look(
            size=round(abs(size.value) * math.hypot(matrix.c, matrix.d), 1),
            bold=self._is_bold(pdfium.FPDFTextObj_GetFont(piece)),
            turn=quarter,
            mark=pdfium.FPDFPageObj_GetMarkedContentID(piece),
            artifact=_is_artifact(piece),
        )

    def _is_bold(self, font: pdfium.FPDF_FONT) -> bool:
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            name = ctypes.create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, name, 200)
            forced = pdfium.FPDFFont_GetFlags(font) & _FORCED
            self._fonts[key] = bool(_BOLD.search(name.value.decode("utf-8", "replace")) or forced > 0)
        return self._fonts[key]


def _is_artifact(piece: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether the file says that this is no content: a running header, a page number."""
    for at in range(min(pdfium.FPDFPageObj_CountMarks(piece), 8)):
        mark = pdfium.FPDFPageObj_GetMark(piece, at)
        name, length = (ctypes.c_ushort * 20)(), ctypes.c_ulong()
        if pdfium.FPDFPageObjMark_GetName(mark, name, 40, length) and bytes(name).decode("utf-16-le")[:8] == "Artifact":
            return True
    return False
