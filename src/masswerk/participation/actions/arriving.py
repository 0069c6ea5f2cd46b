"""Files that arrive at the office: keeping them, taking contributions from them, discarding them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from masswerk.base.actions import SYSTEM, Actor, action
from masswerk.base.attachments import Examined, attach, remove
from masswerk.base.deletions import Deletion, on_restore, remember
from masswerk.participation.actions.contributing import Submitted, submit_many
from masswerk.participation.arriving_refusals import AlreadySettled, ArrivalTooLarge
from masswerk.participation.models import Arrival, ArrivalSort, ArrivalState, Contribution, ContributionFile, Procedure
from masswerk.participation.refusals import ProcedureIsClosed
from masswerk.participation.rules.drafts import Draft
from masswerk.people.models import Account

MEGABYTE = 1024 * 1024
MOST = 40 * MEGABYTE
"""Bytes of a file that arrives."""

KEPT = timedelta(days=30)
"""How long the office sees what became of a file."""

ARRIVAL = "participation.Arrival"
Files = Mapping[int, Sequence[Examined]]
"""What stays attached, by place of the draft."""


@action("arrival.kept")
def keep_arrival(procedure: Procedure, *, content: bytes, name: str, sort: ArrivalSort, by: Actor,
                 now: datetime) -> Arrival:
    """Keep a file until it was looked at; the same file that is still open is kept once.

    Raises ArrivalTooLarge, ProcedureIsClosed.
    """
    if procedure.closed_at is not None:
        raise ProcedureIsClosed(procedure=procedure.title)
    if len(content) > MOST:
        raise ArrivalTooLarge(name=name, most=MOST // MEGABYTE)
    digest = hashlib.sha256(content).hexdigest()
    again: Arrival | None = Arrival.objects.filter(
        procedure=procedure, sha256=digest, sort=sort, state=ArrivalState.OPEN).first()
    if again is not None:
        return again
    arrival = Arrival(
        body_id=procedure.body_id, procedure=procedure, sort=sort, name=PurePath(name).name[:255] or "Datei",
        size=len(content), sha256=digest, arrived_by=by if isinstance(by, Account) else None, arrived_at=now)
    arrival.file.save(name, ContentFile(content), save=False)
    arrival.save()
    return arrival


@action("arrival.taken")
def take_arrival(arrival: Arrival, drafts: Sequence[Draft], *, by: Actor, now: datetime,
                 files: Files | None = None) -> list[Submitted]:
    """Make contributions of what a file says; what had been taken in before stays as it is. The file goes.

    Raises AlreadySettled, and what `submit_many` raises.
    """
    _open(arrival)
    done = submit_many(arrival.procedure, drafts, by=by, now=now)
    for place, papers in (files or {}).items():
        if done[place].is_new:
            _attach(done[place].contribution, papers, by)
    arrival.taken = sum(one.is_new for one in done)
    arrival.known = len(done) - arrival.taken
    _settle(arrival, ArrivalState.TAKEN, now)
    return done


@action("arrival.discarded")
def discard_arrival(arrival: Arrival, *, by: Actor, now: datetime) -> None:
    """Delete a file that holds no contribution. Raises AlreadySettled."""
    _open(arrival)
    _settle(arrival, ArrivalState.DISCARDED, now)


@action("arrival.forgotten")
def forget_arrival(arrival: Arrival, *, by: Actor) -> None:
    """Delete the line about a file as well."""
    path = arrival.file.name
    remember(ARRIVAL, arrival.pk, arrival.arrived_at)
    arrival.delete()
    if path:
        transaction.on_commit(lambda: default_storage.delete(path))


def forget_due(now: datetime) -> int:
    """Forget files that were settled a month ago; returns how many."""
    due = list(Arrival.objects.exclude(state=ArrivalState.OPEN).filter(settled_at__lt=now - KEPT))
    for arrival in due:
        forget_arrival(arrival, by=SYSTEM)
    return len(due)


def drop_files(contribution: Contribution, *, by: Actor) -> None:
    """Delete everything attached to a contribution; part of withdrawing it."""
    for row in ContributionFile.objects.filter(contribution=contribution).select_related("attachment"):
        row.delete()
        remove(row.attachment, by=by)


def connect() -> None:
    """Say how a deletion is repeated after a restore; called when the app is ready."""
    on_restore(ARRIVAL, _forget_again)


def _open(arrival: Arrival) -> None:
    arrival.refresh_from_db()
    if not arrival.is_open:
        raise AlreadySettled(name=arrival.name, state=arrival.get_state_display())


def _attach(contribution: Contribution, papers: Sequence[Examined], by: Actor) -> None:
    for paper in papers:
        kept = attach(paper, by=by, body_id=contribution.body_id)
        ContributionFile.objects.create(body_id=contribution.body_id, procedure_id=contribution.procedure_id,
                                        contribution=contribution, attachment=kept)


def _settle(arrival: Arrival, state: ArrivalState, now: datetime) -> None:
    """Nobody needs the file any more; it goes once this is durable."""
    path = arrival.file.name or ""
    arrival.state, arrival.settled_at, arrival.file = state, now, ""
    arrival.save(update_fields=["state", "settled_at", "file", "taken", "known"])
    transaction.on_commit(lambda: default_storage.delete(path))


def _forget_again(deletion: Deletion) -> bool:
    row = Arrival.objects.filter(pk=deletion.key).first()
    if row is None or row.arrived_at.astimezone(UTC).isoformat() != deletion.made:
        return False
    forget_arrival(row, by=SYSTEM)
    return True
