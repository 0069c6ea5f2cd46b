"""Reading order: columns of running text are read one after another, tables row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from masswerk.documents.readers.pdf.rows import Row, segments

_GAP = 0.8  # ems a gutter is wide at least
_LINES = 4  # rows a column has at least
_DEPTH = 3
_APART = 1.8  # ems from one line to the next in different blocks
_DEEP = 90.0  # points a page may be indented as a whole


def in_reading_order(rows: Sequence[Row], origin: float, depth: int = 0) -> list[Row]:
    """Rows in the order people read them; each learns the left edge of its column.

    rows: from top to bottom; origin: left edge of the text, in points
    """
    gutter = _gutter(rows) if depth < _DEPTH else None
    if gutter is None:
        return _with_origin(rows, origin)
    ordered: list[Row] = []
    band: list[Row] = []
    for row in [*rows, None]:
        if row is not None and not _crosses(row, gutter):
            band.append(row)
            continue
        tail = _tail(band, row, gutter) if row is not None else []
        ordered += _columns(band[: len(band) - len(tail)], gutter, origin, depth)
        ordered += _with_origin([*tail, row] if row is not None else [], origin)
        band = []
    return ordered


def _tail(band: Sequence[Row], after: Row, gutter: float) -> list[Row]:
    """Short rows at the end of a band that belong to the full row after it, a heading for example."""
    below = min((row.base for row in band if row.right > gutter), default=0.0)
    for at in range(len(band) - 1, 0, -1):
        if band[at].right > gutter or band[at].base > below:
            break
        left = next((row.base for row in band[at - 1 :: -1] if row.left < gutter), band[at - 1].base)
        above, beneath = left - band[at].base, band[at].base - after.base
        if above > beneath / (len(band) - at) and above > _APART * band[at].size:
            return list(band[at:])
    return []


def _columns(band: Sequence[Row], gutter: float, origin: float, depth: int) -> list[Row]:
    left, right = _halves(band, gutter)
    if not _is_prose(left, right):
        return _with_origin(band, origin)
    right[0].gap = True
    edge = min(row.left for row in right)
    return in_reading_order(left, origin, depth + 1) + in_reading_order(right, edge, depth + 1)


def _halves(band: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    halves: tuple[list[Row], list[Row]] = ([], [])
    for row in band:
        if row.cells is not None:
            halves[row.left > gutter].append(row)
            continue
        for side in (0, 1):
            words = [word for word in row.words if (word.left + word.right > 2 * gutter) == bool(side)]
            if words:
                halves[side].append(Row(words, row.base, role=row.role, level=row.level))
    return halves


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where most rows have a gap, in the middle part of the page; None where no gap repeats."""
    plain = [row for row in rows if row.cells is None and row.words]
    if len(plain) < 2 * _LINES:
        return None
    left, right = min(row.left for row in plain), max(row.right for row in plain)
    counts: Counter[int] = Counter()
    for row in plain:
        parts = segments(row.words, _GAP)
        for before, after in pairwise(parts):
            for place in range(int(before[-1].right) // 4 + 1, int(after[0].left) // 4 + 1):
                counts[place] += 1
    middle = {x: n for x, n in counts.items() if left + 0.2 * (right - left) < 4 * x < right - 0.2 * (right - left)}
    if not middle or max(middle.values()) < _LINES:
        return None
    most = max(middle.values())
    return 4 * median(x for x, n in middle.items() if n == most)


def _crosses(row: Row, gutter: float) -> bool:
    """Whether words stand on the gutter, or so close on both sides that it is none here."""
    if row.cells is not None:
        return row.left < gutter < row.right
    gap = _GAP * max(row.size, 4) / 2
    if any(word.left < gutter < word.right for word in row.words):
        return True
    left = max((word.right for word in row.words if word.right <= gutter), default=None)
    right = min((word.left for word in row.words if word.left >= gutter), default=None)
    return left is not None and right is not None and right - left < 2 * gap


def _is_prose(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Two columns of running text: both long, side by side, most lines filled."""
    if min(len(left), len(right)) < _LINES:
        return False
    low = max(left[-1].base, right[-1].base)
    high = min(left[0].base, right[0].base)
    overlap = (high - low) / max(min(left[0].base - left[-1].base, right[0].base - right[-1].base), 1)
    return overlap > 0.5 and _is_filled(left) and _is_filled(right)


def _is_filled(rows: Sequence[Row]) -> bool:
    width = max(row.right for row in rows) - min(row.left for row in rows)
    usual = median(row.right - row.left for row in rows)
    words = median(len(row.words) for row in rows)
    return usual > 0.6 * width and words >= 3 and width > 100


def _with_origin(rows: Sequence[Row], origin: float) -> list[Row]:
    for row in rows:
        row.origin = origin
    return list(rows)


def usual_origins(pages: Sequence[Sequence[Row]]) -> list[float]:
    """Left edge of the text of each page.

    A page may hold nothing but a deep list; then the usual edge of left or right pages counts.
    """
    lefts = [min((row.left for row in rows if row.words and not row.role), default=None) for rows in pages]
    usual = [Counter(round(left) for left in lefts[side::2] if left is not None).most_common(1) for side in (0, 1)]
    origins: list[float] = []
    for at, left in enumerate(lefts):
        common = usual[at % 2][0][0] if usual[at % 2] else 0.0
        origins.append(common if left is None or 0 < left - common < _DEEP else left)
    return origins
