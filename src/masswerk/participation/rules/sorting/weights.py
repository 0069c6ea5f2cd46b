"""How strongly a word speaks for each field."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from masswerk.participation.rules.sorting.vectors import Floats

SPOKEN = {"w": 1.0, "b": 1.0, "s": 0.5}
"""Weight of stems, beginnings and synonyms."""

SMOOTH = 0.02
"""Share that every word field has in every field, so that one stray word decides nothing."""


def feature_weights(said: Floats, features: Sequence[str]) -> Floats:
    """Fields x features: what one occurrence of a feature in a contribution adds to the score of each field.

    said:     how much of each feature stands in each field
    features: their names, with the sort in front
    Words: logarithm of the count times inverse field frequency, in rows of equal length. Word fields: logarithm of
    their share in the field over their mean share, negative where a field does not speak of them.

    >>> feature_weights(np.array([[2.0, 0.0], [0.0, 2.0]]), ["w:sprach", "w:wohn"]).round(2).tolist()
    [[1.01, 0.0], [0.0, 1.01]]
    """
    is_field = np.array([name.startswith("f:") for name in features], dtype=bool)
    found = np.zeros_like(said)
    if len(said):
        sorts = np.array([SPOKEN.get(name[0], 0.0) for name in features])
        found[:, ~is_field] = _by_words(said, sorts)[:, ~is_field]
        found[:, is_field] = _by_word_fields(said[:, is_field])
    return found


def _by_words(said: Floats, sorts: Floats) -> Floats:
    holding = np.maximum((said > 0).sum(axis=0), 1)
    weights = np.log1p(said) * np.log((len(said) + 0.5) / holding) * sorts
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    mean: Floats = lengths.mean(keepdims=True)
    evened: Floats = np.divide(weights * mean, lengths, out=np.zeros_like(weights), where=lengths > 0)
    return evened


def _by_word_fields(said: Floats) -> Floats:
    whole = said.sum(axis=1, keepdims=True)
    shares = np.divide(said, whole, out=np.zeros_like(said), where=whole > 0)
    return np.asarray(np.log((shares + SMOOTH) / (shares.mean(axis=0) + SMOOTH)))
