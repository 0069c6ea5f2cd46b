"""What the worker does by the clock: every half minute, and once a night.

Whichever worker looks first after the hour takes the night; the row of the day keeps others from doing it again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import close_old_connections, connection
from django.utils import timezone

from masswerk.base.actions import SYSTEM, Actor, action
from masswerk.base.models import NightlyRun

EVERY = 30.0
"""Seconds between two looks."""

NIGHT = 3
"""Hour of the day, German time, from which on the nightly work is due."""

Work = Callable[[datetime], object]

_TICK: list[Work] = []
_NIGHT: dict[str, Callable[[datetime], dict[str, int]]] = {}

logger = logging.getLogger(__name__)


def on_tick(work: Work) -> None:
    """Have work done every half minute; called from an app's `apps.py`."""
    if work not in _TICK:
        _TICK.append(work)


def by_night(name: str, work: Callable[[datetime], dict[str, int]]) -> None:
    """Have work done once a night; it returns counts for the report. Called from an app's `apps.py`."""
    _NIGHT[name] = work


def tick(now: datetime) -> None:
    """Do what is due. One work that fails does not keep others from their turn."""
    for work in list(_TICK):
        try:
            work(now)
        except Exception:
            logger.exception("%s failed", work)
    if is_due(now):
        run_night(now)


def is_due(now: datetime) -> bool:
    """True if the nightly work of this day is still to be done."""
    local = now.astimezone(ZoneInfo("Europe/Berlin"))
    return local.hour >= NIGHT and not NightlyRun.objects.filter(day=local.date()).exists()


def run_night(now: datetime) -> dict[str, dict[str, int]]:
    """Do the nightly work; returns the report, counts only. A second call on one day does it again."""
    run = take_night(now=now, by=SYSTEM)
    report: dict[str, dict[str, int]] = {}
    for name, work in _NIGHT.items():
        try:
            report[name] = work(now)
        except Exception:
            logger.exception("nightly work %s failed", name)
            report[name] = {"fehlgeschlagen": 1}
    end_night(run, report, by=SYSTEM)
    return report


@action("night.begun")
def take_night(*, now: datetime, by: Actor) -> NightlyRun:
    """Claim the night of a day."""
    day = now.astimezone(ZoneInfo("Europe/Berlin")).date()
    run = NightlyRun.objects.filter(day=day).first() or NightlyRun(day=day)
    run.started_at, run.ended_at = now, None
    run.save()
    return run


@action("night.ended")
def end_night(run: NightlyRun, report: dict[str, dict[str, int]], *, by: Actor) -> None:
    """Keep what the night did."""
    run.ended_at, run.report = timezone.now(), report
    run.save()


@contextmanager
def ticking(every: float = EVERY) -> Iterator[None]:
    """Look now and every `every` seconds, beside the work of the block."""
    stop = threading.Event()
    thread = threading.Thread(target=_watch, args=(stop, every), name="clock", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)


def _watch(stop: threading.Event, every: float) -> None:
    try:
        while True:
            close_old_connections()
            try:
                tick(timezone.now())
            except Exception:  # the database may be away for a while
                logger.exception("clock")
            if stop.wait(every):
                return
    finally:
        connection.close()
