"""Tags of accessible PDF files: the file itself says what is a heading, a caption, a table of contents."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

_HEADING = re.compile(r"H([1-6])?")
_ROLES = {
    "Title": "title", "TOC": "toc", "TOCI": "toc", "Caption": "caption", "Note": "footnote", "FENote": "footnote",
    "LI": "list", "Lbl": "list", "LBody": "list",
}  # fmt: skip
_DEPTH, _MOST = 60, 20_000
_APART = 100  # children of other pages after which no child of this page is expected

_Role = tuple[str, int | None]
_Said = Callable[[pdfium.FPDF_STRUCTELEMENT, ctypes.Array[ctypes.c_char], int], int]


@dataclass(slots=True)
class Tags:
    """What the marked contents of a page are: role and level by number; alternative texts of its figures."""

    roles: dict[int, _Role] = field(default_factory=dict)
    figures: list[str] = field(default_factory=list)


class Tree:
    """The tags of a document, read page by page in order.

    PDFium gives each page the whole tree with gaps where other pages' parts belong. Looking at every gap on every
    page would take time with the square of the pages, so reading goes on where the last page ended.
    """

    def __init__(self) -> None:
        self._reached: dict[tuple[int, ...], int] = {}
        self._seen = 0

    def page(self, page: pypdfium2.PdfPage) -> Tags:
        """The tags of a page; empty for files without tags."""
        tags = Tags()
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return tags
        self._seen = 0
        try:
            for at in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MOST)):
                self._walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), tags, ("", None), (at,))
        finally:
            pdfium.FPDF_StructTree_Close(tree)
        return tags

    def _walk(self, element: pdfium.FPDF_STRUCTELEMENT, tags: Tags, around: _Role, path: tuple[int, ...]) -> None:
        self._seen += 1
        if not element or len(path) > _DEPTH or self._seen > _MOST:
            return
        kind = _string(pdfium.FPDF_StructElement_GetType, element)
        role = _role(kind) or around
        if kind == "Figure":
            tags.figures.append(_string(pdfium.FPDF_StructElement_GetAltText, element).strip())
        for at, mark, child in self._children(element, path):
            if child:
                self._walk(child, tags, role, (*path, at))
            elif role[0]:
                tags.roles.setdefault(mark, role)

    def _children(
        self, element: pdfium.FPDF_STRUCTELEMENT, path: tuple[int, ...]
    ) -> Iterator[tuple[int, int, pdfium.FPDF_STRUCTELEMENT | None]]:
        """Children of this page as (place, marked content or -1, element or None)."""
        count = max(pdfium.FPDF_StructElement_CountChildren(element), 0)
        dead, found = 0, False
        for at in range(self._reached.get(path, 0) if count > _APART else 0, count):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
            child = None if mark >= 0 else pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
            if mark < 0 and not child:
                dead += 1
                if found and dead > _APART:
                    return
                continue
            dead, found = 0, True
            self._reached[path] = max(at - 1, 0)
            yield at, mark, child


def _role(kind: str) -> _Role | None:
    if heading := _HEADING.fullmatch(kind):
        return "heading", int(heading[1]) if heading[1] else None
    return (_ROLES[kind], None) if kind in _ROLES else None


def _string(ask: _Said, element: pdfium.FPDF_STRUCTELEMENT) -> str:
    buffer = ctypes.create_string_buffer(2000)
    length = ask(element, buffer, 2000)
    return buffer.raw[: max(min(length, 2000) - 2, 0)].decode("utf-16-le", "replace")
