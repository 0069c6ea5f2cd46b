"""Giving contributions back to whoever wants them back, and forgetting who wanted an answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from masswerk.base.actions import SYSTEM, Actor, action
from masswerk.base.deletions import Deletion, on_restore, remember
from masswerk.participation.actions.arriving import drop_files
from masswerk.participation.models import Amendment, Contribution, Contributor, Visibility
from masswerk.participation.refusals import AlreadyWithdrawn

KEPT = timedelta(days=365)
CONTRIBUTION, CONTRIBUTOR = "participation.Contribution", "participation.Contributor"


@action("contribution.withdrawn")
def withdraw(contribution: Contribution, *, by: Actor, now: datetime) -> None:
    """Delete text, salt, wordings, papers and contributor; number, commitment and decision stay as a tombstone.

    Whoever has the code may do so at any time, after the end of the procedure too. Raises AlreadyWithdrawn.
    """
    contribution.refresh_from_db()
    if contribution.visibility == Visibility.WITHDRAWN:
        raise AlreadyWithdrawn(sign=contribution.sign)
    remember(CONTRIBUTION, contribution.pk, contribution.created_at)
    who = contribution.contributor
    contribution.text = contribution.public_text = contribution.salt = contribution.contributor = None
    contribution.blackened = []
    contribution.visibility, contribution.withdrawn_at = Visibility.WITHDRAWN, now
    contribution.save(update_fields=["text", "public_text", "blackened", "salt", "contributor", "visibility",
                                     "withdrawn_at"])
    for amendment in Amendment.objects.filter(statement__contribution=contribution).select_related("statement"):
        amendment.text, amendment.title = None, ""
        amendment.save(update_fields=["text", "title"])
    drop_files(contribution, by=by)
    if who is not None and not who.contributions.exists():
        _forget(who)


@action("contributor.forgotten")
def forget_contributor(contributor: Contributor, *, by: Actor) -> None:
    """Delete name and address of somebody who wanted an answer; what they said stays."""
    for contribution in contributor.contributions.all():
        contribution.contributor = None
        contribution.save(update_fields=["contributor"])
    _forget(contributor)


def forget_due(now: datetime) -> int:
    """Delete contributors a year after the end of their procedure: its closing, else its answer, else its last day."""
    day = localdate(now - KEPT)
    ended = Q(procedure__closed_at__lt=now - KEPT) | Q(procedure__closed_at=None) & (
        Q(procedure__answer_on__lt=day) | Q(procedure__answer_on=None, procedure__contribute_until__lt=day))
    due = list(Contributor.objects.filter(ended))
    for contributor in due:
        forget_contributor(contributor, by=SYSTEM)
    return len(due)


def connect() -> None:
    """Say how these deletions are repeated after a restore; called when the app is ready."""
    on_restore(CONTRIBUTION, _withdraw_again)
    on_restore(CONTRIBUTOR, _forget_again)


def _forget(contributor: Contributor) -> None:
    remember(CONTRIBUTOR, contributor.pk, contributor.created_at)
    contributor.delete()


def _withdraw_again(deletion: Deletion) -> bool:
    row = Contribution.objects.filter(pk=deletion.key).exclude(visibility=Visibility.WITHDRAWN).first()
    if row is None or row.created_at.astimezone(UTC).isoformat() != deletion.made:
        return False
    withdraw(row, by=SYSTEM, now=datetime.fromisoformat(deletion.gone))
    return True


def _forget_again(deletion: Deletion) -> bool:
    row = Contributor.objects.filter(pk=deletion.key).first()
    if row is None or row.created_at.astimezone(UTC).isoformat() != deletion.made:
        return False
    forget_contributor(row, by=SYSTEM)
    return True
