"""Pass 1: page furniture: running headers and footers, page numbers, separators.

A line is furniture because of where it stands and how often, not because of what it says: at the edge of pages,
or coming back again and again between sentences that belong together. Every line set aside gets its reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from masswerk.intake.rules.joining import goes_on
from masswerk.intake.rules.numbering import ABOUT
from masswerk.intake.rules.rows import Row
from masswerk.intake.rules.sheets import meaning
from masswerk.intake.rules.words import heading_cue

HEADER = "Kopf- oder Fußzeile, die sich wiederholt"
PAGE_NUMBER = "Seitenzahl"
SEPARATOR = "Trennlinie"

_PAGE = re.compile(
    r"^[\s|–—-]*(?:(?:seite|s\.|page)\s*)?\d{1,3}(?:\s*(?:/|von|of)\s*\d{1,3})?[\s|–—-]*$", re.IGNORECASE
)
_SAID_PAGE = re.compile(r"^[\s|–—-]*(?:seite|page)\s*\d{1,3}(?:\s*(?:/|von|of)\s*\d{1,3})?[\s|–—-]*$", re.IGNORECASE)
_RULE = re.compile(r"^[\s\W_]*$")
_FIGURES = re.compile(r"(?:\s\d+(?:[.,]\d+)*){2,}$")
"""A row of figures whose columns are lost."""

_DOCUMENT = re.compile(
    r"(?:konzept|plan|leitlinien|bericht|strategie|dokumentation|programm|protokoll|entwurf|fassung|landkreis|stadt|gemeinde|stand:)",
    re.IGNORECASE,
)
_LONGEST = 110
_EDGE = 2


def furniture(rows: Sequence[Row], pages: int | None) -> dict[int, str]:
    """Line number to reason for all lines that belong to the page and not to the text."""
    noise = {row.number: HEADER for row in rows if row.style in {"header", "footer"}}
    noise |= {
        row.number: SEPARATOR
        for row in rows
        if row.alt is None and not row.cells and _RULE.match(row.text) and not row.sign
    }
    candidates = [row for row in rows if row.number not in noise and _may_repeat(row)]
    noise |= _at_page_edges(rows, pages)
    noise |= _coming_back(rows, candidates)
    noise |= _page_numbers(rows, noise)
    return noise


def _may_repeat(row: Row) -> bool:
    return bool(row.text) and len(row.text) <= _LONGEST and not row.sign and row.style != "heading" and not row.cells


def pattern_of(text: str) -> str:
    """The text without its figures and case, so that "Seite 3" and "Seite 4" are alike."""
    return re.sub(r"\d+", "#", text).casefold()


def _at_page_edges(rows: Sequence[Row], pages: int | None) -> dict[int, str]:
    """Lines at the top or bottom of pages that come back on at least three pages or a third of them."""
    if not pages or pages < 3:
        return {}
    by_page: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.page:
            by_page[row.page].append(row)
    edges = [row for page in by_page.values() for row in {id(r): r for r in page[:_EDGE] + page[-_EDGE:]}.values()]
    counts = Counter(pattern_of(row.text) for row in edges if row.text and len(row.text) <= _LONGEST)
    needed = max(3, pages // 6)
    return {row.number: HEADER for row in edges if counts[pattern_of(row.text)] >= needed and not row.cells}


def _coming_back(rows: Sequence[Row], candidates: Sequence[Row]) -> dict[int, str]:
    """Without pages: lines that come three times and name the document, carry a page number or cut sentences."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in candidates:
        groups[pattern_of(row.text)].append(row)
    place = {row.number: position for position, row in enumerate(rows)}
    noise = {}
    for pattern, members in groups.items():
        if (len(members) >= 3 and _is_running(pattern, members, rows, place)) or (
            len(members) == 2 and _beside_page_numbers(members, rows, place)
        ):
            noise.update({row.number: HEADER for row in members if not _opens_document(row, place)})
    return noise


def _opens_document(row: Row, place: dict[int, int]) -> bool:
    """The first line of all may be the title that later pages repeat."""
    return place[row.number] == 0 and not re.search(r"\d", row.text)


def _is_running(pattern: str, members: Sequence[Row], rows: Sequence[Row], place: dict[int, int]) -> bool:
    text = members[0].text
    if text.endswith(":") or _PAGE.match(text) or meaning(text) or heading_cue(text) or ABOUT.match(text):
        return False
    named = bool(_DOCUMENT.search(text)) and heading_cue(text) is None and "handlungsfeld" not in pattern
    if named and (members[0].numbering is None or len({row.text for row in members}) == 1):
        return True
    cuts = sum(1 for row in members if _cuts(rows, place[row.number]))
    paged = "#" in pattern and text[-1:].isdigit() and members[0].numbering is None and _counts_up(members)
    return paged or cuts >= max(2, len(members) / 2)


def _beside_page_numbers(members: Sequence[Row], rows: Sequence[Row], place: dict[int, int]) -> bool:
    """Lines that name the document and stand next to a page number each time."""
    if not _DOCUMENT.search(members[0].text) or heading_cue(members[0].text):
        return False
    near = [
        [*rows[max(0, place[row.number] - 1) : place[row.number]], *rows[place[row.number] + 1 : place[row.number] + 2]]
        for row in members
    ]
    return all(any(_PAGE.match(row.text) and not row.cells for row in around) for around in near)


def _cuts(rows: Sequence[Row], position: int) -> bool:
    """True where the line stands inside a sentence."""
    return 0 < position < len(rows) - 1 and goes_on(rows[position - 1].text, rows[position + 1].text)


def _counts_up(members: Sequence[Row]) -> bool:
    """True where the last figure of the lines grows: a page number."""
    figures = [int(re.findall(r"\d+", row.text)[-1][:6]) for row in members]
    return all(first < second for first, second in pairwise(figures))


def _page_numbers(rows: Sequence[Row], noise: dict[int, str]) -> dict[int, str]:
    """Lines that are nothing but a page number; lone figures of tables are left alone."""
    edges = _edges(rows)
    found = {}
    for position, row in enumerate(rows):
        if row.cells or row.sign not in {"", "-", "–", "—"} or not _PAGE.match(row.text) or row.number in noise:
            continue
        inside = row.page is not None and row.number not in edges
        if _SAID_PAGE.match(row.text) or not (inside or _is_of_table(rows, position)):
            found[row.number] = PAGE_NUMBER
    return found


def _edges(rows: Sequence[Row]) -> set[int]:
    """Lines among the first or last of their page, where the source has pages."""
    by_page: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.page is not None:
            by_page[row.page].append(row)
    return {row.number for page in by_page.values() for row in page[:_EDGE] + page[-_EDGE:]}


def _is_of_table(rows: Sequence[Row], position: int) -> bool:
    """A nought, a figure in a column of figures, or one right below a row of a table."""
    before, after = rows[max(0, position - 1) : position], rows[position + 1 : position + 2]
    in_column = any(_PAGE.match(near.text) and not near.cells for near in [*before, *after])
    below_row = not rows[position].gap and any(near.cells or _FIGURES.search(near.text) for near in before)
    return in_column or below_row or not int("0" + re.sub(r"\D", "", rows[position].text))
