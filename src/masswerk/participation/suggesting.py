"""Places the sorting engine suggests for a statement: by the words of the draft, and by what people have assigned.

Nothing is stored: an index lives as long as the draft stays the same, what was assigned as long as nobody assigns anew,
and a person confirms what counts.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from django.db.models import Count, Max

from masswerk.concepts.models import Passage
from masswerk.concepts.rules.tree import Place, walk
from masswerk.participation.models import Anchor, Contribution, Procedure

TOP = 4
"""Suggested places of one statement."""

MOST = 5_000
"""So many places that people have assigned are compared with, the newest first."""

T = TypeVar("T")
_lock = Lock()
_AT_MOST = 12
"""Results kept at once, of either sort."""

_cache: OrderedDict[Hashable, Any] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Hint:
    """Why a statement may belong to an element: words in common, and whether a person should look twice.

    like: sign of a contribution that says nearly the same and was assigned to it; "" for none
    """

    words: tuple[str, ...]
    is_unsure: bool
    like: str = ""

    @property
    def note(self) -> str:
        """As the page says it."""
        found = ", ".join(self.words)
        why = f"gemeinsames Wort: {found}" if len(self.words) == 1 else f"gemeinsame Wörter: {found}"
        if self.like:
            return f"Vorschlag; {self.like} sagt fast dasselbe und gehört hierher, {why}"
        return f"Vorschlag; {why}{'. Unsicher.' if self.is_unsure else ''}"


def suggested(procedure: Procedure, statement: Any) -> dict[int, Hint]:
    """Elements a statement may belong to; where one was assigned that says nearly the same, its places come first."""
    text = (statement.contribution.text or "")[statement.start:statement.end]
    if not text.strip():
        return {}
    index = _kept("index", (procedure.edition_id, procedure.edition.version), lambda: _index(procedure.edition_id))
    if index is None:
        return {}
    found = {int(one.element_key): Hint(tuple(filter(_says_something, one.words)), one.is_unsure)
             for one in index.suggest(text, top=TOP)}  # fmt: skip
    here = {int(element.key) for element in index.elements}
    like = {element: hint for element, hint in _as_assigned(procedure, statement, text).items() if element in here}
    return like | {element: hint for element, hint in found.items() if hint.words and element not in like}


def _as_assigned(procedure: Procedure, statement: Any, text: str) -> dict[int, Hint]:
    """Places of statements that say nearly the same."""
    rows = Anchor.objects.filter(procedure=procedure, statement__contribution__text__isnull=False)
    state = rows.aggregate(last=Max("pk"), amount=Count("pk"))
    known = _kept("assigned", (procedure.pk, *state.values()), lambda: _Assigned(procedure)) if state["last"] else None
    return known.places(statement.pk, text) if known else {}


class _Assigned:
    """Statements that stand somewhere, with where they do."""

    def __init__(self, procedure: Procedure) -> None:
        from masswerk.participation.rules.sorting import Confirmed

        rows = Anchor.objects.filter(procedure=procedure, statement__contribution__text__isnull=False)
        facts = ("statement_id", "element_id", "statement__contribution__number", "statement__start", "statement__end",
                 "statement__contribution__text")  # fmt: skip
        self._places: dict[int, list[int]] = {}
        said: dict[int, tuple[str, str]] = {}
        for pk, element, number, start, end, text in rows.order_by("-pk").values_list(*facts)[:MOST]:
            self._places.setdefault(pk, []).append(element)
            said[pk] = Contribution(number=number).sign, text[start:end]
        self._statements = [(pk, sign) for pk, (sign, _) in said.items()]
        self._texts = Confirmed([text for _, text in said.values()])

    def places(self, statement: int, text: str) -> dict[int, Hint]:
        """Where those stand that say nearly the same, the likest first; without the statement itself."""
        found: dict[int, Hint] = {}
        for near in self._texts.near(text):
            pk, sign = self._statements[near.place]
            hint = Hint(tuple(filter(_says_something, near.words)), is_unsure=False, like=sign)
            found |= {element: hint for element in self._places[pk] if element not in found and pk != statement}
        return found


def _says_something(word: str) -> bool:
    """False for figures and single letters, which stand everywhere."""
    return sum(sign.isalpha() for sign in word) > 1


def forget() -> None:
    """Forget every index, as a new process has none."""
    with _lock:
        _cache.clear()


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
