"""The thread of one element."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from masswerk.bodies.access import visible
from masswerk.people.access import get_viewer
from masswerk.thread import queries


def element(request: HttpRequest, body: str, concept: str, element: str) -> HttpResponse:
    """Everything that stands behind an element, station by station; what is missing is shown as missing."""
    place = visible().filter(slug=body).first()
    if place is None:
        raise Http404
    thread = queries.thread_of(get_viewer(request), place, concept, element)
    if thread is None:
        raise Http404
    return render(request, "thread/element.html", {
        "body": place, "thread": thread,
        "trail": [(place.name, reverse("public:start", kwargs={"body": body})),
                  (_("Konzept"), reverse("public:current", kwargs={"body": body})), (_("Roter Faden"), "")],
    })
