"""Bundles: contributions that say the same are weighed together, and what differs in one of them stays visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from masswerk.participation.rules.sorting.analysis import Analyser
from masswerk.participation.rules.sorting.pairs import NEAR, Distinct, Progress, scored
from masswerk.participation.rules.sorting.variants import Variant, difference
from masswerk.participation.rules.sorting.vectors import Floats, Ints


@dataclass(frozen=True, slots=True)
class Bundle:
    """Contributions that say nearly the same.

    members:  places in the list of texts, ascending; a single one if nobody else says it
    core:     the member that most others resemble; its text can stand for the bundle
    variants: members that differ from the core in a number, a negation or an addition
    """

    members: tuple[int, ...]
    core: int
    variants: tuple[Variant, ...]


def bundles(texts: Sequence[str], *, at_least: float = NEAR, progress: Progress = lambda told: None) -> list[Bundle]:
    """Every text in exactly one bundle, the largest first; a proposal that a person confirms.

    Members resemble their core, not only a chain of neighbours: opposite ends are never joined by what lies between.
    Deterministic, and the same for every order of the texts. Time grows nearly as the number of texts does.
    Source: star clustering, Aslam et al., The Star Clustering Algorithm, J. Graph Algorithms and Applications 8, 2004.

    >>> found = bundles(["Mehr Deutschkurse", "Bus am Sonntag", "mehr Deutschkurse!", "Keine Deutschkurse mehr"])
    >>> [(bundle.members, [variant.kind for variant in bundle.variants]) for bundle in found]
    [((0, 2, 3), ['Verneinung']), ((1,), [])]
    """
    distinct = Distinct(texts)
    analyser = Analyser(distinct.texts)
    first, second, scores = scored(analyser, distinct.texts, at_least=at_least, progress=progress)
    weights = np.array([len(places) for places in distinct.places], dtype=float)
    cores = _cores(first, second, scores, weights)
    progress("Bündel bilden …")
    groups: dict[int, list[int]] = {}
    for row, core in enumerate(cores):
        groups.setdefault(core, []).append(row)
    found = [_bundle(distinct, analyser, core, rows) for core, rows in groups.items()]
    return sorted(found, key=lambda bundle: (-len(bundle.members), bundle.members))


def _cores(first: Ints, second: Ints, scores: Floats, weights: Floats) -> list[int]:
    """For each text the core it belongs to: the most resembled texts first take all that is still free.

    weights: how often each text was said
    """
    size = len(weights)
    joined = sparse.csr_matrix((scores, (first, second)), shape=(size, size))
    joined = (joined + joined.T).tocsr()
    resembled = (joined @ weights + weights).round(6)
    cores = [-1] * size
    for row in np.lexsort((np.arange(size), -weights, -resembled)).tolist():
        if cores[row] < 0:
            cores[row] = row
            for other in joined.indices[joined.indptr[row] : joined.indptr[row + 1]].tolist():
                if cores[other] < 0:
                    cores[other] = row
    return cores


def _bundle(distinct: Distinct, analyser: Analyser, core: int, rows: Sequence[int]) -> Bundle:
    variants = []
    for row in rows:
        differs = difference(analyser, distinct.texts[row], distinct.texts[core]) if row != core else None
        if differs:
            variants += [Variant(place, *differs) for place in distinct.places[row]]
    members = tuple(sorted(place for row in rows for place in distinct.places[row]))
    return Bundle(members, distinct.places[core][0], tuple(sorted(variants, key=lambda variant: variant.index)))
