"""Repairs that make a redline read well.

A struck or inserted stretch is moved to the next natural cut (sentence before comma before word), tiny common
islands between changes are given up, and a sentence of which hardly anything is left counts as replaced.
Source of the idea of such repairs: Neil Fraser, Writing: Diff Strategies, 2006.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from masswerk.concepts.rules.tokens import Tokens

ISLAND_WORDS = 2
"""A common stretch of at most so many words between two changes may be given up."""


class Shared(NamedTuple):
    """A stretch of tokens both texts have: from `old` and `new` on, `size` tokens."""

    old: int
    new: int
    size: int


def repaired(shared: list[Shared], old: Tokens, new: Tokens) -> list[Shared]:
    """Shared stretches rearranged for reading; they stay in order and hold the same words in both texts."""
    return _without_confetti(_without_islands(_slid(shared, old, new), old, new), old, new)


def joined(shared: Iterable[Shared]) -> list[Shared]:
    """Stretches that follow each other without a gap become one; empty ones go.

    >>> joined([Shared(0, 0, 2), Shared(2, 2, 1), Shared(4, 3, 0)])
    [Shared(old=0, new=0, size=3)]
    """
    whole: list[Shared] = []
    for run in shared:
        if not run.size:
            continue
        last = whole[-1] if whole else None
        if last and (last.old + last.size, last.new + last.size) == (run.old, run.new):
            whole[-1] = Shared(last.old, last.new, last.size + run.size)
        else:
            whole.append(run)
    return whole


def _slid(shared: list[Shared], old: Tokens, new: Tokens) -> list[Shared]:
    """Move each pure insertion or deletion between two shared stretches to its most natural cut."""
    runs = list(shared)
    for index in range(1, len(runs)):
        before, after = runs[index - 1], runs[index]
        old_gap, new_gap = after.old - before.old - before.size, after.new - before.new - before.size
        if old_gap and new_gap:
            continue
        if old_gap:
            step = _best_step(old, after.old - old_gap, after.old, before.size, after.size)
        else:
            step = _best_step(new, after.new - new_gap, after.new, before.size, after.size)
        runs[index - 1] = Shared(before.old, before.new, before.size + step)
        runs[index] = Shared(after.old + step, after.new + step, after.size - step)
    return joined(runs)


def _best_step(tokens: Tokens, start: int, stop: int, left: int, right: int) -> int:
    """By how many tokens to move the stretch start:stop, at most `left` to the left and `right` to the right."""
    words = tokens.words
    low = high = 0
    while -low < left and words[start + low - 1] == words[stop + low - 1]:
        low -= 1
    while high < right and words[start + high] == words[stop + high]:
        high += 1
    if low == high:
        return 0
    # max() keeps the first of equals, so the stretch ends up as far left as possible: "und die" before "die".
    return max(range(low, high + 1), key=lambda step: tokens.boundary(start + step) + tokens.boundary(stop + step))


def _without_islands(shared: list[Shared], old: Tokens, new: Tokens) -> list[Shared]:
    """Give up shared stretches that are tiny beside the changes on both sides."""
    kept: list[Shared] = []
    for run in [*shared, Shared(len(old.words), len(new.words), 0)]:
        while kept and _is_island(kept[-2] if len(kept) > 1 else Shared(0, 0, 0), kept[-1], run, old, new):
            kept.pop()
        kept.append(run)
    return joined(kept)


def _is_island(before: Shared, run: Shared, after: Shared, old: Tokens, new: Tokens) -> bool:
    stop = run.old + run.size
    if old.words_before[stop] - old.words_before[run.old] > ISLAND_WORDS:
        return False
    if any(old.ends_sentence(index) for index in range(run.old + 1, stop + 1)):
        return False
    letters = old.letters_before[stop] - old.letters_before[run.old]
    left, right = _changed_letters(before, run, old, new), _changed_letters(run, after, old, new)
    is_replacing = left[0] + right[0] and left[1] + right[1]  # between mere insertions an island does not disturb
    return bool(is_replacing) and 2 * letters < min(max(left), max(right))


def _changed_letters(before: Shared, after: Shared, old: Tokens, new: Tokens) -> tuple[int, int]:
    """Letters struck and inserted between two shared stretches."""
    struck = old.letters_before[after.old] - old.letters_before[before.old + before.size]
    inserted = new.letters_before[after.new] - new.letters_before[before.new + before.size]
    return struck, inserted


def _without_confetti(shared: list[Shared], old: Tokens, new: Tokens) -> list[Shared]:
    """Give up what is left of a sentence when less than a third of it is."""
    kept: list[Shared] = []
    stretch: list[Shared] = []
    start = (0, 0)
    for run in _cut_at_sentences(shared, old):
        stretch.append(run)
        if old.ends_sentence(run.old + run.size):
            stop = (run.old + run.size, run.new + run.size)
            kept += stretch if _is_same_sentence(stretch, start, stop, old, new) else []
            stretch, start = [], stop
    kept += stretch if _is_same_sentence(stretch, start, (len(old.words), len(new.words)), old, new) else []
    return joined(kept)


def _cut_at_sentences(shared: list[Shared], old: Tokens) -> Iterable[Shared]:
    for run in shared:
        start = 0
        for offset in range(1, run.size):
            if old.ends_sentence(run.old + offset):
                yield Shared(run.old + start, run.new + start, offset - start)
                start = offset
        yield Shared(run.old + start, run.new + start, run.size - start)


def _is_same_sentence(
    stretch: list[Shared], start: tuple[int, int], stop: tuple[int, int], old: Tokens, new: Tokens
) -> bool:
    """True if both texts share at least a third of the words between the cuts (place in old, place in new)."""
    old_words = old.words_before[stop[0]] - old.words_before[start[0]]
    new_words = new.words_before[stop[1]] - new.words_before[start[1]]
    common = sum(old.words_before[run.old + run.size] - old.words_before[run.old] for run in stretch)
    return common * 3 >= min(old_words, new_words)
