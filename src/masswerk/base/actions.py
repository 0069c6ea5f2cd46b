"""The only way to change anything: an action queues for writing, opens one transaction and logs once per object."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import transaction

from masswerk.base import log, recording
from masswerk.base.queue import write_queue

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    """Whoever acts: an account, or `SYSTEM`."""

    @property
    def log_name(self) -> str:
        """How the log names the actor: an account's number, never a person's name."""


class System:
    """The program itself: nightly jobs, first start, imports from the command line."""

    log_name = "system"


SYSTEM = System()
ACTIONS: dict[str, Callable[..., Any]] = {}
"""Every action by its verb; filled by the decorator, read by tests."""


def action(verb: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an action named `verb` ("edition.adopted"). It must take `by`, the actor, by keyword.

    The call waits for the write queue, runs in one transaction and writes one log entry for each
    changed object. An action called by another joins its transaction and shares its cause.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            with writing(verb, by=kwargs["by"]):  # type: ignore[arg-type]
                return function(*args, **kwargs)

        ACTIONS[verb] = run
        return run

    return decorate


@contextmanager
def writing(verb: str, *, by: Actor) -> Iterator[recording.Recorder]:
    """Open an action's block, or join the one that runs."""
    outer = recording.running()
    if outer is not None:
        outer.verbs.append(verb)
        try:
            yield outer
        finally:
            outer.verbs.pop()
        return
    recorder = recording.Recorder(actor=by.log_name, cause=uuid.uuid4().hex, verbs=[verb])
    with write_queue(), transaction.atomic(), recording.recorded_by(recorder):
        yield recorder
        log.write(recorder)


def note(chain: str, subject: str, **facts: Any) -> None:
    """Add facts to the log entry of `subject`, for changes that are not rows of ours (a sign-in, a download)."""
    recording.current().subject(chain, subject).facts.update(facts)
