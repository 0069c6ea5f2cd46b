"""Calls that arrive at the same time share one transaction, and with it one wait for the disk.

A disk syncs a few hundred times a second; each call alone would wait for a sync of its own. Whoever comes first takes
all that are waiting along; everybody goes on only after the transaction that holds their call is durable.
Source: group commit, Gray & Reuter, Transaction Processing, 1993, section 9.4.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection

T = TypeVar("T")
R = TypeVar("R")

AT_MOST = 64
"""Calls in one transaction, so that nobody waits long for others."""


class _Call(Generic[T, R]):
    """One call on its way: what is asked, and what came of it."""

    __slots__ = ("asked", "fault", "is_done", "result")

    def __init__(self, asked: T) -> None:
        self.asked = asked
        self.is_done = False
        self.result: R | None = None
        self.fault: Exception | None = None

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
        self._turn = Lock()

    def call(self, asked: T) -> R:
        """Make one call; returns when it is durable. Inside a transaction it becomes part of that one instead."""
        if connection.in_atomic_block:
            return self._together([asked])[0]
        call: _Call[T, R] = _Call(asked)
        self._waiting.append(call)
        with self._turn:
            while not call.is_done:
                self._make([self._waiting.popleft() for _ in range(min(AT_MOST, len(self._waiting)))])
        return call.outcome()

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
