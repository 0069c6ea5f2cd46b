"""The tree of an edition: which element stands below which, in which order, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from masswerk.base.errors import RuleError


class TreeBroken(RuleError):
    """Places do not make a tree: an element twice, below a missing one, or below itself."""

    cause = "Der Baum der Fassung ist nicht schlüssig: „{element}“ {fault}."
    way_out = "Prüfen Sie, wo das Element stehen soll, und ordnen Sie es neu ein."


class ElementNotHere(RuleError):
    """The element does not stand in the edition."""

    cause = "Das Element „{element}“ steht nicht in dieser Fassung."
    way_out = "Laden Sie die Seite neu und wählen Sie ein Element dieser Fassung."


class MovedBelowItself(RuleError):
    """An element cannot stand below itself or its own parts."""

    cause = "„{title}“ kann nicht unter sich selbst stehen."
    way_out = "Wählen Sie ein Ziel außerhalb dieses Abschnitts."


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands in an edition, and what it says there.

    parent:   element above it, None at the top
    position: order among those with the same parent; only the order matters, gaps do not
    kind:     value of `kinds.Kind`
    number:   as the source or the office states it, "" where it is computed
    """

    element: str
    parent: str | None
    position: int
    kind: str
    number: str = ""
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class EditionText:
    """An edition's places in document order: parents before children, siblings by position."""

    places: tuple[Place, ...] = ()

    @classmethod
    def of(cls, places: Iterable[Place]) -> EditionText:
        """Put places into document order. Raises TreeBroken."""
        return cls(tuple(place for _, place in walk(places)))

    def by_element(self) -> dict[str, Place]:
        """Each element's place, in document order."""
        return {place.element: place for place in self.places}


@dataclass(frozen=True, slots=True)
class Spot:
    """A new place for an element: below `parent`, at `position` (from 1)."""

    parent: str | None
    position: int


def children(places: Iterable[Place]) -> dict[str | None, list[Place]]:
    """Places by parent, siblings in order; the top stands under None.

    >>> tree = children([Place("b", None, 2, "text"), Place("a", None, 1, "field"), Place("c", "a", 1, "text")])
    >>> [place.element for place in tree[None]], [place.element for place in tree["a"]]
    (['a', 'b'], ['c'])
    """
    below: dict[str | None, list[Place]] = {}
    for place in sorted(places, key=lambda place: place.position):
        below.setdefault(place.parent, []).append(place)
    return below


def walk(places: Iterable[Place]) -> Iterator[tuple[int, Place]]:
    """Each place with its depth (top: 0) in document order. Raises TreeBroken.

    >>> [(depth, place.element) for depth, place in walk([Place("c", "a", 1, "text"), Place("a", None, 1, "field")])]
    [(0, 'a'), (1, 'c')]
    """
    given = list(places)
    below = children(given)
    waiting = [(0, place) for place in reversed(below.get(None, []))]
    seen: set[str] = set()
    while waiting:
        depth, place = waiting.pop()
        if place.element in seen:
            raise TreeBroken(element=place.element, fault="kommt zweimal vor")
        seen.add(place.element)
        yield depth, place
        # pop(), so that the children of an element that stands twice are not walked twice
        waiting.extend((depth + 1, child) for child in reversed(below.pop(place.element, [])))
    for place in given:
        if place.element not in seen:
            raise TreeBroken(element=place.element, fault="hängt an einem Element, das es nicht gibt")


def siblings_after(places: Iterable[Place], element: str) -> tuple[Place, ...]:
    """Places behind an element with the same parent, in order. Raises ElementNotHere.

    >>> rows = [Place("a", None, 1, "field"), Place("b", None, 2, "field"), Place("c", None, 3, "field")]
    >>> [place.element for place in siblings_after(rows, "b")]
    ['c']
    """
    given = tuple(places)
    place = _find(given, element)
    row = children(given)[place.parent]
    return tuple(row[row.index(place) + 1 :])


def moved(places: Iterable[Place], element: str, parent: str | None, position: int) -> dict[str, Spot]:
    """Where elements stand after one has moved below `parent`, to `position` among its new siblings.

    position: from 1; beyond the ends it means the first or last place
    Only elements whose parent or position changes are in the answer. Raises ElementNotHere, MovedBelowItself.

    >>> rows = [Place("a", None, 1, "field"), Place("b", None, 2, "field"), Place("c", None, 3, "field")]
    >>> moved(rows, "c", None, 1)
    {'c': Spot(parent=None, position=1), 'a': Spot(parent=None, position=2), 'b': Spot(parent=None, position=3)}
    """
    given = tuple(places)
    place = _find(given, element)
    _check_target(given, place, parent)
    rows = {key: [other for other in row if other is not place] for key, row in children(given).items()}
    target = rows.setdefault(parent, [])
    target.insert(max(0, min(position - 1, len(target))), place)
    spots: dict[str, Spot] = {}
    for key in dict.fromkeys((parent, place.parent)):
        for index, other in enumerate(rows[key], start=1):
            if (other.parent, other.position) != (key, index):
                spots[other.element] = Spot(key, index)
    return spots


def _find(places: Iterable[Place], element: str) -> Place:
    for place in places:
        if place.element == element:
            return place
    raise ElementNotHere(element=element)


def _check_target(places: tuple[Place, ...], place: Place, parent: str | None) -> None:
    parents = {other.element: other.parent for other in places}
    if parent is not None and parent not in parents:
        raise ElementNotHere(element=parent)
    above: set[str] = set()
    at = parent
    while at is not None and at not in above:
        if at == place.element:
            raise MovedBelowItself(title=place.title or place.element)
        above.add(at)
        at = parents.get(at)
