"""The office's own paper for letters: keeping it, taking it back."""

from __future__ import annotations

from datetime import datetime

from masswerk.base.actions import Actor, action
from masswerk.base.attachments import Examined, attach, remove
from masswerk.bodies.models import Body
from masswerk.participation.models import LetterTemplate
from masswerk.people.models import Account


@action("letter_template.kept")
def keep_template(body: Body, examined: Examined, *, by: Actor, now: datetime) -> LetterTemplate:
    """Keep a template that was checked (`letter_paper.checked`); the one before goes."""
    row = LetterTemplate.objects.filter(body=body).select_related("attachment").first() or LetterTemplate(body=body)
    before = row.attachment if row.pk else None
    row.attachment = attach(examined, by=by, body_id=body.pk)
    row.kept_by, row.kept_at = by if isinstance(by, Account) else None, now
    row.save()
    if before is not None:
        remove(before, by=by)
    return row


@action("letter_template.withdrawn")
def withdraw_template(template: LetterTemplate, *, by: Actor) -> None:
    """Take the office's paper back; letters are written on ours again."""
    attachment = template.attachment
    template.delete()
    remove(attachment, by=by)
