"""What was published of a body's log: signed heads of its chain, night by night."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from masswerk.api.caching import revalidated
from masswerk.api.schemas import Cursor, Faults, HeadOut, HeadPage, Limit, Problem, Slug
from masswerk.base.checkpoints import published, verifier
from masswerk.bodies.access import get_visible

router = Router(tags=["Protokoll"])


@router.get("", response={200: HeadPage, 404: Problem, 422: Faults}, summary="Prüfstände des Protokolls")
@revalidated
def heads(request: HttpRequest, body: Slug, limit: Limit = 100, cursor: Cursor = 0) -> HeadPage:
    """Signed heads of the body's log, the newest first. `cursor` counts nights from the newest."""
    rows = list(published(get_visible(body).chain)[cursor:cursor + limit + 1])
    return HeadPage(items=[HeadOut(day=row.day, size=row.size, note=row.note) for row in rows[:limit]],
                    key=verifier(), next=cursor + limit if len(rows) > limit else None)
