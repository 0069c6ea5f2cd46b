"""Looking through what waits, and inviting people to contribute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from masswerk.base.actions import Actor, action
from masswerk.base.links import issue
from masswerk.participation.models import Contribution, Procedure, Visibility
from masswerk.participation.refusals import (
    AlreadyWithdrawn,
    HidingNeedsReason,
    NotAllowedToPublish,
    NothingToBlacken,
)
from masswerk.participation.rules.personal import Spans, joined, masked

INVITATION = "contribute"
"""Purpose of links that let somebody contribute."""


def scope_of(procedure: Procedure) -> str:
    """What such a link opens."""
    return f"procedure {procedure.pk}"


@action("contribution.published")
def publish(contribution: Contribution, *, by: Actor) -> None:
    """Let everybody read a contribution. Raises AlreadyWithdrawn, NotAllowedToPublish."""
    _still_there(contribution)
    if not contribution.may_publish:
        raise NotAllowedToPublish(sign=contribution.sign)
    contribution.visibility, contribution.hidden_because = Visibility.PUBLIC, ""
    contribution.save(update_fields=["visibility", "hidden_because"])


@action("contribution.kept_internal")
def keep_internal(contribution: Contribution, *, reason: str, by: Actor) -> None:
    """Keep a contribution from the public; it is weighed and answered all the same.

    reason: shown to its author under the receipt code. Raises AlreadyWithdrawn, HidingNeedsReason.
    """
    _still_there(contribution)
    if not reason.strip():
        raise HidingNeedsReason(sign=contribution.sign)
    contribution.visibility, contribution.hidden_because = Visibility.INTERNAL, reason.strip()
    contribution.save(update_fields=["visibility", "hidden_because"])


@action("contribution.blackened")
def blacken(contribution: Contribution, *, spans: Iterable[tuple[int, int]], by: Actor) -> None:
    """Cover stretches of a text for everybody but the office and its author, besides those that are covered already.

    spans: characters of the text. Possible after the end of the procedure too, because what slipped through must go.
    Raises AlreadyWithdrawn, and NothingToBlacken where no letter lies in the stretches.
    """
    _still_there(contribution)
    text = contribution.text or ""
    asked = joined(spans, len(text))
    if not any(text[start:end].strip() for start, end in asked):
        raise NothingToBlacken(sign=contribution.sign)
    _cover(contribution, joined((*contribution.covered, *asked), len(text)))


@action("contribution.uncovered")
def uncover(contribution: Contribution, *, span: tuple[int, int], by: Actor) -> None:
    """Let everybody read a covered stretch again. Raises AlreadyWithdrawn."""
    _still_there(contribution)
    _cover(contribution, tuple(one for one in contribution.covered if one != span))


def _cover(contribution: Contribution, spans: Spans) -> None:
    contribution.blackened = [list(span) for span in spans]
    contribution.public_text = masked(contribution.text or "", spans) if spans else None
    contribution.save(update_fields=["blackened", "public_text"])


def invite(procedure: Procedure, *, until: datetime, by: Actor) -> str:
    """The secret of a link that lets whoever has it contribute until a day; it is kept nowhere."""
    return issue(purpose=INVITATION, scope=scope_of(procedure), expires_at=until, body_id=procedure.body_id, by=by)


def _still_there(contribution: Contribution) -> None:
    contribution.refresh_from_db()
    if contribution.visibility == Visibility.WITHDRAWN:
        raise AlreadyWithdrawn(sign=contribution.sign)
