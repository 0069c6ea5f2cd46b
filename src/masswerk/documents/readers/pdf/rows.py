"""Words to rows: what stands on one line of the page, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from masswerk.documents.readers.pdf.words import Word

_NUMBERED = re.compile(r"[(]?(?:\d{1,3}|[a-zA-Z]|[IVX]{1,5})(?:\.\d{1,3})*[.)]*|[^\w\s]")
_LEADERS = frozenset(".…·_")
_WIDE = 2.2  # widths of an em from which a gap separates columns
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(slots=True)
class Row:
    """Words on one line.

    table: number of the table, None outside of tables; then `cells` holds its text
    """

    words: list[Word]
    base: float
    cells: tuple[str, ...] | None = None
    table: int | None = None
    role: str = ""
    level: int | None = None
    gap: bool = False
    origin: float | None = None
    """Left edge of the column the row stands in."""
    alt: str | None = None

    @property
    def left(self) -> float:
        """Left edge of the first word."""
        return min((word.left for word in self.words), default=0.0)

    @property
    def right(self) -> float:
        """Right edge of the last word."""
        return max((word.right for word in self.words), default=0.0)

    @property
    def size(self) -> float:
        """Type size of most letters."""
        return usual_size(self.words)

    @property
    def text(self) -> str:
        """Words with single spaces; a tab where a wide gap or a leader separates them."""
        return "\t".join(" ".join(word.text for word in part) for part in segments(self.words))


def usual_size(words: Sequence[Word]) -> float:
    """Type size of most letters in points, 0 where there are no words."""
    counts: dict[float, int] = {}
    for word in words:
        counts[word.size] = counts.get(word.size, 0) + len(word.text)
    return max(counts, key=counts.__getitem__) if counts else 0.0


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Rows from top to bottom."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        home = next((row for row in rows[:-4:-1] if _belongs(word, row)), None)
        if home is None:
            rows.append(Row([word], word.base))
        else:
            home.words.append(word)
    rows = _raised_joined(rows)
    for row in rows:
        row.words = _ordered(row.words)
    return rows


def segments(words: Sequence[Word], wide: float = _WIDE) -> list[list[Word]]:
    """Words cut at wide gaps and leaders. The gap behind a number or bullet never cuts."""
    parts: list[list[Word]] = [[]]
    led = False
    leaders = _leaders(words)
    for word in words:
        if id(word) in leaders:
            led = True
            continue
        before = parts[-1]
        gap = max(word.left - before[-1].right, before[-1].left - word.right) if before else 0
        lone_sign = len(before) == 1 and len(parts) == 1 and _NUMBERED.fullmatch(before[0].text) is not None
        limit = wide * max(word.size, 4) * (3 if lone_sign else 1)
        if before and (led or gap > limit):
            parts.append([])
        parts[-1].append(word)
        led = False
    return [part for part in parts if part]


def has_leaders(words: Sequence[Word]) -> bool:
    """True for a line of a table of contents: dots lead to a page number."""
    return bool(_leaders(words))


def _leaders(words: Sequence[Word]) -> set[int]:
    """Dots that lead to a page number: three or more, together or one by one."""
    found: set[int] = set()
    if not any(word.text[0] in _LEADERS for word in words):
        return found
    run: list[Word] = []
    for word in [*words, None]:
        if word is not None and _LEADERS.issuperset(word.text):
            run.append(word)
            continue
        if sum(len(dots.text) for dots in run) > 2:
            found |= {id(dots) for dots in run}
        run = []
    return found


def _belongs(word: Word, row: Row) -> bool:
    size = max(word.size, row.words[0].size)
    return abs(word.base - row.base) <= 0.3 * size


def _raised_joined(rows: list[Row]) -> list[Row]:
    """Raised or lowered signs join the row they belong to."""
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before and _is_raised(before, row):
            row.words += before.words
            joined[-1] = row
        elif before and _is_raised(row, before):
            before.words += row.words
        else:
            joined.append(row)
    return joined


def _is_raised(small: Row, large: Row) -> bool:
    size = large.size
    near = abs(small.base - large.base) <= 0.55 * size and small.size <= 0.8 * size
    return near and small.left >= large.left - size and small.right <= large.right + 2 * size


def _ordered(words: list[Word]) -> list[Word]:
    foreign = sum(1 for word in words if _RIGHT_TO_LEFT.search(word.text))
    if foreign * 2 > len(words):
        return sorted(words, key=lambda word: -word.right)
    return sorted(words, key=lambda word: word.left)
