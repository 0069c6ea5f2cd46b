"""Codes for whoever did not come online: made when the receipt is, known to nobody afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from masswerk.base.actions import Actor, action
from masswerk.participation.models import Contribution, Visibility
from masswerk.participation.refusals import AlreadyWithdrawn, ProcedureIsClosed
from masswerk.participation.rules import codes


@action("contribution.code_given")
def give_codes(contributions: Sequence[Contribution], *, by: Actor, now: datetime) -> dict[int, str]:
    """A new code for each contribution, by its number in the database; the one before opens nothing any more.

    Raises ProcedureIsClosed, AlreadyWithdrawn.
    """
    given: dict[int, str] = {}
    for row in contributions:
        row.refresh_from_db()
        if row.procedure.closed_at is not None:
            raise ProcedureIsClosed(procedure=row.procedure.title)
        if row.visibility == Visibility.WITHDRAWN:
            raise AlreadyWithdrawn(sign=row.sign)
        given[row.pk] = codes.new_code()
        row.code_hash, row.code_given_at = codes.stored(given[row.pk]), now
        row.save(update_fields=["code_hash", "code_given_at"])
    return given
