"""Jobs that lost their worker are taken up again.

A worker holds a lock on a file of its own; the kernel frees it when the process dies, however it dies. A job
whose worker's lock is free, or which runs for longer than any job may, goes back into the queue; after three
tries it fails, and whoever waits for it hears of it through `task_finished`, as of every failed job.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus, task_finished
from django_tasks_db.models import DBTaskResult

from masswerk.base.queue import write_queue

try:
    import fcntl
except ImportError:  # Windows: only the time limit tells that a worker is gone
    fcntl = None  # type: ignore[assignment]

LIMIT = timedelta(minutes=10)
"""No job runs for longer; reading a document is stopped after a minute."""

TRIES = 3
"""How often a job is begun before it counts as failed."""

EVERY = 30.0
"""Seconds between two looks for lost jobs."""


class WorkerLost(Exception):
    """The worker of a job died or hung each time it was tried."""


def worker_name() -> str:
    """A name for this process as a worker, unique on all machines."""
    return f"{os.uname().nodename[:32]}-{os.getpid()}-{os.urandom(4).hex()}"


@contextmanager
def alive(worker: str) -> Iterator[None]:
    """Hold the lock that tells others this worker lives."""
    path = _lock_file(worker)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_gone(worker: str) -> bool:
    """True if the worker ran on this machine and its process has ended; False where nobody can tell."""
    if fcntl is None:
        return False
    try:
        with _lock_file(worker).open() as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # held by a living process, or the worker of another machine
        return False
    return True


def requeue_lost(now: datetime, limit: timedelta = LIMIT) -> int:
    """Put jobs without a worker back into the queue, or fail them after the third try; returns how many."""
    lost = [job for job in DBTaskResult.objects.running() if _is_lost(job, now, limit)]
    return sum(_take_up(job) for job in lost)


@contextmanager
def watching(every: float = EVERY) -> Iterator[None]:
    """Look for lost jobs now and every `every` seconds, beside the work of the block."""
    requeue_lost(timezone.now())
    stop = threading.Event()
    thread = threading.Thread(target=_watch, args=(stop, every), name="lost jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)


def _watch(stop: threading.Event, every: float) -> None:
    try:
        while not stop.wait(every):
            close_old_connections()
            requeue_lost(timezone.now())
    finally:
        connection.close()


def _is_lost(job: DBTaskResult[Any, Any], now: datetime, limit: timedelta) -> bool:
    if job.started_at is not None and now - job.started_at > limit:
        return True
    return bool(job.worker_ids) and is_gone(job.worker_ids[-1])


def _take_up(job: DBTaskResult[Any, Any]) -> bool:
    """Queue the job again or fail it, unless its worker finished it in the meantime."""
    with write_queue(), transaction.atomic():
        stored = DBTaskResult.objects.select_for_update().filter(
            pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at).first()
        if stored is None:
            return False
        failed = len(stored.worker_ids) >= TRIES
        if failed:
            stored.set_failed(WorkerLost(f"begun {len(stored.worker_ids)} times"))
        else:
            stored.status, stored.started_at = TaskResultStatus.READY, None
            stored.save(update_fields=["status", "started_at"])
    if failed:
        task_finished.send(sender=type(stored.task.get_backend()), task_result=stored.task_result)
    return True


def _lock_file(worker: str) -> Path:
    folder: Path = settings.DATA / "workers"
    return folder / Path(worker).name
