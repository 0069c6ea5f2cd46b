"""Where packages above join in: what a group gave somebody to do may become a task of a measure."""

from __future__ import annotations

from collections.abc import Callable

from masswerk.base.actions import Actor
from masswerk.network.models import GroupTask

Taker = Callable[[GroupTask, Actor], str]
"""Makes a task of its own and says which, as the log names objects ("task 7"); "" where it is not its business."""

_TAKERS: list[Taker] = []


def join_takers(*takers: Taker) -> None:
    """Add takers; called from an app's `apps.py`. They run inside the action `group_task.taken`."""
    _TAKERS.extend(taker for taker in takers if taker not in _TAKERS)


def takers() -> tuple[Taker, ...]:
    """All that have joined."""
    return tuple(_TAKERS)
