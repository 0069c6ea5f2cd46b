"""Which open statements of a procedure say nearly the same; a person confirms what becomes a bundle.

Some thousands are compared while the page is made. More are compared by a job, and the page shows what the last one
found. What it keeps are numbers of statements, never their words: those of a contribution that is withdrawn are gone.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock

from django.core.cache import cache
from django.db import transaction

from masswerk.base.queue import write_queue
from masswerk.participation.models import Procedure, Statement, Visibility

AT_ONCE = 2_000
"""Open statements that are compared while the page is made, which takes some seconds."""

BESIDE = 20_000
"""Open statements that a job compares; who has more settles the oldest first."""

WHILE_READING = 400
"""Up to so many open statements are compared while a statement is opened; more only on the page of bundles."""

KEPT_FOR = 30 * 24 * 3600
"""Seconds for which the result of a job is kept."""

ASKED_FOR = 600
"""Seconds after which a comparison is asked for again that never came back: no job runs for longer."""

_AT_MOST = 12
"""Procedures whose comparison a process keeps."""

Row = tuple[int, str]
"""A statement by its number in the database, and its text."""

_lock = Lock()
_compared: OrderedDict[int, tuple[frozenset[Row], list[Alike]]] = OrderedDict()
"""By procedure what was compared and what came of it; deciding takes statements away and needs no new comparison."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Statements that may say the same.

    statements: by number in the database; core: the one that can stand for all, while it is open
    variants:   those that differ, and in what ("Zahl: 200"; only "Zahl" where a job found it)
    """

    statements: tuple[int, ...]
    core: int
    title: str = ""
    why: str = "sagen fast dasselbe"
    variants: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups, the largest first; `is_running` while a job compares what is new."""

    groups: list[Alike]
    is_running: bool = False


def comparison(procedure: Procedure) -> Comparison:
    """Open statements that may be bundled, and whether a job looks for more."""
    rows = _open(procedure)
    groups, is_running = _at_once(procedure, rows) if len(rows) <= AT_ONCE else _beside(procedure, rows)
    return Comparison(_still_open(groups, dict(rows)), is_running)


def alike_to(procedure: Procedure, statement: int) -> Alike | None:
    """The group one statement may belong to; None for none, and where too many are open to look while reading."""
    rows = _open(procedure)
    if len(rows) > WHILE_READING:
        return None
    groups = _still_open(_at_once(procedure, rows)[0], dict(rows))
    return next((group for group in groups if statement in group.statements), None)


def compare(procedure: Procedure) -> int:
    """Compare all open statements and keep what comes of it for every process; gives how many were compared."""
    rows = _open(procedure)
    groups = [replace(group, variants={pk: note.partition(":")[0] for pk, note in group.variants.items()})
              for group in _groups(rows)]  # fmt: skip
    cache.set(_name(procedure), (frozenset(pk for pk, _ in rows), groups), KEPT_FOR)
    cache.delete(f"{_name(procedure)}:asked")
    return len(rows)


def forget() -> None:
    """Forget every comparison, as a new process does."""
    with _lock:
        _compared.clear()


def _at_once(procedure: Procedure, rows: list[Row]) -> tuple[list[Alike], bool]:
    known = _compared.get(procedure.pk)
    if known is None or not known[0].issuperset(rows):
        known = frozenset(rows), _groups(rows)
        with _lock:
            _compared[procedure.pk] = known
            while len(_compared) > _AT_MOST:
                _compared.popitem(last=False)
    return known[1], False


def _beside(procedure: Procedure, rows: list[Row]) -> tuple[list[Alike], bool]:
    """What the last job found; asks for another one where statements came since."""
    from masswerk.participation.tasks import compare_open

    here = {pk for pk, _ in rows}
    known, groups = cache.get(_name(procedure), (frozenset(), []))
    if not known.issuperset(here) and cache.add(f"{_name(procedure)}:asked", True, ASKED_FOR):
        with write_queue(), transaction.atomic():
            compare_open.enqueue(procedure.pk)
        known, groups = cache.get(_name(procedure), (known, groups))  # where jobs are done at once
    return groups, not known.issuperset(here)


def _name(procedure: Procedure) -> str:
    return f"participation:compared:{procedure.pk}"


def _open(procedure: Procedure) -> list[Row]:
    """Open statements outside of bundles, oldest first."""
    rows = Statement.objects.filter(procedure=procedure, decision__isnull=True, bundle__isnull=True,
                                    is_without_reference=False).exclude(contribution__visibility=Visibility.WITHDRAWN)
    found = rows.order_by("contribution__number", "number").values_list("pk", "start", "end", "contribution__text")
    return [(pk, (text or "")[start:end]) for pk, start, end, text in found[:BESIDE]]


def _groups(rows: list[Row]) -> list[Alike]:
    from masswerk.participation.rules.sorting import bundles

    return [
        Alike(tuple(rows[at][0] for at in bundle.members), rows[bundle.core][0],
              variants={rows[one.index][0]: f"{one.kind}: {', '.join(one.words)}" for one in bundle.variants})
        for bundle in bundles([text for _, text in rows]) if len(bundle.members) > 1
    ]  # fmt: skip


def _still_open(groups: list[Alike], texts: dict[int, str]) -> list[Alike]:
    """Groups of which two are open yet, with the words of one as their title."""
    found = []
    for group in groups:
        left = tuple(pk for pk in group.statements if pk in texts)
        if len(left) > 1:
            core = group.core if group.core in texts else left[0]
            found.append(replace(group, statements=left, core=core, title=_title(texts[core])))
    return found


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:90].rsplit(' ', 1)[0]} …"
