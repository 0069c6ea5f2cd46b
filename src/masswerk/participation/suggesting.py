"""What the sorting engine suggests for a procedure: places for a statement, and statements that say the same.

Nothing is stored: an index lives as long as the draft stays the same, and a person confirms what counts.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, TypeVar

from masswerk.concepts.models import Passage
from masswerk.concepts.rules.tree import Place, walk
from masswerk.participation.models import Procedure, Statement, Visibility

TOP = 4
"""Suggested places of one statement."""

MOST = 2_000
"""Open statements that are compared at once, which takes some seconds; who has more settles the oldest first."""

WHILE_READING = 400
"""Up to so many open statements are compared while a statement is opened; more only on the page of bundles."""

T = TypeVar("T")
_lock = Lock()
_AT_MOST = 12
"""Results kept at once, of either sort."""

_cache: OrderedDict[Hashable, Any] = OrderedDict()
_compared: dict[int, tuple[frozenset[tuple[int, str]], list[Alike]]] = {}
"""By procedure what was compared and what came of it; deciding takes statements away and needs no new comparison."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Why a statement may belong to an element: words in common, and whether a person should look twice."""

    words: tuple[str, ...]
    is_unsure: bool

    @property
    def note(self) -> str:
        """As the page says it."""
        found = ", ".join(self.words)
        why = f"gemeinsames Wort: {found}" if len(self.words) == 1 else f"gemeinsame Wörter: {found}"
        return f"Vorschlag; {why}{'. Unsicher.' if self.is_unsure else ''}"


@dataclass(frozen=True, slots=True)
class Alike:
    """Statements that may say the same.

    statements: by number in the database; variants: those that differ, and in what ("Zahl: 200 statt 150")
    """

    statements: tuple[int, ...]
    title: str
    why: str
    variants: dict[int, str]


def suggested(procedure: Procedure, statement: Any) -> dict[int, Hint]:
    """Elements a statement may belong to, the likeliest first; only those that share a word with it."""
    text = (statement.contribution.text or "")[statement.start:statement.end]
    if not text.strip():
        return {}
    index = _kept("index", (procedure.edition_id, procedure.edition.version), lambda: _index(procedure.edition_id))
    found = index.suggest(text, top=TOP) if index else []
    hints = {int(one.element_key): Hint(tuple(filter(_says_something, one.words)), one.is_unsure) for one in found}
    return {element: hint for element, hint in hints.items() if hint.words}


def _says_something(word: str) -> bool:
    """False for figures and single letters, which stand everywhere."""
    return sum(sign.isalpha() for sign in word) > 1


def alike(procedure: Procedure, at_most: int = MOST) -> list[Alike]:
    """Open statements that may be bundled, the largest group first; nothing where more than `at_most` are open."""
    rows = _open(procedure)[:MOST]
    if len(rows) > at_most:
        return []
    known = _compared.get(procedure.pk)
    if known is None or not known[0].issuperset(rows):
        known = _compared[procedure.pk] = frozenset(rows), _bundles(rows)
        while len(_compared) > _AT_MOST:
            _compared.pop(next(iter(_compared)), None)
    return _still_open(known[1], {pk for pk, _ in rows})


def forget() -> None:
    """Forget every index and comparison, as a new process has none."""
    with _lock:
        _cache.clear()
        _compared.clear()


def alike_to(procedure: Procedure, statement: int) -> Alike | None:
    """The group one statement may belong to; None for none."""
    return next((group for group in alike(procedure, WHILE_READING) if statement in group.statements), None)


def _open(procedure: Procedure) -> list[tuple[int, str]]:
    """Open statements outside of bundles: number and text, oldest first."""
    rows = Statement.objects.filter(procedure=procedure, decision__isnull=True, bundle__isnull=True,
                                    is_without_reference=False).exclude(contribution__visibility=Visibility.WITHDRAWN)
    found = rows.order_by("contribution__number", "number").values_list("pk", "start", "end", "contribution__text")
    return [(pk, (text or "")[start:end]) for pk, start, end, text in found]


def _still_open(groups: list[Alike], here: set[int]) -> list[Alike]:
    left = [replace(group, statements=tuple(pk for pk in group.statements if pk in here)) for group in groups]
    return [group for group in left if len(group.statements) > 1]


def _bundles(rows: list[tuple[int, str]]) -> list[Alike]:
    from masswerk.participation.rules.sorting import bundles

    found = []
    for bundle in bundles([text for _, text in rows]):
        if len(bundle.members) > 1:
            core = rows[bundle.core][1]
            variants = {rows[one.index][0]: f"{one.kind}: {', '.join(one.words)}" for one in bundle.variants}
            found.append(Alike(tuple(rows[at][0] for at in bundle.members), _title(core), "sagen fast dasselbe",
                               variants))
    return found


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:90].rsplit(' ', 1)[0]} …"


def _index(edition: int) -> Any:
    from masswerk.participation.rules.sorting import Element, Index

    rows = Passage.objects.filter(edition=edition).values_list(
        "element_id", "parent_id", "position", "kind", "number", "wording__title", "wording__text")
    tree = [Place(str(element), str(parent) if parent else None, position, kind, number, title or "", text or "")
            for element, parent, position, kind, number, title, text in rows]
    elements = [Element(place.element, place.kind, place.title, place.text, place.parent, place.number)
                for _, place in walk(tree)]
    return Index(elements) if elements else None


def _kept(sort: str, key: Hashable, make: Callable[[], T]) -> T:
    """What was made for this key before, else made now."""
    with _lock:
        if (sort, key) in _cache:
            _cache.move_to_end((sort, key))
            known: T = _cache[sort, key]
            return known
    made = make()
    with _lock:
        _cache[sort, key] = made
        while len(_cache) > _AT_MOST:
            _cache.popitem(last=False)
    return made
