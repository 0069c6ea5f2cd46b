"""Bookmarks of a PDF name its headings: the rows they lead to are headings of that depth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import pypdfium2

from masswerk.documents.readers.pdf.rows import Row

_LETTERS = re.compile(r"[\W_]+")
_MOST = 5_000


class Bookmarks:
    """Titles of the outline by page, read once while the file is open."""

    def __init__(self, pdf: pypdfium2.PdfDocument) -> None:
        self._titles: dict[int, list[tuple[str, int]]] = {}
        self.levels: dict[int, int] = {}
        try:
            for mark in islice(pdf.get_toc(), _MOST):
                target = mark.get_dest()
                page = target.get_index() if target else None
                if page is not None and _letters(mark.get_title()):
                    self._titles.setdefault(page, []).append((_letters(mark.get_title()), mark.level + 1))
        except pypdfium2.PdfiumError:
            self._titles = {}

    def mark(self, page: int, rows: Sequence[Row]) -> None:
        """Make rows headings where they begin as a bookmark of their page does; page from 0."""
        for title, level in self._titles.get(page, []):
            _mark_title(title, level, rows)


def _mark_title(title: str, level: int, rows: Sequence[Row]) -> None:
    """A title may run over several rows."""
    for at in range(len(rows)):
        used: list[Row] = []
        rest = title
        for each in rows[at : at + 5]:
            words = _letters(each.text)
            if not words or each.role not in {"", "heading"} or each.cells is not None or not rest.startswith(words):
                break
            rest = rest[len(words) :]
            used.append(each)
            if not rest:
                break
        if used and not rest:
            for each in used:
                each.role, each.level = "heading", level
            return


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
