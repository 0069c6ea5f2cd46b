"""What moved and what was reworded from one edition to the next; computed, never stated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.text_hash import wording_hash
from masswerk.concepts.rules.tree import EditionText, children


def origins(old: EditionText, new: EditionText, rows: Iterable[Row] = ()) -> dict[str, str]:
    """For each new element the old one it continues: by a stated row, else by its own identity."""
    before, after = old.by_element(), new.by_element()
    found = {element: element for element in after if element in before}
    for row in rows:
        if row.relation is Relation.CONTINUED and row.old in before and row.new in after:
            found[row.new] = row.old
    return found


def moved(old: EditionText, new: EditionText, rows: Iterable[Row] = ()) -> frozenset[str]:
    """New elements that stand below another parent, or in another order among the siblings they had.

    As few as possible count as moved: who puts one new element first has moved nothing.

    >>> from masswerk.concepts.rules.tree import Place
    >>> row = lambda names: EditionText(tuple(Place(name, None, at, "text") for at, name in enumerate(names)))
    >>> sorted(moved(row("abcd"), row("Xbcda")))
    ['a']
    """
    came_from = origins(old, new, rows)
    order = {place.element: index for index, place in enumerate(old.places)}
    old_parents = {place.element: place.parent for place in old.places}
    found: set[str] = set()
    for parent, row in children(new.places).items():
        known = [place.element for place in row if place.element in came_from]
        stayed = [e for e in known if _is_same_parent(old_parents[came_from[e]], parent, came_from)]
        kept = longest_rising([order[came_from[element]] for element in stayed])
        found.update(set(known) - {stayed[index] for index in kept})
    return frozenset(found)


def reworded(old: EditionText, new: EditionText, rows: Iterable[Row] = ()) -> frozenset[str]:
    """New elements whose title or text differs from the element they continue (canonical form, see `text_hash`)."""
    before, after = old.by_element(), new.by_element()
    found = set()
    for element, origin in origins(old, new, rows).items():
        was, now = (before[origin].title, before[origin].text), (after[element].title, after[element].text)
        if was != now and wording_hash(*was) != wording_hash(*now):
            found.add(element)
    return frozenset(found)


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Places of a longest rising row of numbers, in order. O(n log n).

    >>> longest_rising([7, 1, 2, 9, 3])
    [1, 2, 4]
    """
    tails: list[int] = []  # smallest last number of a rising row of each length
    ends: list[int] = []  # where that number stands
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [place]
    row: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        row.append(place)
        place = before[place]
    return row[::-1]


def _is_same_parent(old_parent: str | None, new_parent: str | None, came_from: Mapping[str, str]) -> bool:
    if new_parent is None:
        return old_parent is None
    return came_from.get(new_parent) == old_parent and old_parent is not None
