"""The review workspace as a page, or as the part of it that a script swaps."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from masswerk.base.errors import RuleError
from masswerk.intake import queries
from masswerk.intake.forms import DetailsForm
from masswerk.intake.models import Proposal, Reading
from masswerk.intake.panel import Panel
from masswerk.intake.views import frame
from masswerk.intake.workspace import Workspace, last_step
from masswerk.people.workplace import office_page


def workbench(request: HttpRequest, reading: Reading, *, element: int | None = None, line: int | None = None,
              refusal: RuleError | None = None, said: str = "", form: DetailsForm | None = None) -> HttpResponse:
    """The workspace around an element; `refusal` says why a step was not taken, `said` what a step did."""
    chosen = _chosen(reading, element)
    if chosen is None and element is not None and refusal is None and not said:
        raise Http404
    shown = Workspace(reading, chosen, line)
    undoable = last_step(reading, frame.actor(request).log_name)
    context = {"reading": reading, "body": reading.body, "work": shown, "refusal": refusal, "said": said,
               "undoable": undoable, **panel_context(reading, shown.chosen, form)}
    if not frame.is_partial(request):
        return office_page(request, reading.body, "intake/review.html", context, status=422 if refusal else 200)
    response = render(request, "intake/_workbench.html", context)
    response.headers["HX-Replace-Url"] = frame.url("reading", reading, shown.chosen.pk if shown.chosen else None)
    return response


def panel_context(reading: Reading, proposal: Proposal | None, form: DetailsForm | None = None) -> dict[str, Any]:
    """What the tools of one element need."""
    if proposal is None:
        return {}
    return {"reading": reading, "body": reading.body, "panel": Panel(reading, proposal),
            "details": form or DetailsForm.of(proposal)}


def _chosen(reading: Reading, element: int | None) -> Proposal | None:
    """The element asked for; without one the first doubt, else the document."""
    rows = queries.proposals(reading)
    if element is not None:
        return rows.filter(pk=element).first()
    return queries.doubts(reading).first() or rows.first()
