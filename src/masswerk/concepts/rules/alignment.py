"""Which words two texts share: their longest common subsequence, repaired so that it reads well."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz.distance import Indel

from masswerk.concepts.rules.repairs import Shared, joined, repaired
from masswerk.concepts.rules.tokens import Tokens

MOST_CELLS = 400_000_000
"""Largest product of two token counts compared word by word (needs 50 MB); beyond it sentences are compared first."""


def align(old: Tokens, new: Tokens) -> list[Shared]:
    """Shared stretches of two texts in order, none empty, repaired for reading.

    >>> from masswerk.concepts.rules.tokens import tokenise
    >>> align(tokenise("einmal im Jahr"), tokenise("zweimal im Jahr"))
    [Shared(old=1, new=1, size=2)]
    """
    if len(old.words) * len(new.words) > MOST_CELLS:
        return repaired(_common_by_sentence(old, new), old, new)
    return repaired(_common(old.words, new.words), old, new)


def _common(old: tuple[str, ...], new: tuple[str, ...]) -> list[Shared]:
    names: dict[str, int] = {}
    old_ids = [names.setdefault(word, len(names)) for word in old]
    new_ids = [names.setdefault(word, len(names)) for word in new]
    return [
        Shared(op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(old_ids, new_ids)
        if op.tag == "equal"
    ]


def _common_by_sentence(old: Tokens, new: Tokens) -> list[Shared]:
    """Whole sentences first, then words in the stretches between them, as far as those are short enough."""
    shared: list[Shared] = []
    old_at = new_at = 0
    for run in [*_common_sentences(_sentences(old), _sentences(new)), Shared(len(old.words), len(new.words), 0)]:
        old_gap, new_gap = old.words[old_at : run.old], new.words[new_at : run.new]
        if len(old_gap) * len(new_gap) <= MOST_CELLS:
            shared += [Shared(old_at + sub.old, new_at + sub.new, sub.size) for sub in _common(old_gap, new_gap)]
        shared.append(run)
        old_at, new_at = run.old + run.size, run.new + run.size
    return joined(shared)


def _common_sentences(old: list[tuple[str, int, int]], new: list[tuple[str, int, int]]) -> Iterable[Shared]:
    if len(old) * len(new) > MOST_CELLS:
        return
    for run in _common(tuple(text for text, _, _ in old), tuple(text for text, _, _ in new)):
        for (_, old_start, size), (_, new_start, _) in zip(
            old[run.old : run.old + run.size], new[run.new : run.new + run.size], strict=True
        ):
            yield Shared(old_start, new_start, size)


def _sentences(tokens: Tokens) -> list[tuple[str, int, int]]:
    """Sentences as (words joined, first token, number of tokens)."""
    cuts = [index for index in range(1, len(tokens.words)) if tokens.ends_sentence(index)]
    bounds = [0, *cuts, len(tokens.words)]
    return [
        (" ".join(tokens.words[start:stop]), start, stop - start) for start, stop in pairwise(bounds) if stop > start
    ]
