"""Two editions side by side: one entry for each element or group of elements, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from masswerk.concepts.rules.comparison import Comparison, Entry, Fate, Side, texts, titles
from masswerk.concepts.rules.families import Family, families
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.numbers import numbered
from masswerk.concepts.rules.redline import words
from masswerk.concepts.rules.shifts import moved, reworded
from masswerk.concepts.rules.tree import EditionText, walk


def compare(old: EditionText, new: EditionText, rows: Iterable[Row]) -> Comparison:
    """Compare two editions by the stated lineage; an element in both without a row counts as continued.

    Both must be in document order (`EditionText.of`). Rows that name missing elements are passed over;
    `lineage.open_points` reports them. Raises TreeBroken.

    >>> from masswerk.concepts.rules.tree import Place
    >>> was = EditionText((Place("a", None, 1, "text", text="im Mai"), Place("b", None, 2, "text", text="weg")))
    >>> now = EditionText((Place("a", None, 1, "text", text="im Juni"),))
    >>> [(entry.fate.value, entry.side.number) for entry in compare(was, now, []).entries]
    [('reworded', '(1)'), ('open', '(2)')]
    """
    stated = tuple(rows)
    before, after = _sides(old), _sides(new)
    found = families(old, new, stated)
    pairs = [Row(f.olds[0], f.news[0], Relation.CONTINUED) for f in found if len(f.olds) == len(f.news) == 1]
    facts = _Facts(
        before=before,
        after=after,
        moved=moved(old, new, pairs),
        reworded=reworded(old, new, pairs),
        reasons={row.old: row.reason for row in stated if row.relation is Relation.DROPPED and row.old},
    )
    entries = [_entry(family, facts) for family in found]
    return Comparison(tuple(_in_reading_order(entries, before, after)))


class _Facts(NamedTuple):
    """Both editions' elements, which new ones moved or were reworded, and why old ones were dropped."""

    before: Mapping[str, Side]
    after: Mapping[str, Side]
    moved: frozenset[str]
    reworded: frozenset[str]
    reasons: Mapping[str, str]


def _sides(edition: EditionText) -> dict[str, Side]:
    numbers = numbered(edition.places)
    return {place.element: Side(place, numbers[place.element], depth) for depth, place in walk(edition.places)}


def _entry(family: Family, facts: _Facts) -> Entry:
    olds = tuple(facts.before[old] for old in family.olds)
    news = tuple(facts.after[new] for new in family.news)
    return Entry(
        fate=_fate(family, facts),
        olds=olds,
        news=news,
        title=words(titles(olds), titles(news)),
        text=words(texts(olds), texts(news)),
        reason="" if family.news else facts.reasons.get(family.olds[0], ""),
        is_moved=len(olds) == len(news) == 1 and family.news[0] in facts.moved,
    )


def _fate(family: Family, facts: _Facts) -> Fate:
    if not family.olds:
        return Fate.NEW
    if not family.news:
        return Fate.DROPPED if family.olds[0] in facts.reasons else Fate.OPEN
    if len(family.olds) > 1:
        return Fate.MERGED
    if len(family.news) > 1:
        return Fate.SPLIT
    if family.news[0] in facts.reworded:
        return Fate.REWORDED
    return Fate.MOVED if family.news[0] in facts.moved else Fate.UNCHANGED


def _in_reading_order(entries: list[Entry], before: Mapping[str, Side], after: Mapping[str, Side]) -> Iterable[Entry]:
    """In the order of the newer edition; what is gone comes behind what stood before it."""
    places = {element: index for index, element in enumerate(after)}
    parents = {side.place.parent for side in before.values()}
    anchors: dict[str, int] = {}  # old elements that show where their successors in the old order belong
    for entry in entries:
        for side in entry.olds if entry.news else ():
            # A single element that moved leaves its neighbours behind; a chapter takes its parts along.
            if not entry.is_moved or side.place.element in parents:
                anchors[side.place.element] = places[entry.side.place.element]
    last = -1
    behind: dict[str, tuple[int, int]] = {}
    for index, element in enumerate(before, start=1):
        last = anchors.get(element, last)
        behind[element] = (last, index)
    return sorted(
        entries,
        key=lambda entry: (places[entry.side.place.element], 0) if entry.news else behind[entry.side.place.element],
    )
