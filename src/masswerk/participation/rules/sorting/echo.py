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

PULL = 3.0
"""How much the neighbours' opinion counts beside the own words."""

ALONE = 2.0
"""Likeness that the neighbours need in sum to be heard at half strength: few neighbours say little."""

DOUBT = 0.1
"""Part that a neighbour leaves to every field, however sure it is."""

ROUNDS = 3
"""How far words carry: neighbours of neighbours are heard too."""


def with_echo(scores: Floats, texts: Sequence[str], analyser: Analyser, progress: Progress) -> Floats:
    """Scores of contributions by field, with what their neighbours hold likely.

    scores: texts x fields, logarithms
    Nothing is learned from outside: a card with rare words only is sorted by those cards that share them. A neighbour
    that is undecided itself says nothing.
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
        found = own + PULL * (heard @ _opinion(found))
    spread = np.empty_like(scores)
    for row, places in enumerate(distinct.places):
        spread[places] = found[row]
    return spread


def _opinion(scores: Floats) -> Floats:
    """What each text holds likely, as logarithms around 0."""
    if not scores.shape[1]:
        return scores
    risen = np.exp(scores - scores.max(axis=1, keepdims=True))
    told = np.log(risen / risen.sum(axis=1, keepdims=True) + DOUBT)
    return np.asarray(told - told.mean(axis=1, keepdims=True))
