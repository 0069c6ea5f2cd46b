"""What of the taking in waits for the office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.intake.models import UNREAD_STATES, Reading, ReadingState
from masswerk.intake.queries import readings_of
from masswerk.people.access import Viewer
from masswerk.people.waiting import RETURNED, RUNNING, TO_DO, Waiting, counted, since


def waiting(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """Documents to review, documents that could not be read, documents being read; one query."""
    if not viewer.has(body, *EDITORS):
        return
    states = (*UNREAD_STATES, ReadingState.REVIEW, ReadingState.REFUSED)
    for reading in readings_of(body, Reading.objects.filter(state__in=states)):
        url = reverse("intake:reading", kwargs={"body": body.slug, "reading": reading.pk})
        if reading.state == ReadingState.REVIEW:
            yield Waiting(TO_DO, f"„{reading.name}“ prüfen", _doubts(reading), url,
                          *since(localdate(reading.uploaded_at), today))
        elif reading.state == ReadingState.REFUSED:
            yield Waiting(RETURNED, f"„{reading.name}“ war nicht lesbar", reading.cause, url, "nicht lesbar", "wait")
        else:
            yield Waiting(RUNNING, f"„{reading.name}“ wird gelesen", "Sie können inzwischen weiterarbeiten", url)


def _doubts(reading: Reading) -> str:
    number: int = reading.doubts  # type: ignore[attr-defined]  # annotated by readings_of
    if not number:
        return "Kein Zweifel mehr offen, bereit zum Übernehmen"
    return f"{counted(number, 'Ein Zweifel', 'Zweifel')} offen"
