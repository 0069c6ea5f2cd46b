"""Near-duplicates: pairs of contributions that say the same, with a score and the words that match."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from masswerk.concepts.rules.search import normalise
from masswerk.participation.rules.sorting.analysis import Analyser
from masswerk.participation.rules.sorting.candidates import candidates
from masswerk.participation.rules.sorting.vectors import COMPARED, Floats, Ints, bags, unit_rows
from masswerk.participation.rules.sorting.words import tokens

NEAR = 0.5
"""From this score on two texts are offered as saying the same."""

ALMOST = 0.99
"""The most that texts score whose words are not the same."""

BLOCK = 200_000
"""Pairs compared at once; limits memory."""

MANY_EQUAL = 50
"""Of more than so many equal texts each is paired with the next one only."""

Progress = Callable[[str], None]


class Pair(NamedTuple):
    """Two texts that say nearly the same.

    a, b:  their places in the list that was asked about, a < b
    score: 0 to 1; 1 if and only if the words are the same in the same order
    words: what matches, as written in the first and then in the second
    """

    a: int
    b: int
    score: float
    words: tuple[str, ...]


def near(texts: Sequence[str], *, at_least: float = NEAR, progress: Progress = lambda told: None) -> list[Pair]:
    """Pairs of texts that say nearly the same, the surest first.

    Deterministic, and the same for every order of the texts. Time grows nearly as the number of texts does.

    >>> for pair in near(["Mehr Sprachkurse am Abend", "Abends Kurse in Sprachen", "Bus am Sonntag"]):
    ...     print(pair.a, pair.b, pair.words)
    0 1 ('Sprachkurse', 'Abend', 'Abends', 'Kurse', 'Sprachen')
    """
    distinct = Distinct(texts)
    analyser = Analyser(distinct.texts)
    first, second, scores = scored(analyser, distinct.texts, at_least=at_least, progress=progress)
    found = []
    for one, other, score in zip(first.tolist(), second.tolist(), scores.tolist(), strict=True):
        for left in distinct.places[one]:
            for right in distinct.places[other]:
                a, b = min(left, right), max(left, right)
                found.append(Pair(a, b, score, matching(analyser, texts[a], texts[b])))
    found += [Pair(a, b, 1.0, matching(analyser, texts[a], texts[b])) for a, b in distinct.equal_pairs()]
    return sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b))


def scored(
    analyser: Analyser, texts: Sequence[str], *, at_least: float, progress: Progress = lambda told: None
) -> tuple[Ints, Ints, Floats]:
    """Pairs (first, second) of different texts with their likeness, cosine of their weighted words.

    texts: no two with the same words in the same order
    """
    progress("Wörter zählen …")
    found = bags(analyser, texts)
    rows = unit_rows(found, COMPARED)
    progress("ähnliche Paare suchen …")
    first, second = candidates(unit_rows(found, "ws"))
    scores = np.zeros(len(first))
    for start in range(0, len(first), BLOCK):
        block = slice(start, start + BLOCK)
        scores[block] = np.asarray(rows[first[block]].multiply(rows[second[block]]).sum(axis=1)).ravel()
        progress(f"Paare vergleichen … {min(start + BLOCK, len(first))} von {len(first)}")
    scores = np.minimum(scores.round(6), ALMOST)
    kept = scores >= at_least
    return first[kept], second[kept], scores[kept]


def matching(analyser: Analyser, a: str, b: str) -> tuple[str, ...]:
    """The words of two texts that share a stem, a part or a synonym, as written, each once.

    >>> matching(Analyser([]), "Dolmetscher im Amt", "Sprachmittler")
    ('Dolmetscher', 'Sprachmittler')
    """
    sides = []
    for text, other in ((a, b), (b, a)):
        there = {name for _, form in analyser.words(other) for name in analyser.features(form) if name[0] in "ws"}
        sides += [text[token.start : token.stop] for token, form in analyser.words(text)
                  if not there.isdisjoint(name for name in analyser.features(form) if name[0] in "ws")]  # fmt: skip
    return tuple(dict.fromkeys(sides))


class Distinct:
    """Each text once: those with the same words in the same order are the same, whatever stands between them.

    texts:  one of each
    places: for each of them where it stands in the list
    """

    def __init__(self, texts: Sequence[str]) -> None:
        found: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            key = " ".join(token.form for token in tokens(text)) or normalise(text)
            found.setdefault(key, []).append(place)
        self.keys = sorted(found)  # sorted, so that the order of the texts changes nothing
        self.places = [found[key] for key in self.keys]
        self.texts = [texts[places[0]] for places in self.places]

    def equal_pairs(self) -> list[tuple[int, int]]:
        """Places of texts that are equal to each other."""
        return [
            pair
            for places in self.places
            for pair in (combinations(places, 2) if len(places) <= MANY_EQUAL else pairwise(places))
        ]
