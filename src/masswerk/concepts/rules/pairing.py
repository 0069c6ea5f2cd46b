"""Which lines of two texts belong together: the same first, then those that are alike, order kept."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

Key = tuple[str, str]
"""What is compared of a line: its sort (only lines of one sort belong together) and its text."""

Pair = tuple[int | None, int | None]
"""Places of a line in the old and in the new text; None where it is missing."""

ALIKE = 40
"""Lines at least so alike (0 to 100) belong together."""

MOST_CELLS = 10_000
"""In a longer stretch without equal lines nothing is paired: trying all would take too long."""


def pairs(old: Sequence[Key], new: Sequence[Key]) -> list[Pair]:
    """Every line of both texts in exactly one pair, in reading order, struck ones before inserted ones.

    >>> pairs([("words", "Im Mai"), ("words", "Ende")], [("words", "Im Juni"), ("words", "Neu"), ("words", "Ende")])
    [(0, 0), (None, 1), (1, 2)]
    """
    names: dict[Key, int] = {}
    old_ids = [names.setdefault(key, len(names)) for key in old]
    new_ids = [names.setdefault(key, len(names)) for key in new]
    found: list[Pair] = []
    old_at = new_at = 0
    for op in Indel.opcodes(old_ids, new_ids):
        if op.tag != "equal":
            continue
        found += _alike(old, new, (old_at, op.src_start), (new_at, op.dest_start))
        found += zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
        old_at, new_at = op.src_end, op.dest_end
    return found + _alike(old, new, (old_at, len(old)), (new_at, len(new)))


def _alike(old: Sequence[Key], new: Sequence[Key], left: tuple[int, int], right: tuple[int, int]) -> list[Pair]:
    """Pairs within a stretch without equal lines: those whose likeness is greatest in sum."""
    olds, news = range(*left), range(*right)
    if len(olds) * len(news) > MOST_CELLS:
        return [*((place, None) for place in olds), *((None, place) for place in news)]
    likeness = [[_likeness(old[before], new[after]) for after in news] for before in olds]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for row in reversed(range(len(olds))):
        for column in reversed(range(len(news))):
            alone = max(best[row + 1][column], best[row][column + 1])
            together = likeness[row][column] + best[row + 1][column + 1] if likeness[row][column] else 0.0
            best[row][column] = max(alone, together)
    return _path(best, left[0], right[0])


def _path(best: list[list[float]], old_at: int, new_at: int) -> list[Pair]:
    found: list[Pair] = []
    row = column = 0
    while row < len(best) - 1 or column < len(best[0]) - 1:
        if row == len(best) - 1:
            found.append((None, new_at + column))
            column += 1
        elif column == len(best[0]) - 1 or best[row][column] == best[row + 1][column]:
            found.append((old_at + row, None))
            row += 1
        elif best[row][column] == best[row][column + 1]:
            found.append((None, new_at + column))
            column += 1
        else:
            found.append((old_at + row, new_at + column))
            row, column = row + 1, column + 1
    return found


def _likeness(old: Key, new: Key) -> float:
    return fuzz.ratio(old[1], new[1], score_cutoff=ALIKE) if old[0] == new[0] else 0.0
