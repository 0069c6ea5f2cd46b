"""The one thing a body changes about the look of its pages: a stripe in its colour."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from masswerk.bodies.access import get_visible


@require_safe
def style(request: HttpRequest, body: str) -> HttpResponse:
    """The body's style sheet; its address carries the settings' version, so it may be kept for ever."""
    colour = get_visible(body).accent
    if not colour:
        raise Http404
    response = HttpResponse(f"body {{ border-block-start: 6px solid {colour}; }}\n", content_type="text/css")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
