"""Which old and new elements belong together: one to one, merged, split, gone or new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.tree import EditionText


class Family(NamedTuple):
    """Elements tied to each other by stated rows, each side in document order; one side may be empty."""

    olds: tuple[str, ...]
    news: tuple[str, ...]


def families(old: EditionText, new: EditionText, rows: Iterable[Row]) -> tuple[Family, ...]:
    """Every element of both editions in exactly one family.

    An element in both editions without any row belongs to itself. Rows that name missing elements tie nothing.

    >>> from masswerk.concepts.rules.tree import Place
    >>> was = EditionText((Place("a", None, 1, "text"), Place("b", None, 2, "text")))
    >>> now = EditionText((Place("a", None, 1, "text"), Place("c", None, 2, "text")))
    >>> families(was, now, [Row("a", "a", Relation.MERGED), Row("b", "a", Relation.MERGED)])
    (Family(olds=('a', 'b'), news=('a',)), Family(olds=(), news=('c',)))
    """
    olds = [place.element for place in old.places]
    news = [place.element for place in new.places]
    ties = _ties(olds, news, tuple(rows))
    grouped: dict[int, tuple[list[str], list[str]]] = {}
    heads = _Heads()
    for before, after in ties:
        heads.join((0, before), (1, after))
    numbers: dict[tuple[int, str], int] = {}
    for side, elements in ((0, olds), (1, news)):
        for element in elements:
            number = numbers.setdefault(heads.of((side, element)), len(numbers))
            grouped.setdefault(number, ([], []))[side].append(element)
    return tuple(Family(tuple(before), tuple(after)) for before, after in grouped.values())


def _ties(olds: Iterable[str], news: Iterable[str], rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    before, after = set(olds), set(news)
    told, known = {row.old for row in rows}, {row.new for row in rows}
    stated = [
        (row.old, row.new)
        for row in rows
        if row.old in before and row.new in after and row.relation not in (Relation.DROPPED, Relation.NEW)
    ]
    same = [(element, element) for element in before & after if element not in told and element not in known]
    return [(str(old), str(new)) for old, new in stated] + same


class _Heads:
    """Joins members into groups; each group has one head."""

    def __init__(self) -> None:
        self._above: dict[tuple[int, str], tuple[int, str]] = {}

    def of(self, member: tuple[int, str]) -> tuple[int, str]:
        path = []
        while member in self._above:
            path.append(member)
            member = self._above[member]
        for passed in path:
            self._above[passed] = member
        return member

    def join(self, one: tuple[int, str], other: tuple[int, str]) -> None:
        first, second = self.of(one), self.of(other)
        if first != second:
            self._above[second] = first
