"""Personal data of reported barriers, and when they go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Q

from masswerk.barriers.actions import forget
from masswerk.barriers.models import BarrierReport, ReportState
from masswerk.base.actions import SYSTEM
from masswerk.base.deletions import Deletion, on_restore
from masswerk.base.models import KEPT_DAYS, DeletionClass
from masswerk.base.privacy import OFFICE_WORK, PUBLIC_TASK, Personal, declare

AFTER_DONE = timedelta(days=KEPT_DAYS[DeletionClass.YEAR])
AT_MOST = timedelta(days=KEPT_DAYS[DeletionClass.THREE_YEARS])


def connect() -> None:
    """Declare everything; called when the app is ready."""
    on_restore("barriers.BarrierReport", _forget_again)
    declare(Personal(
        "barriers.BarrierReport", OFFICE_WORK, "Menschen, die eine Barriere melden", "was nicht ging; E-Mail-Adresse, "
        "wenn jemand sie angibt (verschlüsselt, bis die Meldung erledigt ist)", "Barrieren beheben und antworten",
        PUBLIC_TASK,
        "ein Jahr, nachdem sie erledigt ist, spätestens drei Jahre nach der Meldung", hidden=frozenset({"key"}),
        delete=_delete_due))


def _delete_due(now: datetime) -> int:
    due = list(BarrierReport.objects.filter(
        Q(state=ReportState.DONE, done_at__lt=now - AFTER_DONE) | Q(received_at__lt=now - AT_MOST)))
    for found in due:
        forget(found, by=SYSTEM)
    return len(due)


def _forget_again(deletion: Deletion) -> bool:
    found = BarrierReport.objects.filter(pk=deletion.key).first()
    if found is None or found.received_at.astimezone(UTC).isoformat() != deletion.made:
        return False
    forget(found, by=SYSTEM)
    return True
