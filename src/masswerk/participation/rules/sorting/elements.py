"""The elements of a concept that contributions are sorted to, as the engine takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

SAID = frozenset(("card", "amendment", "working_group", "event", "agenda_item", "annex"))
"""Kinds that report what people said, or are added to a concept: no text to sort contributions to."""

PLACES = frozenset(("field", "preamble", "cross_cutting_theme"))
"""Kinds that a contribution is sorted to first; everything else lies in one of them."""

SAME = 20
"""A text in which so many letters of the title stand is the one the title was cut from."""

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Element:
    """A passage or a field of a concept.

    key:    whatever names it for the caller; suggestions carry it
    kind:   value of `masswerk.concepts.rules.kinds.Kind`
    text:   wording below the title; where the title was cut from the text, the whole wording
    parent: key of the element above, None at the top
    label:  number in front ("Handlungsfeld 2"), "" if none
    """

    key: str
    kind: str
    title: str
    text: str = ""
    parent: str | None = None
    label: str = ""

    @property
    def is_place(self) -> bool:
        """True for fields of action, preamble and cross-cutting themes."""
        return self.kind in PLACES

    @property
    def wording(self) -> str:
        """Title and text, without saying the same twice."""
        if len(self.title) >= SAME and self.title[:SAME] in self.text:
            return max(self.title, self.text, key=len)
        return f"{self.title}\n{self.text}".strip()


def from_outline(concept: Mapping[str, object]) -> list[Element]:
    """The elements of `masswerk outline --json` that contributions can be sorted to, in document order.

    What people said (cards, summaries of working groups, agenda) is left out with everything below it.
    Raises KeyError or TypeError where the JSON has another shape.

    >>> concept = {"elements": [
    ...     {"id": "e1", "kind": "field", "title": "Sprache", "parent": None, "label": "2"},
    ...     {"id": "e2", "kind": "card", "title": "Mehr Kurse", "parent": "e1", "label": None},
    ...     {"id": "e3", "kind": "goal", "title": "Deutsch lernen", "parent": "e1", "label": None}]}
    >>> [element.key for element in from_outline(concept)]
    ['e1', 'e3']
    """
    rows = concept["elements"]
    if not isinstance(rows, list):
        raise TypeError("elements")
    found: dict[str, Element] = {}
    for row in rows:
        element = _element(row)
        # a parent that did not come before is none: no circles
        found[element.key] = element if element.parent in found else replace(element, parent=None)
    return sortable(found.values())


def sortable(elements: Iterable[Element]) -> list[Element]:
    """Elements without what people said and everything below it; parents come before their children.

    >>> sortable([Element("w", "working_group", "AG 1"), Element("c", "section", "Ergebnis", parent="w")])
    []
    """
    found, dropped = [], set[str | None]()
    for element in elements:
        if element.kind in SAID or element.parent in dropped:
            dropped.add(element.key)
        else:
            found.append(element)
    return found


def _element(row: Mapping[str, object]) -> Element:
    """One row; exports without wording have at least the beginning of the visible text."""
    key, kind, title, parent = (row[name] for name in ("id", "kind", "title", "parent"))
    text, label = row.get("text") or row.get("text_start"), row.get("label")
    above = str(parent) if parent is not None else None
    return Element(str(key), str(kind), str(title or ""), str(text or ""), above, str(label or ""))


def names_of_places(elements: Iterable[Element]) -> dict[str, str]:
    """Short names: "hf2" for the field labelled with a 2, "pre" for the preamble, else the key.

    >>> names_of_places([Element("e1", "preamble", "Präambel"), Element("e7", "field", "Sprache", label="Feld 2")])
    {'e1': 'pre', 'e7': 'hf2'}
    """
    names: dict[str, str] = {}
    for element in elements:
        if element.is_place:
            number = _NUMBER.search(element.label)
            name = "pre" if element.kind == "preamble" else f"hf{number[0]}" if number else element.key
            names[element.key] = name if name not in names.values() else element.key
    return names


def place_of(elements: Sequence[Element]) -> dict[str, str | None]:
    """For each element the nearest place at or above it, None outside of all.

    >>> place_of([Element("e1", "field", "Sprache"), Element("e2", "goal", "Kurse", parent="e1")])
    {'e1': 'e1', 'e2': 'e1'}
    """
    known = {element.key: element for element in elements}
    found: dict[str, str | None] = {}
    for element in elements:
        above: Element | None = element
        while above is not None and not above.is_place:
            above = known.get(above.parent) if above.parent is not None else None
        found[element.key] = above.key if above else None
    return found
