"""The passages of a concept that a contribution fits, inside the fields it is sorted to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from masswerk.participation.rules.sorting.analysis import Features
from masswerk.participation.rules.sorting.elements import Element
from masswerk.participation.rules.sorting.vectors import Bags, Floats, Known

FITS = 0.15
"""Below this likeness to its passage a suggestion is unsure."""

MOST_WORDS = 6
"""So many words are shown as the reason of a suggestion."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An element a contribution may be about.

    element_key: `Element.key`
    score:       0 to 1; the scores of all places (fields, preamble, themes) of one contribution are 1 in sum
    words:       words of the contribution that speak for it, as written, the strongest first; all they match is shown
                 highlighted. Empty if only its neighbours among the contributions speak for it
    is_unsure:   a person should look twice: the score is low, or no word matched
    """

    element_key: str
    score: float
    words: tuple[str, ...]
    is_unsure: bool


class Passages:
    """Elements below the places, comparable with a contribution word by word.

    homes: for each element the key of its place, None outside of all
    found: for each element its features
    """

    def __init__(self, elements: Sequence[Element], homes: Sequence[str | None], found: Bags) -> None:
        self._elements = elements
        self._homes = homes
        self._known = Known(found)

    def fitting(self, words: Sequence[tuple[str, Features]], shares: Mapping[str, float]) -> list[Suggestion]:
        """Passages that share words with a contribution, in the order of the elements.

        words:  each word as written, with its features
        shares: score of each place; a passage has at most the score of its place
        """
        fits = self._known.likeness([features for _, features in words])
        return [
            Suggestion(element.key, round(float(fit) * shares.get(home or "", 1.0), 4), self._matching(words, row),
                       bool(fit < FITS))
            for row, (element, home, fit) in enumerate(zip(self._elements, self._homes, fits, strict=True))
            if fit > 0 and not element.is_place
        ]  # fmt: skip

    def best(self, words: Sequence[Features], places: Sequence[str]) -> Floats:
        """For each place the likeness of what fits best in it, 0 to 1."""
        fits, number = self._known.likeness(words), {key: at for at, key in enumerate(places)}
        found = np.zeros(len(places))
        for fit, home in zip(fits.tolist(), self._homes, strict=True):
            if home in number:
                found[number[home]] = max(found[number[home]], fit)
        return found

    def _matching(self, words: Sequence[tuple[str, Features]], row: int) -> tuple[str, ...]:
        """Words that stand in a passage too, or in other form, the strongest first."""
        rows = self._known.rows
        start, stop = rows.indptr[row], rows.indptr[row + 1]
        held = dict(zip(rows.indices[start:stop].tolist(), rows.data[start:stop].tolist(), strict=True))
        gains = [
            (sum(weight * held.get(self._known.columns.get(name, -1), 0.0) for name, weight in features.items()), word)
            for word, features in words
        ]
        loud = sorted((pair for pair in gains if pair[0] > 0), key=lambda pair: -pair[0])
        return tuple(dict.fromkeys(word for _, word in loud))[:MOST_WORDS]
