"""How much of one element's words stands in another; finds candidates by rare words, not by trying all pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from masswerk.concepts.rules.search import normalise

Bag = Counter[str]
"""The words of a text with how often each stands in it; short words are left out."""

FEWEST_WORDS = 3
"""Shorter elements have too few words to tell where they went."""

_WORDS = re.compile(r"\w{4,}")


def bag(text: str) -> Bag:
    """Words of at least four letters in the form of `search.normalise`.

    >>> bag("Maßnahmen und Maßnahmen der Bürger")
    Counter({'massnahmen': 2, 'buerger': 1})
    """
    return Counter(_WORDS.findall(normalise(text)))


class Index:
    """For each word the elements it stands in."""

    def __init__(self, bags: Mapping[str, Bag]) -> None:
        self._elements: dict[str, list[str]] = {}
        for element, words in bags.items():
            for word in words:
                self._elements.setdefault(word, []).append(element)

    def candidates(self, words: Iterable[str], most: int = 8) -> list[str]:
        """At most so many elements that share words, those with many rare ones first.

        >>> Index({"a": bag("Sprache lernen"), "b": bag("Arbeit finden")}).candidates(["arbeit"])
        ['b']
        """
        score: dict[str, float] = {}
        for word in words:
            elements = self._elements.get(word, [])
            for element in elements:
                score[element] = score.get(element, 0.0) + 1 / len(elements)
        return sorted(score, key=lambda element: -score[element])[:most]


def part_in(words: Bag, other: Bag) -> float:
    """Which part of the words (0 to 1) the other bag holds too; 0 for a text with too few words to tell.

    >>> part_in(bag("Kurse planen, Kurse zählen"), bag("Kurse zählen"))
    0.5
    """
    total = words.total()
    return (words & other).total() / total if total >= FEWEST_WORDS else 0.0
