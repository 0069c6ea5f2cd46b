"""A document arrives, is read, or is refused."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from django.core.files.base import File
from django.db import models
from django.utils.module_loading import import_string

from masswerk.base.actions import Actor, action
from masswerk.base.errors import RuleError
from masswerk.base.queue import write_queue
from masswerk.bodies.models import Body
from masswerk.intake.actions.ledger import lock
from masswerk.intake.models import Reading, ReadingState
from masswerk.intake.refusals import NotInReview, SameFile

READ = "masswerk.intake.tasks.read_document"
"""The job that reads a document; named instead of imported, because it calls the actions of this module."""


@action("reading.taken_in")
def take_in(body: Body, *, file: File, name: str, by: Actor, again: bool = False, queue: bool = True) -> Reading:  # type: ignore[type-arg]
    """Store an upload under a generated name and queue its reading, both or neither.

    again: read a file that was uploaded before; otherwise SameFile is raised with the earlier reading
    queue: False if the caller reads it at once
    """
    digest = _digest(file)
    earlier = earlier_reading(body, digest)
    if earlier is not None and not again:
        raise SameFile(earlier, name)
    reading = Reading(body=body, name=PurePath(name).name[:255] or "Dokument", size=file.size, sha256=digest)
    file.seek(0)
    reading.file.save(name, file, save=False)
    return _queued(reading, queue)


@action("reading.taken_in_again")
def take_in_again(earlier: Reading, *, by: Actor) -> Reading:
    """Read the file of an earlier reading once more; the earlier one stays as it is."""
    again = Reading(body_id=earlier.body_id, name=earlier.name, size=earlier.size, sha256=earlier.sha256,
                    file=earlier.file.name)
    return _queued(again, True)


def earlier_reading(body: Body, digest: str) -> Reading | None:
    """The newest reading of the same file that was not discarded or refused."""
    ended = (ReadingState.DISCARDED, ReadingState.REFUSED)
    return Reading.objects.filter(body=body, sha256=digest).exclude(state__in=ended).select_related(
        "edition", "edition__concept").first()


@action("reading.started")
def started(reading: Reading, *, by: Actor) -> bool:
    """Begin to read; False if the reading is no longer to be read (it was read, refused or discarded)."""
    lock(reading)
    if not reading.is_unread:
        return False
    reading.state, reading.done, reading.total = ReadingState.READING, 0, 0
    reading.save(update_fields=["state", "done", "total"])
    return True


def progress(reading: Reading, done: int, total: int) -> None:
    """Say how far the reader is. Written past the log: it is gone a minute later and says nothing about people."""
    with write_queue():
        models.QuerySet(Reading).filter(pk=reading.pk, state=ReadingState.READING).update(done=done, total=total)


@action("reading.refused")
def refused(reading: Reading, refusal: RuleError, *, by: Actor) -> None:
    """Keep why a document could not be read, and what to do; nothing happens if it was read meanwhile."""
    lock(reading)
    if not reading.is_unread:
        return
    reading.state = ReadingState.REFUSED
    reading.cause, reading.way_out = refusal.explained, refusal.remedy
    reading.save(update_fields=["state", "cause", "way_out"])


@action("reading.discarded")
def discard(reading: Reading, *, by: Actor) -> None:
    """Put a reading aside; file and review are kept, and it can be taken up again."""
    lock(reading)
    if reading.state not in (ReadingState.REVIEW, ReadingState.REFUSED):
        raise NotInReview(name=reading.name, state=reading.get_state_display())
    reading.state = ReadingState.DISCARDED
    reading.save(update_fields=["state"])


@action("reading.taken_up_again")
def take_up_again(reading: Reading, *, by: Actor) -> None:
    """Go on with a reading that was discarded, or whose draft was; one that could not be read is read once more."""
    lock(reading)
    is_over = reading.state in (ReadingState.DISCARDED, ReadingState.REFUSED)
    if not is_over and not (reading.state == ReadingState.ACCEPTED and reading.edition_id is None):
        raise NotInReview(name=reading.name, state=reading.get_state_display())
    reading.cause = reading.way_out = ""
    if reading.proposals.exists():
        reading.state = ReadingState.REVIEW
        reading.save(update_fields=["state", "cause", "way_out"])
    else:
        reading.state = ReadingState.WAITING
        _queued(reading, True)


def _queued(reading: Reading, queue: bool) -> Reading:
    reading.save()
    if queue:
        # inside the transaction, because the queue is in the same database: no reading without its job
        import_string(READ).enqueue(reading.pk)
    return reading


def _digest(file: File) -> str:  # type: ignore[type-arg]
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
