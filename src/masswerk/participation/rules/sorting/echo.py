"""Contributions that resemble each other belong together: they pull each other into one field."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from masswerk.participation.rules.sorting.analysis import Analyser
from masswerk.participation.rules.sorting.pairs import Distinct, Progress, scored
from masswerk.participation.rules.sorting.vectors import Floats

LIKENESS = 0.05
"""Contributions less alike than this do not speak for each other."""

PULL = 0.5
"""How much the neighbours' scores count beside the own."""

ALONE = 0.3
"""Likeness that the neighbours need in sum to be heard at half strength."""

ROUNDS = 2
"""How far words carry: neighbours of neighbours are heard too."""


def with_echo(scores: Floats, texts: Sequence[str], analyser: Analyser, progress: Progress) -> Floats:
    """Scores of contributions by field, each with a part of its neighbours' scores.

    scores: texts x fields
    Nothing is learned from outside: a card with rare words only is sorted by those cards that share them.
    Source: label propagation, Zhu & Ghahramani, Learning from Labeled and Unlabeled Data, 2002.
    """
    distinct = Distinct(texts)
    first, second, likeness = scored(analyser, distinct.texts, at_least=LIKENESS, progress=progress)
    size = len(distinct.texts)
    often = np.array([len(places) for places in distinct.places], dtype=float)
    joined = sparse.csr_matrix((likeness, (first, second)), shape=(size, size))
    # what was said twice is heard twice, by itself too
    joined = (joined + joined.T).dot(sparse.diags(often)) + sparse.diags(often - 1)
    heard = sparse.diags(1 / (np.asarray(joined.sum(axis=1)).ravel() + ALONE)).dot(joined)
    own = scores[[places[0] for places in distinct.places]]
    found = own
    for _ in range(ROUNDS):
        found = own + PULL * (heard @ found)
    spread = np.empty_like(scores)
    for row, places in enumerate(distinct.places):
        spread[places] = found[row]
    return spread
