"""Collects what an action changes until its entries are written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


class WriteOutsideAction(Exception):
    """A logged row was to be written outside of an action: a programming error, never shown to people."""


@dataclass(slots=True)
class Change:
    """What happened to one row: values before and after, only of the fields that differ."""

    row: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(slots=True)
class Subject:
    """One aggregate touched by the running action.

    cause: of its own, where calls that have nothing to do with each other share a transaction; "" for the action's
    """

    chain: str
    name: str
    verb: str
    changes: list[Change] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    cause: str = ""


@dataclass(slots=True)
class Recorder:
    """The running action: who acts, by which verb, and what changed so far."""

    actor: str
    cause: str
    verbs: list[str]
    subjects: dict[tuple[str, str], Subject] = field(default_factory=dict)

    def subject(self, chain: str, name: str) -> Subject:
        """The aggregate's record, made when it is touched first."""
        return self.subjects.setdefault((chain, name), Subject(chain, name, self.verbs[-1]))

    def created(self, row: Any) -> None:
        """Note a new row with all its values."""
        self._note(row, None, _values(row))

    def deleted(self, row: Any) -> None:
        """Note a removed row with the values it had."""
        self._note(row, _values(row), None)

    def changed(self, row: Any, before: dict[str, Any]) -> None:
        """Note the fields of a row that differ from before; nothing if none does."""
        hidden = row.not_logged
        old = {name: "•" if name in hidden else value for name, value in before.items()}
        now = _values(row)
        names = [name for name, value in now.items() if name in old and old[name] != value]
        if names:
            self._note(row, {name: old[name] for name in names}, {name: now[name] for name in names})

    def _note(self, row: Any, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        name = f"{row._meta.model_name} {row.pk}"
        self.subject(row.chain, row.aggregate()).changes.append(Change(name, before, after))


def _values(row: Any) -> dict[str, Any]:
    return {f.attname: "•" if f.attname in row.not_logged else getattr(row, f.attname)
            for f in row._meta.concrete_fields}


_current: ContextVar[Recorder | None] = ContextVar("masswerk_recorder", default=None)
_bulk: ContextVar[bool] = ContextVar("masswerk_bulk", default=False)


def current() -> Recorder:
    """The running action's recorder; raises WriteOutsideAction where none runs."""
    recorder = _current.get()
    if recorder is None:
        raise WriteOutsideAction("Logged rows are written inside an @action only.")
    return recorder


def running() -> Recorder | None:
    """The running action's recorder, or None."""
    return _current.get()


@contextmanager
def recorded_by(recorder: Recorder) -> Iterator[Recorder]:
    """Make `recorder` the current one for the block."""
    token = _current.set(recorder)
    try:
        yield recorder
    finally:
        _current.reset(token)


@contextmanager
def inside_bulk() -> Iterator[None]:
    """Mark the updates that `bulk_update` issues itself."""
    token = _bulk.set(True)
    try:
        yield
    finally:
        _bulk.reset(token)


def is_inside_bulk() -> bool:
    """True while `bulk_update` runs its own updates."""
    return _bulk.get()
