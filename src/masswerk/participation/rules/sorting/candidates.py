"""Which texts are worth comparing: those that share a rare word or a rare pair of frequent ones. Never all with all."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from masswerk.participation.rules.sorting.vectors import Ints

MOST = 50
"""Among so many texts that share a word all pairs are compared; of a more frequent word its neighbours only."""

NEIGHBOURS = 5
"""Texts that share a frequent word are put in order, and each is compared with so many that follow."""

LOOKED_AT = 3
"""So many of the heaviest words of a text decide its place in that order."""

RAREST = 5
"""So many of the frequent words of a text, the rarest first, are joined into pairs."""


def candidates(rows: sparse.csr_matrix) -> tuple[Ints, Ints]:
    """Pairs (first, second) of row numbers, first < second, each once.

    rows: texts x words; the order of the columns must not depend on the order of the texts
    The number of pairs grows with the number of texts, not with its square: see `MOST` and `NEIGHBOURS`.
    """
    texts, words = rows.nonzero()
    held = np.bincount(words, minlength=rows.shape[1])
    order = _likeness_order(rows)
    found = [_pairs_in_groups(words.astype(np.int64), texts, order)]
    frequent = held[words] > MOST
    keys, owners = _word_pairs(texts[frequent], words[frequent], held)
    found.append(_pairs_in_groups(keys, owners, order))
    joined = _each_once(np.concatenate(found))
    size = max(rows.shape[0], 1)
    return joined // size, joined % size


def _likeness_order(rows: sparse.csr_matrix) -> Ints:
    """The place of each row when short rows come first and rows with like contents lie together."""
    texts = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    by_weight = np.lexsort((rows.indices, -rows.data, texts))
    rank = np.arange(len(texts)) - np.repeat(rows.indptr[:-1], np.diff(rows.indptr))
    heaviest = np.zeros((LOOKED_AT, rows.shape[0]), dtype=np.int64)
    for nth in range(LOOKED_AT):
        at = by_weight[rank == nth]
        heaviest[nth, texts[at]] = rows.indices[at] + 1
    place = np.empty(rows.shape[0], dtype=np.int64)
    place[np.lexsort((*heaviest[::-1], np.diff(rows.indptr)))] = np.arange(rows.shape[0])
    return place


def _word_pairs(texts: Ints, words: Ints, held: Ints) -> tuple[Ints, Ints]:
    """For each text the pairs of its rarest frequent words, as one number each."""
    order = np.lexsort((words, held[words], texts))
    texts, words = texts[order], words[order]
    starts = np.flatnonzero(np.r_[True, texts[1:] != texts[:-1]]) if len(texts) else np.zeros(0, dtype=np.int64)
    rank = np.arange(len(texts)) - np.repeat(starts, np.diff(np.r_[starts, len(texts)]))
    keys, owners = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for gap in range(1, RAREST):
        near = np.flatnonzero((rank[:-gap] + gap < RAREST) & (texts[:-gap] == texts[gap:]))
        low, high = np.minimum(words[near], words[near + gap]), np.maximum(words[near], words[near + gap])
        keys.append(low.astype(np.int64) * len(held) + high)
        owners.append(texts[near])
    return np.concatenate(keys), np.concatenate(owners)


def _pairs_in_groups(keys: Ints, texts: Ints, order: Ints) -> Ints:
    """Pairs of texts with the same key as one number each: all of a small group, neighbours of a large one."""
    if not len(keys):
        return np.zeros(0, dtype=np.int64)
    size, by_key = len(order), np.lexsort((order[texts], keys))
    keys, texts = keys[by_key], texts[by_key].astype(np.int64)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    lengths = np.diff(np.r_[starts, len(keys)])
    left = np.repeat(starts + lengths, lengths) - np.arange(len(keys)) - 1
    reach = np.minimum(left, np.repeat(np.where(lengths <= MOST, MOST, NEIGHBOURS), lengths))
    found, at = [], np.flatnonzero(reach)
    for gap in range(1, MOST):
        at = at[reach[at] >= gap]
        if not len(at):
            break
        low, high = np.minimum(texts[at], texts[at + gap]), np.maximum(texts[at], texts[at + gap])
        found.append(low * size + high)
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _each_once(numbers: Ints) -> Ints:
    """Sorted, without repetition; sorting in place needs less time and memory than `np.unique`."""
    numbers.sort()
    return numbers[np.r_[True, numbers[1:] != numbers[:-1]]] if len(numbers) else numbers
