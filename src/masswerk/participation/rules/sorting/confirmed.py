"""What people have confirmed already: who says nearly the same belongs to the same places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from masswerk.participation.rules.sorting.analysis import Analyser
from masswerk.participation.rules.sorting.pairs import NEAR, matching
from masswerk.participation.rules.sorting.vectors import Known, bags


class Neighbour(NamedTuple):
    """A confirmed text that says nearly the same.

    place: where it stands in the list; score: 0 to 1
    words: what matches, as written in the new text and then in the other
    """

    place: int
    score: float
    words: tuple[str, ...]


class Confirmed:
    """Texts whose places a person has confirmed, ready to be compared with a new one.

    Nothing is generalised: only a text that resembles a confirmed one is told apart by it.
    Source: nearest neighbours, Cover & Hart, Nearest Neighbor Pattern Classification, 1967.

    >>> known = Confirmed(["Mehr Sprachkurse am Abend", "Bus am Sonntag"])
    >>> [(found.place, found.words) for found in known.near("Abends Kurse in Sprachen")]
    [(0, ('Abends', 'Kurse', 'Sprachen', 'Sprachkurse', 'Abend'))]
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self._analyser = Analyser(self.texts)
        self._known = Known(bags(self._analyser, self.texts))

    def near(self, text: str, *, at_least: float = NEAR, most: int = 3) -> list[Neighbour]:
        """The confirmed texts that say nearly the same, the likest first."""
        likeness = self._known.likeness([self._analyser.features(form) for _, form in self._analyser.words(text)])
        best = [at for at in np.argsort(-likeness, kind="stable")[:most].tolist() if likeness[at] >= at_least]
        return [Neighbour(at, round(float(likeness[at]), 4), matching(self._analyser, text, self.texts[at]))
                for at in best]  # fmt: skip
