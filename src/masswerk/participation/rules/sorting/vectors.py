"""Texts as rows of a sparse matrix, one column for each feature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from masswerk.participation.rules.sorting.analysis import Analyser, Features

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MOST = 1.5
"""A feature counts no more than this in one text, however often it is repeated."""


FEWEST = 3
"""A feature in fewer texts weighs no more: names and slips of the pen are rare, and say little."""


@dataclass(frozen=True, slots=True)
class Bags:
    """How much of each feature stands in each text.

    rows:     texts x features
    features: names of the columns, in alphabetical order, so that the order of the texts changes nothing
    """

    rows: sparse.csr_matrix
    features: tuple[str, ...]

    def of_sort(self, sorts: str) -> NDArray[np.bool_]:
        """Which columns are of one of these sorts ("w", "b", "s", "f")."""
        return np.array([name[0] in sorts for name in self.features], dtype=bool)


def bags(analyser: Analyser, texts: Sequence[str]) -> Bags:
    """The features of all words of each text, added up.

    >>> found = bags(Analyser([]), ["Sport im Verein", "Verein"])
    >>> found.rows[:, found.features.index("w:verein")].toarray().ravel().tolist()
    [1.0, 1.0]
    """
    numbers: dict[str, int] = {}
    starts, columns = [0], []
    for text in texts:
        columns += [numbers.setdefault(form, len(numbers)) for _, form in analyser.words(text)]
        starts.append(len(columns))
    words = sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(texts), len(numbers)))
    yields, names = _yields(analyser, list(numbers))
    rows = (words @ yields).tocsr()
    rows.sort_indices()
    return Bags(rows, names)


def _yields(analyser: Analyser, forms: Sequence[str]) -> tuple[sparse.csr_matrix, tuple[str, ...]]:
    """What each word yields: words x features."""
    found = [analyser.features(form) for form in forms]
    names = tuple(sorted({name for features in found for name in features}))
    place = {name: at for at, name in enumerate(names)}
    starts = np.cumsum([0, *map(len, found)])
    columns = [place[name] for features in found for name in features]
    weights = [weight for features in found for weight in features.values()]
    return sparse.csr_matrix((weights, columns, starts), shape=(len(forms), len(names))), names


def unit_rows(found: Bags, sorts: str) -> sparse.csr_matrix:
    """Rows of length 1, rare features heavier; only columns of these sorts count. Empty rows stay empty.

    Source: TF-IDF with smoothed logarithm, Manning et al., Introduction to Information Retrieval, 2008, chapter 6.
    """
    rows = found.rows[:, found.of_sort(sorts)].tocsr()
    rows.data = np.minimum(rows.data, MOST)
    rows = rows.multiply(rarity(found, sorts)).tocsr()
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1)).A1 if rows.shape[0] else np.zeros(0)
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.diags(scale).dot(rows).tocsr()


def rarity(found: Bags, sorts: str) -> Floats:
    """For each column of these sorts how much one occurrence weighs: the more, the fewer texts hold it.

    >>> rarity(bags(Analyser([]), ["Verein", "Vereine"]), "w").tolist()
    [1.0]
    """
    rows = found.rows[:, found.of_sort(sorts)].tocsr()
    held = np.maximum(np.bincount(rows.indices, minlength=rows.shape[1]), FEWEST)
    return np.asarray(np.log((rows.shape[0] + 1) / held) + 1)


COMPARED = "wbs"
"""Sorts of features that tell how alike texts are; word fields do not: two cards on health say two things."""


class Known:
    """Texts that a new one is compared with, one after another.

    rows: texts x features, of length 1; columns: number of each feature
    """

    def __init__(self, found: Bags) -> None:
        self.rows = unit_rows(found, COMPARED)
        self.columns = {name: at for at, name in enumerate(name for name in found.features if name[0] in COMPARED)}
        self._rarity = rarity(found, COMPARED)
        self._rarest = float(self._rarity.max(initial=1.0))

    def likeness(self, words: Sequence[Features]) -> Floats:
        """Cosine of weighted words between a new text and each known one; what none of them says makes it less alike.

        words: the features of each word

        >>> analyser = Analyser([])
        >>> known = Known(bags(analyser, ["Bus am Sonntag", "Sport"]))
        >>> known.likeness([analyser.features("bus"), analyser.features("sonntag")]).round(2).tolist()
        [1.0, 0.0]
        """
        asked, unheard = np.zeros(len(self.columns)), 0.0
        for features in words:
            for name, weight in features.items():
                if name in self.columns:
                    asked[self.columns[name]] += weight * self._rarity[self.columns[name]]
                elif name[0] in COMPARED:
                    unheard += (weight * self._rarest) ** 2
        length = float(asked @ asked + unheard) ** 0.5
        return np.asarray(self.rows @ asked).ravel() / (length or 1.0)
