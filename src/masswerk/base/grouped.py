"""Calls that arrive at the same time share one transaction, and with it one wait for the disk.

A disk syncs a few hundred times a second; each call alone would wait for a sync of its own. Whoever comes first takes
all that are waiting along; everybody goes on only after the transaction that holds their call is durable.
Source: group commit, Gray & Reuter, Transaction Processing, 1993, section 9.4.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from threading import Event, Lock
from typing import Generic, TypeVar

from django.db import connection

T = TypeVar("T")
R = TypeVar("R")

AT_MOST = 64
"""Calls in one transaction, so that nobody waits long for others."""


class BrokenOff(Exception):
    """Whoever made the calls was stopped; nothing is known to be kept."""


class _Call(Generic[T, R]):
    """One call on its way: what is asked, and what came of it.

    woken: it is done, or it is its turn to take those that wait along
    """

    __slots__ = ("asked", "fault", "is_done", "result", "woken")

    def __init__(self, asked: T) -> None:
        self.asked = asked
        self.woken = Event()
        self.is_done = False
        self.result: R | None = None
        self.fault: Exception | None = None

    def end(self) -> None:
        """It goes no further; whatever was not done by now is known to be broken off."""
        if not self.is_done:
            self.fault, self.is_done = BrokenOff(), True

    def outcome(self) -> R:
        if self.fault is not None:
            raise self.fault
        return self.result  # type: ignore[return-value]


class Grouped(Generic[T, R]):
    """Makes calls of several threads together.

    together: makes several calls in one transaction, in order; all or none. If it raises, each call is made alone, so
              that nobody is refused for what another asked.
    """

    def __init__(self, together: Callable[[Sequence[T]], Sequence[R]]) -> None:
        self._together = together
        self._waiting: deque[_Call[T, R]] = deque()
        self._lock = Lock()
        self._is_busy = False

    def call(self, asked: T) -> R:
        """Make one call; returns when it is durable. Inside a transaction it becomes part of that one instead."""
        if connection.in_atomic_block:
            return self._together([asked])[0]
        call: _Call[T, R] = _Call(asked)
        with self._lock:
            self._waiting.append(call)
            waits, self._is_busy = self._is_busy, True
        if waits:
            call.woken.wait()
        if not call.is_done:
            self._lead()
        return call.outcome()

    def _lead(self) -> None:
        """Make all calls that wait, then hand over to the first of those that came meanwhile."""
        with self._lock:
            calls = [self._waiting.popleft() for _ in range(min(AT_MOST, len(self._waiting)))]
        try:
            self._make(calls)
        finally:
            for call in calls:
                call.end()
            with self._lock:
                self._is_busy = bool(self._waiting)
                following = [self._waiting[0]] if self._waiting else []
            for call in (*calls, *following):
                call.woken.set()

    def _make(self, calls: list[_Call[T, R]]) -> None:
        try:
            for call, result in zip(calls, self._together([call.asked for call in calls]), strict=True):
                call.result = result
        except Exception as fault:
            if len(calls) == 1:
                calls[0].fault = fault
            else:
                for call in calls:
                    self._make([call])
        for call in calls:
            call.is_done = True
