"""The file by which a procedure is checked without us."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from masswerk.participation.models import Procedure
from masswerk.participation.proving import document
from masswerk.participation.rules.proof import as_text, digest, faults
from masswerk.participation.views.weighing import frame


@require_safe
@frame.of_procedure
def page(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Say what the file proves and how it is checked; check it here as well."""
    made = document(procedure)
    found = faults({**made, "digest": digest(made)})
    return frame.page(request, procedure, "weighing/proof.html", {"faults": found, "end": made["end"]})


@require_safe
@frame.of_procedure
def file(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """The file itself."""
    answer = HttpResponse(as_text(document(procedure)), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{procedure.slug}-pruefen.json"'
    return answer
