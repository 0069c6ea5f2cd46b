"""How strongly a word speaks for each field."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from masswerk.participation.rules.sorting.vectors import Floats

WORDS = 0.5
"""Weight of stems, parts of compounds and synonyms."""

BEGINNINGS = 0.5
"""Weight of the beginnings of stems."""

WORD_FIELDS = 0.7
"""Weight of word fields ("health.medicine")."""

SUBJECTS = 1.1
"""Weight of their subjects ("health"), which fewer words of a short concept suffice to tell apart."""

SMOOTH = 0.02
"""Share that every word field has in every field, so that one stray word decides nothing."""

OFTEN = 1.2
LONG = 0.5
"""BM25: how fast repetition stops counting, and how much a longer field must say more often."""


def feature_weights(said: Floats, features: Sequence[str]) -> Floats:
    """Fields x features: what one occurrence of a feature in a contribution adds to the score of each field.

    said:     how much of each feature stands in each field
    features: their names, with the sort in front
    The four weights above are fitted by logistic regression, see `docs/sorting.md`; nothing here knows a concept.
    Source: Okapi BM25, Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009.

    >>> feature_weights(np.array([[2.0, 0.0], [0.0, 2.0]]), ["w:sprach", "w:wohn"]).round(2).tolist()
    [[0.48, 0.0], [0.0, 0.48]]
    """
    found = np.zeros_like(said)
    sorts = np.array([_sort(name) for name in features])
    for sort, weight, weigh in (("word", WORDS, _by_okapi), ("b", BEGINNINGS, _by_rarity),
                                ("field", WORD_FIELDS, _by_share), ("subject", SUBJECTS, _by_share)):  # fmt: skip
        columns = np.flatnonzero(sorts == sort)
        if len(said) and len(columns):
            found[:, columns] = weight * weigh(said[:, columns])
    return found


def _sort(name: str) -> str:
    """A stem or synonym, a beginning, a word field, or the subject of word fields."""
    if name[0] == "f":
        return "field" if "." in name else "subject"
    return "b" if name[0] == "b" else "word"


def _by_okapi(said: Floats) -> Floats:
    holding = (said > 0).sum(axis=0)
    rarity = np.log(1 + (len(said) - holding + 0.5) / (holding + 0.5))
    lengths = said.sum(axis=1, keepdims=True)
    length = lengths / max(float(lengths.mean()), 1e-9)
    return np.asarray(said * (OFTEN + 1) / (said + OFTEN * (1 - LONG + LONG * length) + 1e-9) * rarity)


def _by_rarity(said: Floats) -> Floats:
    """Logarithm of the count times inverse field frequency, in rows of equal length."""
    holding = np.maximum((said > 0).sum(axis=0), 1)
    weights = np.log1p(said) * np.log((len(said) + 0.5) / holding)
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    evened: Floats = np.divide(weights * lengths.mean(), lengths, out=np.zeros_like(weights), where=lengths > 0)
    return evened


def _by_share(said: Floats) -> Floats:
    """Logarithm of the share in the field over the mean share, negative where a field does not speak of it."""
    whole = said.sum(axis=1, keepdims=True)
    shares = np.divide(said, whole, out=np.zeros_like(said), where=whole > 0)
    return np.asarray(np.log((shares + SMOOTH) / (shares.mean(axis=0) + SMOOTH)))
