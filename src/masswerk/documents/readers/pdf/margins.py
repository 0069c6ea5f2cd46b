"""Running headers and footers: what repeats at the edge of pages is told apart from the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from masswerk.documents.readers.pdf.rows import Row

_ZONE = 0.13  # part of the page's height in which headers and footers stand
_ROWS = 4
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:seite|page|s\.)?\s*\d{1,4}\s*(?:(?:von|of|/|\|)\s*\d{1,4})?[-–—|\s]*", re.I)


def mark(pages: Sequence[tuple[float, Sequence[Row]]]) -> None:
    """Set the role of rows that repeat; pages: height and rows of each, from top to bottom.

    A row repeats if its words stand at the edge of at least three pages (of two, where there are only two or three);
    one number in it may count up with the pages. Files with tags say themselves what is no content.
    """
    tagged = any(_is_artifact(row) for height, rows in pages for _, row in _edge(height, rows))
    needed = 2 if len(pages) <= 3 else 3
    counts: Counter[tuple[str, str]] = Counter()
    for page, (height, rows) in enumerate(pages):
        for zone, row in _edge(height, rows):
            counts.update({(zone, key) for key in _keys(row.text, page)})
    for page, (height, rows) in enumerate(pages):
        closed: set[str] = set()
        for zone, row in _edge(height, rows):
            repeated = not tagged and max(counts[(zone, key)] for key in _keys(row.text, page)) >= needed
            alone = len(pages) > 1 and _PAGE_NUMBER.fullmatch(row.text) is not None
            if zone not in closed and row.cells is None and (_is_artifact(row) or repeated or alone):
                row.role = zone
            else:
                closed.add(zone)


def _edge(height: float, rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """Rows near the edge with "header" or "footer", from the edge inwards."""
    for row in rows[:_ROWS]:
        if row.base > (1 - _ZONE) * height:
            yield "header", row
    for row in rows[: -_ROWS - 1 : -1]:
        if row.base < _ZONE * height:
            yield "footer", row


def _keys(text: str, page: int) -> set[str]:
    """What must be the same on other pages: the words, or the words with one number counted from the page."""
    text = " ".join(text.lower().split())
    keys = {text}
    for match in _NUMBER.finditer(text):
        keys.add(f"{text[: match.start()]}#{int(match.group()) - page}{text[match.end() :]}")
    return keys


def _is_artifact(row: Row) -> bool:
    return bool(row.words) and all(word.artifact for word in row.words)
