"""What changes about reported barriers."""

from __future__ import annotations

from datetime import datetime

from masswerk.barriers.models import BarrierReport, ReportState
from masswerk.barriers.refusals import AlreadyDone, AnswerMissing, NoAddress, OutcomeMissing
from masswerk.base import outbox
from masswerk.base.actions import Actor, action
from masswerk.base.deletions import remember
from masswerk.bodies.models import Body


@action("barrier.reported")
def report(body: Body, *, text: str, key: str, url: str, by: Actor, now: datetime, page: str = "", email: str = "",
           language: str = "de") -> BarrierReport:
    """Keep what somebody reports, and tell the office; the same form a second time changes nothing.

    key: of the form; url: where the office finds its reports
    """
    known: BarrierReport | None = BarrierReport.objects.filter(key=key).first()
    if known is not None:
        return known
    kept = BarrierReport(body=body, key=key, page=page.strip(), text=text.strip(), email=email.strip(),
                         language=language, received_at=now)
    kept.save()
    if body.barrier_contact:
        outbox.post(key=f"barrier {kept.pk}", to=body.barrier_contact, body_id=body.pk, sender=body.mail_sender,
                    subject=f"{body.name}: Eine Barriere wurde gemeldet",
                    text=f"Jemand hat eine Barriere gemeldet. Sie finden die Meldung hier:\n\n{url}\n\nAntworten Sie "
                         "innerhalb eines Monats.")
    return kept


@action("barrier.answered")
def answer(found: BarrierReport, *, text: str, by: Actor, now: datetime) -> None:
    """Write to whoever reported; only where an address was given. Raises AnswerMissing, NoAddress, AlreadyDone."""
    stored = _open(found)
    if not text.strip():
        raise AnswerMissing()
    if not stored.email:
        raise NoAddress()
    stored.answer, stored.answered_at, stored.state = text.strip(), now, ReportState.ANSWERED
    stored.save()
    outbox.post(key=f"barrier {stored.pk} {now.isoformat()}", to=stored.email, body_id=stored.body_id,
                sender=stored.body.mail_sender, subject=f"{stored.body.name}: Ihre Meldung einer Barriere",
                text=f"{stored.answer}\n\n{stored.body.name}")


@action("barrier.done")
def finish(found: BarrierReport, *, outcome: str, by: Actor, now: datetime) -> None:
    """Say what was done; the address is not needed any more and goes. Raises OutcomeMissing, AlreadyDone."""
    stored = _open(found)
    if not outcome.strip():
        raise OutcomeMissing()
    stored.outcome, stored.done_at, stored.state, stored.email = outcome.strip(), now, ReportState.DONE, ""
    stored.save()


@action("barrier.forgotten")
def forget(found: BarrierReport, *, by: Actor) -> None:
    """Delete a report for good."""
    remember("barriers.BarrierReport", found.pk, found.received_at)
    found.delete()


def _open(found: BarrierReport) -> BarrierReport:
    stored: BarrierReport = BarrierReport.objects.select_for_update(of=("self",)).select_related("body").get(
        pk=found.pk)
    if stored.is_done:
        raise AlreadyDone()
    return stored
