"""Who read which sensitive record: noted by the page that shows it, kept for a year, changed by nobody.

For records whose mere reading must be provable: contact data, complaints, reports with a name.
Source: GDPR, Art. 5 (2) and 32 (1) b; BSI OPS.1.1.5 (logging); Standard-Datenschutzmodell, Baustein 43.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from masswerk.base.actions import Actor
from masswerk.base.models import ReadEntry
from masswerk.base.queue import write_queue

KEPT = timedelta(days=365)
SAME_READING = timedelta(minutes=10)
"""Opening the page again within this time is the same reading."""


def note_read(record: Model, *, by: Actor, page: str, body_id: int | None) -> None:
    """Note that somebody is shown a record; called by the view before it answers.

    page:    as people call it ("Menschen und Rollen")
    body_id: the body whose auditors see the entry, None for the installation
    """
    now = timezone.now()
    subject = f"{record._meta.model_name} {record.pk}"
    if ReadEntry.objects.filter(actor=by.log_name, subject=subject, body_id=body_id, page=page,
                                at__gt=now - SAME_READING).exists():
        return
    with write_queue(), transaction.atomic():
        ReadEntry(at=now, actor=by.log_name, body_id=body_id, subject=subject, page=page,
                  keep_until=(now + KEPT).date()).save(force_insert=True)


def of_body(body_id: int) -> QuerySet[ReadEntry]:
    """What was read at a body, newest first."""
    return ReadEntry.objects.filter(body_id=body_id).order_by("-at", "-id")


def of(account: Actor) -> QuerySet[ReadEntry]:
    """What an account has read."""
    return ReadEntry.objects.filter(actor=account.log_name).order_by("at")


def delete_due(now: datetime) -> int:
    """Delete what has been kept long enough; returns how many."""
    return ReadEntry.objects.filter(keep_until__lt=now.date()).delete()[0]
