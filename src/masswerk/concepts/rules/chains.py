"""Lineage across several editions: what became of an element of 2012 in the edition of 2026."""

from __future__ import annotations

from collections.abc import Iterable

from masswerk.concepts.rules.lineage import Relation, Row


def chained(first: Iterable[Row], second: Iterable[Row]) -> tuple[Row, ...]:
    """Rows from the first edition to the third, from those to the second and on from there.

    What was dropped on the way is dropped with its reason, unless another part of it goes on; what came in
    between is new. Merged or split on the way stays so. Several editions: chain again.

    >>> chained([Row("a", "b", Relation.CONTINUED)], [Row("b", None, Relation.DROPPED, "Erledigt.")])
    (Row(old='a', new=None, relation=<Relation.DROPPED: 'dropped'>, reason='Erledigt.'),)
    """
    onward: dict[str | None, list[Row]] = {}
    for row in second:
        onward.setdefault(row.old, []).append(row)
    rows = [*_through(first, onward), *onward.get(None, [])]
    going_on = {row.old for row in rows if row.new is not None}
    inherited = {row.new for row in rows if row.old is not None}
    kept = [row for row in rows if row.new is not None or row.old not in going_on]
    return tuple(dict.fromkeys(row for row in kept if row.old is not None or row.new not in inherited))


def _through(first: Iterable[Row], onward: dict[str | None, list[Row]]) -> Iterable[Row]:
    for row in first:
        if row.new is None:
            yield row
            continue
        for after in onward.get(row.new, []):
            reason = after.reason or row.reason
            if row.old is not None:
                yield Row(row.old, after.new, _joined(row.relation, after.relation), reason)
            elif after.new is not None:
                yield Row(None, after.new, Relation.NEW, reason)


def _joined(before: Relation, after: Relation) -> Relation:
    return before if after is Relation.CONTINUED else after
