"""Background work of `base`."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from masswerk.base import outbox


@task()
def send_mail(pk: int) -> str:
    """Send one mail of the outbox; safe to run again, because a mail that was sent is skipped."""
    return outbox.send(pk, now=timezone.now())
