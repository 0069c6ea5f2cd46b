"""The public page of a body's log: where it stood every night, signed, so that nobody can write it anew unnoticed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from masswerk.base.checkpoints import published, verifier
from masswerk.bodies.access import get_visible
from masswerk.public import frame

SHOWN = 30
"""Nights on the page; the API has all of them."""


@require_safe
def page(request: HttpRequest, body: str) -> HttpResponse:
    """What was published of the body's log, how it is checked, and with which key."""
    place = get_visible(body)
    heads = list(published(place.chain)[:SHOWN])
    start = reverse("public:start", kwargs={"body": body}) + frame.query(request)
    return frame.page(request, place, "site/log_heads.html", {
        "heads": heads, "newest": heads[0] if heads else None, "verifier": verifier(),
        "trail": [(place.name, start), ("Protokoll", "")]})


@require_safe
def text(request: HttpRequest, body: str) -> HttpResponse:
    """The newest published head as it was signed, for `masswerk verify --against`; 404 before the first night."""
    newest = published(get_visible(body).chain).first()
    if newest is None:
        raise Http404
    return HttpResponse(newest.note, content_type="text/plain; charset=utf-8")
