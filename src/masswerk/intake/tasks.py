"""Background work: reading a document. Safe to run again after a kill, because its result is put in place at once."""

from __future__ import annotations

import time
from typing import Any

from django_tasks import TaskResultStatus, task

from masswerk.base.actions import SYSTEM
from masswerk.documents.refusals import Unreadable
from masswerk.intake import actions
from masswerk.intake.models import Reading
from masswerk.intake.refusals import ReadingFailed
from masswerk.intake.rules.outline import outline
from masswerk.intake.uploads import read_upload

EVERY = 0.5
"""Seconds between two words on progress."""


@task()
def read_document(reading_id: int) -> str:
    """Read an upload in the sandbox, outline it and open its review; returns the reading's state afterwards."""
    reading = Reading.objects.filter(pk=reading_id).first()
    if reading is None or not actions.started(reading, by=SYSTEM):
        return "skipped"
    try:
        actions.propose(reading, outline(read_upload(reading, _Teller(reading))), by=SYSTEM)
    except Unreadable as refusal:
        actions.refused(reading, refusal, by=SYSTEM)
    return str(reading.state)


def tell_of_failure(task_result: Any, **kwargs: object) -> None:
    """Show a reading whose job failed as refused, with a way out; connected to `task_finished`."""
    if task_result.status != TaskResultStatus.FAILED or task_result.task.module_path != read_document.module_path:
        return
    reading = Reading.objects.filter(pk=task_result.args[0]).first()
    if reading is not None:
        actions.refused(reading, ReadingFailed(name=reading.name), by=SYSTEM)


class _Teller:
    """Writes progress, at most twice a second."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.last = 0.0

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self.last >= EVERY:
            self.last = time.monotonic()
            actions.progress(self.reading, done, total)
