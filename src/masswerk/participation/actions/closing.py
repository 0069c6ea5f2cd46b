"""Closing a procedure: from then on the database refuses changes to what was weighed."""

from __future__ import annotations

from datetime import datetime

from masswerk.base.actions import Actor, action
from masswerk.base.models import ChainHead
from masswerk.participation.accounting import facts
from masswerk.participation.actions.weighing_common import still_open, touch
from masswerk.participation.models import Procedure
from masswerk.participation.rules.closing import open_points
from masswerk.participation.weighing_refusals import StillOpen
from masswerk.people.waiting import counted


@action("procedure.closed")
def close_procedure(procedure: Procedure, *, now: datetime, by: Actor) -> Procedure:
    """Close a procedure whose every statement is answered and whose every change is explained.

    Keeps the end of the body's log, so that what is downloaded can be checked without us.
    Raises StillOpen with the open points, ProcedureIsClosed.
    """
    still_open(procedure)
    points = open_points(facts(procedure))
    if points:
        raise StillOpen(count=counted(len(points), "Ein Punkt", "Punkte"), points=points)
    touch(procedure)
    head = ChainHead.objects.filter(chain=procedure.chain).first()
    procedure.closed_at, procedure.head = now, head.hash if head else ""
    procedure.save(update_fields=["closed_at", "head"])
    return procedure
