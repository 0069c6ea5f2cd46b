"""Steps on the tree of a review, as arithmetic on levels.

Each function takes the levels of all rows and the index of one, and returns the new order as pairs
(index before, new level). Raises Impossible with the reason where a step makes no sense.
"""

from __future__ import annotations

from collections.abc import Sequence

Order = list[tuple[int, int]]

DEEPEST = 12
"""Levels below the document; deeper trees are no help to readers."""


class Impossible(Exception):
    """A step that makes no sense; its text is a German clause."""


def end(levels: Sequence[int], at: int) -> int:
    """Index after the last row below `at`.

    >>> end([0, 1, 2, 2, 1], 1)
    4
    """
    for index in range(at + 1, len(levels)):
        if levels[index] <= levels[at]:
            return index
    return len(levels)


def parent(levels: Sequence[int], at: int) -> int | None:
    """Index of the row that `at` belongs to; None for the first row.

    >>> parent([0, 1, 2, 2], 3)
    1
    """
    return next((index for index in range(at - 1, -1, -1) if levels[index] < levels[at]), None)


def previous_sibling(levels: Sequence[int], at: int) -> int | None:
    """Index of the row before `at` with the same parent, None if it is the first child.

    >>> previous_sibling([0, 1, 2, 1], 3), previous_sibling([0, 1, 2, 1], 2)
    (1, None)
    """
    for index in range(at - 1, -1, -1):
        if levels[index] <= levels[at]:
            return index if levels[index] == levels[at] else None
    return None


def indented(levels: Sequence[int], at: int) -> Order:
    """One level deeper, with everything below: the row becomes the last child of its previous sibling.

    >>> indented([0, 1, 1, 2], 2)
    [(0, 0), (1, 1), (2, 2), (3, 3)]
    """
    _movable(levels, at)
    if previous_sibling(levels, at) is None:
        raise Impossible("davor steht kein Baustein derselben Ebene, zu dem er gehören könnte")
    if max(levels[at:end(levels, at)]) >= DEEPEST:
        raise Impossible("tiefer als zwölf Ebenen wird ein Konzept unlesbar")
    return _shifted(levels, at, 1)


def outdented(levels: Sequence[int], at: int) -> Order:
    """One level higher, with everything below. What follows on its old level belongs to it from now on.

    The order of the document stays, so a chapter that was read as part of another takes its text along.

    >>> outdented([0, 1, 2, 2], 2)
    [(0, 0), (1, 1), (2, 1), (3, 2)]
    """
    _movable(levels, at)
    if levels[at] == 1:
        raise Impossible("er steht schon auf der obersten Ebene")
    return _shifted(levels, at, -1)


def moved_up(levels: Sequence[int], at: int) -> Order:
    """Before its previous sibling, with everything below.

    >>> moved_up([0, 1, 2, 1], 3)
    [(0, 0), (3, 1), (1, 1), (2, 2)]
    """
    _movable(levels, at)
    before = previous_sibling(levels, at)
    if before is None:
        raise Impossible("er ist der erste seiner Ebene")
    return _reordered(levels, [*range(before), *range(at, end(levels, at)), *range(before, at)], after=end(levels, at))


def moved_down(levels: Sequence[int], at: int) -> Order:
    """Behind its next sibling, with everything below."""
    _movable(levels, at)
    following = end(levels, at)
    if following == len(levels) or levels[following] != levels[at]:
        raise Impossible("er ist der letzte seiner Ebene")
    return moved_up(levels, following)


def moved(levels: Sequence[int], at: int, target: int, place: int) -> Order:
    """Below another row as its child number `place` (from 1; too large means last), with everything below.

    >>> moved([0, 1, 1, 2], 1, 2, 1)
    [(0, 0), (2, 1), (1, 2), (3, 2)]
    """
    _movable(levels, at)
    stop = end(levels, at)
    if at <= target < stop:
        raise Impossible("ein Baustein kann nicht zu sich selbst gehören")
    shift = levels[target] + 1 - levels[at]
    if max(levels[at:stop]) + shift > DEEPEST:
        raise Impossible("tiefer als zwölf Ebenen wird ein Konzept unlesbar")
    rest = [index for index in range(len(levels)) if not at <= index < stop]
    children = [index for index in rest if target < index < end(levels, target) and levels[index] == levels[target] + 1]
    after = [index for index in rest if index >= end(levels, target)]
    before = children[place - 1] if 1 <= place <= len(children) else (after[0] if after else None)
    where = len(rest) if before is None else rest.index(before)
    block = [(index, levels[index] + shift) for index in range(at, stop)]
    kept = [(index, levels[index]) for index in rest]
    return kept[:where] + block + kept[where:]


def without(levels: Sequence[int], at: int) -> Order:
    """The tree without one row; what stood below it belongs to the nearest row that remains above.

    >>> without([0, 1, 2, 3, 2], 2)
    [(0, 0), (1, 1), (3, 2), (4, 2)]
    """
    _movable(levels, at)
    return settled([(index, level) for index, level in enumerate(levels) if index != at])


def settled(order: Order) -> Order:
    """The same tree without gaps between levels, for an order in which rows are missing.

    >>> settled([(0, 0), (2, 3), (3, 4), (5, 3)])
    [(0, 0), (2, 1), (3, 2), (5, 1)]
    """
    above: list[tuple[int, int]] = []  # (level before, new level) of the row and its ancestors
    found: Order = []
    for index, level in order:
        while above and above[-1][0] >= level:
            above.pop()
        new = above[-1][1] + 1 if above else 0
        above.append((level, new))
        found.append((index, new))
    return found


def _movable(levels: Sequence[int], at: int) -> None:
    if levels[at] == 0:
        raise Impossible("er steht für das ganze Dokument")


def _shifted(levels: Sequence[int], at: int, by: int) -> Order:
    stop = end(levels, at)
    return [(index, level + by if at <= index < stop else level) for index, level in enumerate(levels)]


def _reordered(levels: Sequence[int], head: list[int], after: int) -> Order:
    return [(index, levels[index]) for index in [*head, *range(after, len(levels))]]
