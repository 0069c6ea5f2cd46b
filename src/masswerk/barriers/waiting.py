"""What of reported barriers waits for the office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localdate

from masswerk.barriers.access import MENDERS
from masswerk.barriers.models import BarrierReport, ReportState
from masswerk.bodies.models import Body
from masswerk.people.access import Viewer
from masswerk.people.waiting import TO_DO, Waiting, counted, since

MONTH = 30
"""Days within which an answer is owed."""


def waiting(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """One line for all reports nobody has looked after; one query."""
    if not viewer.has(body, *MENDERS):
        return
    found = BarrierReport.objects.filter(body=body, state=ReportState.OPEN).aggregate(
        amount=Count("pk"), first=Min("received_at"))
    if found["amount"]:
        first = localdate(found["first"])
        left = MONTH - (today - first).days
        due = "morgen" if left == 1 else f"in {left} Tagen"
        why = f"Die Antwort ist {due} fällig" if left > 0 else "Die Frist von einem Monat ist um"
        yield Waiting(TO_DO, f"{counted(found['amount'], 'Eine gemeldete Barriere', 'gemeldete Barrieren')} beheben",
                      why, reverse("barriers:reports", kwargs={"body": body.slug}), *since(first, today))

