"""What the working area reads across everything below."""

from __future__ import annotations

from django.db.models import QuerySet

from masswerk.bodies.models import Body
from masswerk.concepts.access import INSIDERS, readable_editions
from masswerk.concepts.models import Edition, State
from masswerk.people.access import Viewer


def open_or_current(viewer: Viewer, body: Body) -> QuerySet[Edition]:
    """Editions of a body that are in force or on their way, newest first; drafts for insiders only."""
    found = readable_editions(viewer).filter(body=body).exclude(state=State.SUPERSEDED)
    if not viewer.has(body, *INSIDERS):
        found = found.exclude(state=State.DRAFT)
    return found.select_related("concept").order_by("-created_at", "-pk")
