"""Answering contributors, each once for each state of the decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from masswerk.base import outbox
from masswerk.base.actions import Actor, action
from masswerk.participation.answers import Answer, mail_text
from masswerk.participation.models import Procedure, Reply
from masswerk.participation.weighing_refusals import NotYetDecided


@action("contribution.answered")
def answer_by_mail(procedure: Procedure, answers: Sequence[Answer], *, page: str, by: Actor, now: datetime) -> int:
    """Send the answer to everybody who left an address for mail and has not got this one yet; how many.

    page: address where a receipt code is entered
    What somebody else has sent since the answers were read is not sent again.
    Raises NotYetDecided for the first contribution with a statement that is not.
    """
    told = _told(procedure)
    due = [answer for answer in answers if answer.has_mail
           and told.get(answer.contribution.pk) != answer.fingerprint]
    for answer in due:
        _send(procedure, answer, page, now)
    return len(due)


@action("contribution.answered_by_letter")
def note_letters(answers: Sequence[Answer], *, by: Actor, now: datetime) -> list[Reply]:
    """Note that letters went out. Raises NotYetDecided for the first that could not."""
    return [_noted(answer, Reply.Way.LETTER, now) for answer in answers]


def _told(procedure: Procedure) -> dict[int, str]:
    """The last answer to each contribution, by its finger print; nobody else answers until this is durable."""
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    rows = Reply.objects.filter(procedure=procedure).order_by("sent_at", "pk")
    return dict(rows.values_list("contribution_id", "fingerprint"))


def _send(procedure: Procedure, answer: Answer, page: str, now: datetime) -> None:
    reply = _noted(answer, Reply.Way.MAIL, now)
    contributor = answer.contributor
    assert contributor is not None  # `has_mail` says so
    outbox.post(key=f"reply {reply.pk}", to=contributor.email, body_id=procedure.body_id,
                sender=procedure.body.mail_sender, subject=f"Ihr Beitrag {answer.contribution.sign}: {procedure.title}",
                text=mail_text(answer, procedure, page))


def _noted(answer: Answer, way: str, now: datetime) -> Reply:
    contribution = answer.contribution
    if not answer.is_decided:
        raise NotYetDecided(sign=contribution.sign)
    reply = Reply(body_id=contribution.body_id, procedure_id=contribution.procedure_id, contribution=contribution,
                  way=way, sent_at=now, fingerprint=answer.fingerprint)
    reply.save()
    return reply
