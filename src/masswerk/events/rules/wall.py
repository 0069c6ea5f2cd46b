"""The card wall: what hangs where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

LONGEST = 400
"""Characters on a card; more belongs into a summary."""


@dataclass(frozen=True, slots=True)
class Hung:
    """A card as the wall needs it.

    cluster: key of its cluster, None while it hangs alone
    """

    key: int
    question: int
    number: int
    text: str
    cluster: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Heap:
    """A cluster with its cards; `key` is None for those that hang alone."""

    key: int | None
    title: str
    cards: tuple[Hung, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One guiding question with everything that answers it."""

    question: int
    heaps: tuple[Heap, ...] = field(default_factory=tuple)

    @property
    def count(self) -> int:
        """How many cards hang in it."""
        return sum(len(heap.cards) for heap in self.heaps)


def columns(questions: Sequence[int], clusters: Iterable[tuple[int, int, str]], cards: Iterable[Hung]) -> list[Column]:
    """Every card once, below its question and in its cluster; those that hang alone come last.

    questions: their keys, in order
    clusters:  key, question and title, in order

    >>> wall = columns([1, 2], [(7, 1, "Qualität")], [Hung(3, 1, 1, "Lehrkräfte", 7), Hung(4, 1, 2, "Früh einstufen")])
    >>> [(heap.title, [card.number for card in heap.cards]) for heap in wall[0].heaps], wall[1].count
    ([('Qualität', [1]), ('', [2])], 0)
    """
    rows = sorted(cards, key=lambda card: (card.position, card.number))
    heaps = [(key, question, title) for key, question, title in clusters]
    known = {(question, key) for key, question, _ in heaps}
    found = []
    for question in questions:
        own = [card for card in rows if card.question == question]
        sorted_in = [Heap(key, title, tuple(card for card in own if card.cluster == key))
                     for key, of, title in heaps if of == question]
        alone = tuple(card for card in own if (question, card.cluster) not in known)
        found.append(Column(question, (*sorted_in, Heap(None, "", alone)) if alone else tuple(sorted_in)))
    return found


def listed(text: str) -> list[str]:
    """The cards of a pasted list: one for each line, without its bullet or number.

    >>> listed("- Sprachcafé im Verein\\n\\n2) Tandems im Stadtteil\\n• Kurse am Abend")
    ['Sprachcafé im Verein', 'Tandems im Stadtteil', 'Kurse am Abend']
    """
    return [line for line in (_bare(line) for line in text.splitlines()) if line]


def _bare(line: str) -> str:
    line = line.strip()
    head, _, rest = line.partition(" ")
    marks = head.strip("-–•*✓·○▪■")
    is_bullet = not marks or (marks.rstrip(".)").isdigit() and marks != marks.rstrip(".)"))
    return rest.strip() if is_bullet and rest else ("" if not marks else line)


def ranges(numbers: Iterable[int]) -> list[str]:
    """Numbers in order, those that follow each other as one range.

    >>> ranges([9, 3, 4, 6, 7, 8])
    ['3–4', '6–9']
    """
    runs = groupby(enumerate(sorted(set(numbers))), lambda pair: pair[1] - pair[0])
    found = [[number for _, number in run] for _, run in runs]
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found]
