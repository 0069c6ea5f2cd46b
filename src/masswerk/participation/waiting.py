"""What of participation waits for the office: contributions to look through, phases that end soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.timezone import localdate

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.participation.models import Procedure, Visibility
from masswerk.participation.rules.phases import Phase
from masswerk.participation.words import phase_of
from masswerk.people.access import Viewer
from masswerk.people.waiting import RUNNING, TO_DO, Waiting, counted, since

SOON = timedelta(days=7)


def waiting(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """Of procedures that are not closed; one query."""
    if not viewer.has(body, *EDITORS):
        return
    unseen = Q(contributions__visibility=Visibility.WAITING)
    rows = Procedure.objects.filter(body=body, opened_at__isnull=False, closed_at=None).annotate(
        unseen=Count("contributions", filter=unseen), first=Min("contributions__created_at", filter=unseen))
    for row in rows:
        if row.unseen:
            yield Waiting(TO_DO, f"{counted(row.unseen, 'Einen Beitrag', 'Beiträge')} durchsehen", f"„{row.title}“",
                          _url("moderate", body, row), *since(localdate(row.first), today))
        yield from _ending(row, body, today)


def _ending(row: Procedure, body: Body, today: date) -> Iterator[Waiting]:
    now = phase_of(row, today)
    if now is Phase.CONTRIBUTE:
        left = row.contribute_until - today
        soon = ("endet bald", "wait") if left <= SOON else ("", "none")
        yield Waiting(RUNNING, f"„{row.title}“ liegt aus", f"Beiträge bis {row.contribute_until:%d.%m.%Y}",
                      _url("procedure", body, row), *soon)
    elif now is Phase.WEIGH and row.weigh_until is not None and row.weigh_until - today <= SOON:
        yield Waiting(TO_DO, f"„{row.title}“ abwägen", f"Zugesagt bis {row.weigh_until:%d.%m.%Y}",
                      _url("procedure", body, row), "endet bald", "wait")


def _url(name: str, body: Body, row: Procedure) -> str:
    return reverse(f"procedures:{name}", kwargs={"body": body.slug, "procedure": row.slug})
