"""What of weighing waits for the office: statements without a decision, decisions to confirm, questions to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.timezone import localdate

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.participation.models import Decision, Procedure
from masswerk.participation.weighing_table import open_statements
from masswerk.people.access import Viewer
from masswerk.people.waiting import RETURNED, TO_DO, Waiting, counted, since


def waiting(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """Three lines at most for each procedure that is not closed; three queries."""
    if not viewer.has(body, *EDITORS):
        return
    procedures = {row.pk: row for row in Procedure.objects.filter(
        body=body, closed_at=None, opened_at__isnull=False).order_by("contribute_until")}
    if not procedures:
        return
    for row in open_statements(procedures.values()).order_by("procedure").values("procedure").annotate(
            amount=Count("pk"), oldest=Min("contribution__received_on")):
        procedure = procedures[row["procedure"]]
        yield Waiting(TO_DO, f"{counted(row['amount'], 'Eine Aussage', 'Aussagen')} entscheiden",
                      f"„{procedure.title}“", _url(body, procedure, "offen"), *since(row["oldest"], today))
    yield from _decisions(body, viewer, procedures, today)


def _decisions(body: Body, viewer: Viewer, procedures: dict[int, Procedure], today: date) -> Iterator[Waiting]:
    """What others have drafted, and what came back to the viewer."""
    mine = Q(drafted_by=viewer.account)
    rows = Decision.objects.filter(procedure__in=procedures, confirmed_at=None).order_by("procedure").values(
        "procedure").annotate(
        others=Count("pk", filter=~mine & Q(question="")), oldest=Min("drafted_at", filter=~mine & Q(question="")),
        asked=Count("pk", filter=mine & ~Q(question="")))
    for row in rows:
        procedure = procedures[row["procedure"]]
        if row["others"]:
            yield Waiting(TO_DO, f"{counted(row['others'], 'Eine Entscheidung', 'Entscheidungen')} bestätigen",
                          f"„{procedure.title}“", _url(body, procedure, "bestaetigen"),
                          *since(localdate(row["oldest"]), today))
        if row["asked"]:
            yield Waiting(RETURNED, f"{counted(row['asked'], 'Eine Rückfrage', 'Rückfragen')} beantworten",
                          f"„{procedure.title}“", _url(body, procedure, "rueckfrage"))


def _url(body: Body, procedure: Procedure, state: str) -> str:
    address = reverse("weighing:table", kwargs={"body": body.slug, "procedure": procedure.slug})
    return f"{address}?entscheidung={state}"
