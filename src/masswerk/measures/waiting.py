"""Measures whose day of review has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.measures.models import Measure
from masswerk.people.access import Viewer
from masswerk.people.waiting import TO_DO, Waiting, since

AT_MOST = 10
"""Measures shown at once: the rest follows when these are done."""


def waiting(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """The longest waiting first; one query."""
    if not viewer.has(body, *EDITORS):
        return
    due = Measure.objects.filter(body=body, review_on__lte=today).select_related("element__concept")
    for measure in due.order_by("review_on", "pk")[:AT_MOST]:
        passage = measure.element.passages.select_related("wording").order_by("-edition_id").first()
        if passage is None or measure.review_on is None:
            continue
        url = reverse("measures:sheet", kwargs={
            "body": body.slug, "concept": measure.element.concept.slug, "element": measure.element.key})
        yield Waiting(TO_DO, f"„{passage.wording.title}“ wieder vorlegen",
                      f"{measure.get_status_display()}, zu prüfen am {measure.review_on:%d.%m.%Y}", url,
                      *since(measure.review_on, today))
