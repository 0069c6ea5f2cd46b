"""What the actions of weighing share."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from masswerk.participation.models import Contribution, Decision, Procedure, Statement, Visibility
from masswerk.participation.refusals import ProcedureIsClosed
from masswerk.participation.weighing_refusals import ContributionWithdrawn, WithoutReference


def still_open(procedure: Procedure) -> None:
    """Raise ProcedureIsClosed unless the procedure may still change; asks the database, not a stale copy.

    The row stays locked until the action ends: of two clerks at once the second sees what the first has done.
    """
    stored = Procedure.objects.select_for_update().only("closed_at", "version").get(pk=procedure.pk)
    procedure.closed_at, procedure.version = stored.closed_at, stored.version
    if procedure.closed_at is not None:
        raise ProcedureIsClosed(procedure=procedure.title)


def not_withdrawn(contribution: Contribution) -> None:
    """Raise ContributionWithdrawn where somebody took the contribution back."""
    contribution.refresh_from_db(fields=["visibility", "text"])
    if contribution.visibility == Visibility.WITHDRAWN:
        raise ContributionWithdrawn(contribution=contribution.sign)


def to_decide(statement: Statement) -> None:
    """Raise ContributionWithdrawn or WithoutReference where there is nothing to decide."""
    not_withdrawn(statement.contribution)
    if statement.is_without_reference:
        raise WithoutReference()


def touch(procedure: Procedure) -> None:
    """Count the procedure's version up, so that every page of it is fetched anew."""
    Procedure.objects.filter(pk=procedure.pk).update(version=F("version") + 1)
    procedure.refresh_from_db(fields=["version"])


def decision_of(statement: Statement) -> Decision | None:
    """The decision that answers a statement: its own, else its bundle's."""
    own = Decision.objects.filter(statement=statement).first()
    if own is not None or statement.bundle_id is None:
        return own
    return Decision.objects.filter(bundle=statement.bundle_id).first()


def of(procedure: Procedure) -> dict[str, Any]:
    """Where a new row of a procedure belongs."""
    return {"body_id": procedure.body_id, "procedure": procedure}
