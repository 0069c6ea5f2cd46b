"""How an element is cited where there is no room for its text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from masswerk.concepts.rules.kinds import GERMAN, Kind
from masswerk.concepts.rules.numbers import numbered
from masswerk.concepts.rules.tree import Place, children, walk

LONGEST = 24
"""Characters of a heading in front of a paragraph's count."""


def cited(places: Iterable[Place]) -> dict[str, str]:
    """The short name of each element: its number, else its title, else which paragraph it is below its heading.

    Only preambles, and what stands in them, have no number. Their paragraphs count in parentheses behind the word
    "Präambel" or the heading of their section, as those of numbered headings do; what stands below such a paragraph
    counts within its parentheses. Raises TreeBroken.

    >>> cited([Place("p", None, 1, "preamble", title="Vorweg"), Place("a", "p", 1, "text"),
    ...        Place("b", "p", 2, "text"), Place("c", "b", 1, "text"), Place("f", None, 2, "field"),
    ...        Place("d", "f", 1, "text")])
    {'p': 'Vorweg', 'a': 'Präambel (1)', 'b': 'Präambel (2)', 'c': 'Präambel (2.1)', 'f': '1', 'd': '1 (1)'}
    """
    given = list(places)
    rows, names = children(given), dict(numbered(given))
    for above in (None, *(place for _, place in walk(given))):
        heading = "" if above is None else _word(above) if above.kind == Kind.PREAMBLE else names[above.element]
        paragraphs = count(1)
        for place in rows.get(above.element if above else None, []):
            if not names[place.element]:
                names[place.element] = place.title or _paragraph(place, heading, paragraphs)
    return names


def _word(place: Place) -> str:
    return GERMAN[Kind(place.kind)]


def _paragraph(place: Place, above: str, paragraphs: count[int]) -> str:
    if place.kind == Kind.PREAMBLE or not above:
        return _word(place)
    number = next(paragraphs)
    if above.endswith(")"):
        return f"{above[:-1]}.{number})"
    return f"{above if len(above) <= LONGEST else f'{above[:LONGEST].rstrip()} …'} ({number})"
