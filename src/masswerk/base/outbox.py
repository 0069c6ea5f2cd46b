"""Mail leaves through an outbox: kept with the change that causes it, sent by the worker, never twice on purpose.

Exactly once does not exist with mail. What can be promised: a mail is kept if and only if the action that
wrote it was; it is tried until it is accepted or refused; a repetition carries the same Message-ID.
Source: RFC 5321, section 4.5.4 (retries); RFC 5322, section 3.6.4 (Message-ID).
"""

from __future__ import annotations

import smtplib
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.module_loading import import_string

from masswerk.base.actions import SYSTEM, Actor, action
from masswerk.base.models import MailState, OutgoingMail

SEND = "masswerk.base.tasks.send_mail"
"""The job that sends one mail; named instead of imported, because it calls this module."""

PAUSES = (1, 5, 15, 60, 240, 720, 1440)
"""Minutes between tries; after the last one the mail counts as failed."""

HANGING = timedelta(minutes=2)
"""A mail in the act of sending for longer has lost its worker."""


def post(*, key: str, to: str, subject: str, text: str, body_id: int | None = None, sender: str = "") -> OutgoingMail:
    """Put a mail into the outbox; called inside an action. The same key a second time changes nothing.

    key: what the mail is about, for example "invitation 7"
    """
    kept: OutgoingMail | None = OutgoingMail.objects.filter(key=key).first()
    if kept is not None:
        return kept
    origin = sender or settings.DEFAULT_FROM_EMAIL
    domain = origin.rpartition("@")[2].rstrip(">") or "localhost"
    mail = OutgoingMail(key=key, body_id=body_id, sender=origin, to=to, subject=subject, text=text,
                        message_id=f"<{uuid.uuid4()}@{domain}>")
    mail.save()
    # inside the transaction, because the queue is in the same database: no mail without its job
    import_string(SEND).enqueue(mail.pk)
    return mail


def send(pk: int, *, now: datetime) -> str:
    """Try to send one mail; returns its state afterwards, or "skipped" where there is nothing to do."""
    mail = claim(pk, now=now, by=SYSTEM)
    if mail is None:
        return "skipped"
    try:
        _message(mail).send()
    except smtplib.SMTPRecipientsRefused as fault:
        refused(mail, _why(fault), by=SYSTEM, now=now)
    except smtplib.SMTPServerDisconnected as fault:
        # the server may have taken the mail before the line broke
        delayed(mail, _why(fault), MailState.UNCLEAR, by=SYSTEM, now=now)
    except (OSError, smtplib.SMTPException) as fault:
        delayed(mail, _why(fault), MailState.WAITING, by=SYSTEM, now=now)
    else:
        sent(mail, by=SYSTEM, now=now)
    return str(mail.state)


def send_due(now: datetime) -> int:
    """Send everything whose time has come, and take up mails whose worker died; returns how many were tried."""
    for mail in OutgoingMail.objects.filter(state=MailState.SENDING, changed_at__lt=now - HANGING):
        delayed(mail, "Der Versand wurde unterbrochen.", MailState.UNCLEAR, by=SYSTEM, now=now, at_once=True)
    due = OutgoingMail.objects.filter(state__in=(MailState.WAITING, MailState.UNCLEAR), due_at__lte=now)
    return len([send(pk, now=now) for pk in list(due.values_list("pk", flat=True))])


@action("mail.begun")
def claim(pk: int, *, now: datetime, by: Actor) -> OutgoingMail | None:
    """Take a mail to send it; None if another worker has it or it is not due."""
    mail: OutgoingMail | None = OutgoingMail.objects.select_for_update().filter(
        pk=pk, state__in=(MailState.WAITING, MailState.UNCLEAR), due_at__lte=now).first()
    if mail is not None:
        mail.tries += 1
        _put(mail, MailState.SENDING, now)
    return mail


@action("mail.sent")
def sent(mail: OutgoingMail, *, by: Actor, now: datetime) -> None:
    """The server took the mail; its text is not needed any more."""
    mail.text = mail.fault = ""
    _put(mail, MailState.SENT, now)


@action("mail.refused")
def refused(mail: OutgoingMail, why: str, *, by: Actor, now: datetime) -> None:
    """The server will never take the mail."""
    mail.fault = why
    _put(mail, MailState.FAILED, now)


@action("mail.delayed")
def delayed(mail: OutgoingMail, why: str, state: MailState, *, by: Actor, now: datetime, at_once: bool = False) -> None:
    """Try again after a pause; after the last pause the mail counts as failed."""
    mail.fault = why
    if mail.tries > len(PAUSES):
        _put(mail, MailState.FAILED, now)
        return
    pause = 0 if at_once else PAUSES[max(mail.tries - 1, 0)]
    mail.due_at = now + timedelta(minutes=pause)
    _put(mail, state, now)


@action("mail.sent_again")
def send_again(mail: OutgoingMail, *, by: Actor) -> None:
    """Try a failed or unclear mail once more, from the first pause on."""
    mail.tries, mail.due_at = 0, timezone.now()
    _put(mail, MailState.WAITING, mail.due_at)
    import_string(SEND).enqueue(mail.pk)


def _put(mail: OutgoingMail, state: MailState, now: datetime) -> None:
    mail.state, mail.changed_at = state, now
    mail.save()


def _message(mail: OutgoingMail) -> EmailMessage:
    return EmailMessage(mail.subject, mail.text, mail.sender, [mail.to], headers={
        "Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"})


def _why(fault: Exception) -> str:
    """What the log may say: the kind of fault, never the server's words, which may hold addresses."""
    code = getattr(fault, "smtp_code", None)
    return f"{type(fault).__name__} {code}" if code else type(fault).__name__
