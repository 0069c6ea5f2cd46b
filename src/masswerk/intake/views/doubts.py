"""All doubts of a reading with their reasons, on one page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.intake import access, actions, queries
from masswerk.intake.models import Reading
from masswerk.intake.shown import Row
from masswerk.intake.views import frame
from masswerk.people.workplace import office_page

PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_reading
def doubts(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The doubtful elements; each can be confirmed where it stands."""
    if request.method == "POST":
        element = frame.number(request.POST.get("element"))
        actions.confirm(access.get_proposal(reading, element or 0), by=frame.actor(request))
        return redirect(request.get_full_path())
    page = Paginator(queries.doubts(reading), PER_PAGE).get_page(request.GET.get("page"))
    return office_page(request, reading.body, "intake/doubts.html", {
        "reading": reading, "page": page, "rows": [Row(proposal) for proposal in page]})
