"""The places of a draft that statements can belong to: number, title and order, from one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models.functions import Substr

from masswerk.concepts.models import Passage, Wording
from masswerk.concepts.rules.citing import cited
from masswerk.concepts.rules.kinds import GERMAN, Kind
from masswerk.concepts.rules.tree import Place, walk
from masswerk.participation.models import Anchor

SHOWN = 70
"""Characters shown of a passage without a title."""

SHORT = 24
"""Characters shown where there is little room."""

GONE = "entfallener Absatz"


@dataclass(frozen=True, slots=True)
class Spot:
    """One element in the draft as lists name it.

    number: as shown, or which paragraph of a preamble it is; "" where its title names it. depth: 0 at the top
    below: it and everything below it
    """

    element: int
    key: str
    kind: str
    number: str
    title: str
    depth: int
    below: frozenset[int]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def sign(self) -> str:
        """The shortest name: its number, else the beginning of its title."""
        return self.number or (self.title if len(self.title) <= SHORT else f"{self.title[:SHORT].rstrip()} …")

    @property
    def kind_word(self) -> str:
        """What it is, in German."""
        return GERMAN[Kind(self.kind)]


class Places:
    """All elements of a draft in reading order."""

    def __init__(self, edition: int) -> None:
        rows = list(Passage.objects.filter(edition=edition).values_list(
            "element_id", "element__key", "parent_id", "position", "kind", "number", "wording__title",
            Substr("wording__text", 1, SHOWN * 2)))
        keys = {element: key for element, key, *_ in rows}
        tree = [Place(key, keys.get(parent or 0), position, kind, number, title or "", text or "")
                for _, key, parent, position, kind, number, title, text in rows]
        self.by_element = _spots(tree, {key: element for element, key in keys.items()})
        self.by_key = {spot.key: spot for spot in self.by_element.values()}

    def __iter__(self) -> Iterator[Spot]:
        return iter(self.by_element.values())

    def of(self, elements: Iterable[int]) -> list[Spot]:
        """The spots of elements that are still in the draft, in reading order."""
        wanted = set(elements)
        return [spot for spot in self if spot.element in wanted]

    @property
    def measures(self) -> list[Spot]:
        """Elements that are measures."""
        return [spot for spot in self if spot.kind == Kind.MEASURE]


def _spots(tree: list[Place], elements: dict[str, int]) -> dict[int, Spot]:
    names = cited(tree)
    order = list(walk(tree))
    below: dict[str, set[int]] = {}
    for _, place in reversed(order):
        own = below.setdefault(place.element, set())
        own.add(elements[place.element])
        if place.parent is not None:
            below.setdefault(place.parent, set()).update(own)
    return {elements[place.element]: Spot(
        elements[place.element], place.element, place.kind, _number(place, names), _title(place), depth,
        frozenset(below[place.element])) for depth, place in order}


def _number(place: Place, names: Mapping[str, str]) -> str:
    name = names[place.element]
    return "" if name == place.title else name


def _title(place: Place) -> str:
    words = " ".join((place.title or place.text).split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"


def gone_title(anchor: Anchor) -> str:
    """How a passage that went is called: by the wording its statement spoke of."""
    wording: Wording | None = anchor.wording
    return (wording.title or (wording.text or "")[:SHOWN]) if wording else ""
