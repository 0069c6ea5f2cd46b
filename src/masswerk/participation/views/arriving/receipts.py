"""Receipts for whoever came by letter, mail or file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.participation.actions.receipts import give_codes
from masswerk.participation.arriving_refusals import NobodyChosen
from masswerk.participation.models import Procedure
from masswerk.participation.receipts import Receiver, files, receivers
from masswerk.participation.views.arriving import frame


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def page(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Who came on which way, and whether there is a code for them; a file with new codes when some are chosen."""
    found = receivers(procedure)
    refusal = None
    if request.method == "POST":
        chosen = [one for one in found if one.value in request.POST.getlist("an")]
        try:
            return _file(request, procedure, chosen)
        except RuleError as error:
            refusal = error
    return frame.page(request, procedure, "receipts", {
        "receivers": found, "refusal": refusal, "missing": sum(not one.has_codes for one in found)},
        status=422 if refusal else 200)


def _file(request: HttpRequest, procedure: Procedure, chosen: list[Receiver]) -> HttpResponse:
    if not chosen:
        raise NobodyChosen()
    rows = [row for one in chosen for row in one.contributions]
    codes = give_codes(rows, by=frame.actor(request), now=timezone.now())
    page = request.build_absolute_uri(reverse("participation:code", kwargs={"body": procedure.body.slug}))
    response = HttpResponse(files(procedure, chosen, codes, on=timezone.localdate(), page=page),
                            content_type="application/zip")
    name = f"Empfangsbestätigungen {procedure.title}.zip"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response
