"""What became of each element from one edition to the next, and what is still to be said about it.

Lineage is stated by people, in rows (old, new, relation). What moved or was reworded is computed (`shifts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from masswerk.concepts.rules.numbers import numbered
from masswerk.concepts.rules.tree import EditionText, Place


class Relation(StrEnum):
    """How an old and a new element belong together."""

    CONTINUED = "continued"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    NEW = "new"


GERMAN: dict[Relation, str] = {
    Relation.CONTINUED: "fortgeführt",
    Relation.MERGED: "zusammengeführt",
    Relation.SPLIT: "geteilt",
    Relation.DROPPED: "entfallen",
    Relation.NEW: "neu",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One statement: `old` became `new`. Dropped has no new, new has no old; several rows merge or split."""

    old: str | None
    new: str | None
    relation: Relation
    reason: str = ""


_Rows = Mapping[str | None, list[Row]]
_Names = Mapping[str, str]  # how sentences call each element, in document order


class Gap(StrEnum):
    """What kind of thing is open."""

    NO_FATE = "no_fate"
    NO_ORIGIN = "no_origin"
    NO_REASON = "no_reason"
    NOT_THERE = "not_there"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to be answered before the decision.

    element:  the element it is about
    is_old:   True if that is an element of the older edition
    sentence: what is open, in German, for the list of open points
    """

    gap: Gap
    element: str
    is_old: bool
    sentence: str


def open_points(old: EditionText, new: EditionText, rows: Iterable[Row]) -> tuple[OpenPoint, ...]:
    """What is open between two editions: old elements in order, then new ones.

    Every old element must be a source, every new one a target; dropped needs a reason; what is named must
    exist; what is said about one element must agree. Raises TreeBroken.

    >>> kept, gone = Place("a", None, 1, "text", title="Kurse"), Place("b", None, 2, "text", title="Treffen")
    >>> points = open_points(EditionText((kept, gone)), EditionText((kept,)), [Row("a", "a", Relation.CONTINUED)])
    >>> [point.sentence for point in points]
    ['„2 Treffen“ hat noch keinen Verbleib.']
    """
    by_old: dict[str | None, list[Row]] = {}
    by_new: dict[str | None, list[Row]] = {}
    for row in rows:
        by_old.setdefault(row.old, []).append(row)
        by_new.setdefault(row.new, []).append(row)
    old_names, new_names = _names(old), _names(new)
    return (*_of_old(old_names, new_names, by_old), *_of_new(new_names, by_new))


def label(place: Place, number: str) -> str:
    """How a sentence names an element: number and title, or the first words of its text.

    >>> label(Place("a", None, 1, "text", text="Wir laden alle Vereine des Kreises zum Treffen ein."), "3.1")
    '3.1 Wir laden alle Vereine des Kreises …'
    """
    words = place.text.split()
    beginning = " ".join(words[:6]) + (" …" if len(words) > 6 else "")
    return f"{number} {place.title.strip() or beginning}".strip() or place.element


def _of_old(names: _Names, there: _Names, by_old: _Rows) -> Iterator[OpenPoint]:
    for element, name in names.items():
        rows = by_old.get(element, [])
        if not rows:
            yield OpenPoint(Gap.NO_FATE, element, True, f"„{name}“ hat noch keinen Verbleib.")
        for gap, fault in _faults_of_old(rows, there):
            yield OpenPoint(gap, element, True, f"„{name}“ {fault}.")
    for unknown in sorted(str(key) for key in by_old.keys() - names.keys() - {None}):
        sentence = f"Ein Verbleib nennt „{unknown}“; die ältere Fassung enthält es nicht."
        yield OpenPoint(Gap.NOT_THERE, unknown, True, sentence)


def _of_new(names: _Names, by_new: _Rows) -> Iterator[OpenPoint]:
    for element, name in names.items():
        rows = by_new.get(element, [])
        if not rows:
            yield OpenPoint(Gap.NO_ORIGIN, element, False, f"„{name}“ hat noch keine Herkunft.")
        for gap, fault in _faults_of_new(rows):
            yield OpenPoint(gap, element, False, f"„{name}“ {fault}.")
    for unknown in sorted(str(key) for key in by_new.keys() - names.keys() - {None}):
        if all(row.old is None for row in by_new[unknown]):  # else the old element's fate says so
            sentence = f"Eine Herkunft nennt „{unknown}“; die neuere Fassung enthält es nicht."
            yield OpenPoint(Gap.NOT_THERE, unknown, False, sentence)


def _faults_of_old(rows: list[Row], there: _Names) -> Iterator[tuple[Gap, str]]:
    relations = [row.relation for row in rows]
    for row in rows:
        if row.relation is Relation.DROPPED:
            if not row.reason.strip():
                yield Gap.NO_REASON, "soll entfallen, aber es fehlt die Begründung"
        elif row.new not in there:
            yield Gap.NOT_THERE, f"gilt als {GERMAN[row.relation]}, aber das Ziel fehlt in der neueren Fassung"
    if Relation.DROPPED in relations and len(set(relations)) > 1:
        yield Gap.CONTRADICTION, "soll entfallen und zugleich weitergehen"
    if Relation.NEW in relations:
        yield Gap.CONTRADICTION, "gilt als neu, steht aber schon in der älteren Fassung"
    if relations.count(Relation.CONTINUED) > 1:
        yield Gap.CONTRADICTION, "wird an mehreren Stellen fortgeführt; sagen Sie „geteilt“"
    if Relation.SPLIT in relations and len({row.new for row in rows}) == 1:
        yield Gap.CONTRADICTION, "gilt als geteilt, hat aber nur ein Ziel"


def _faults_of_new(rows: list[Row]) -> Iterator[tuple[Gap, str]]:
    relations = [row.relation for row in rows]
    if Relation.DROPPED in relations:
        yield Gap.CONTRADICTION, "steht in der neueren Fassung, gilt aber als entfallen"
    if Relation.NEW in relations and len(set(relations)) > 1:
        yield Gap.CONTRADICTION, "gilt als neu und stammt zugleich aus der älteren Fassung"
    if relations.count(Relation.CONTINUED) > 1:
        yield Gap.CONTRADICTION, "führt mehrere Bausteine fort; sagen Sie „zusammengeführt“"
    if Relation.MERGED in relations and len({row.old for row in rows}) == 1:
        yield Gap.CONTRADICTION, "gilt als zusammengeführt, hat aber nur eine Herkunft"
    if any(row.old is None and row.relation is not Relation.NEW for row in rows):
        yield Gap.CONTRADICTION, "soll aus der älteren Fassung stammen, nennt aber keine Herkunft"
    if len(rows) > len({row.old for row in rows}):
        yield Gap.CONTRADICTION, "hat zu derselben Herkunft mehrere Angaben"


def _names(edition: EditionText) -> _Names:
    places = edition.by_element()
    return {element: label(places[element], number) for element, number in numbered(edition.places).items()}
