"""Looking contributions through before everybody reads them: what points at people is shown and can be covered."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.participation import actions, looking, queries
from masswerk.participation.models import Contribution, Procedure, Visibility
from masswerk.participation.office_forms import BlackenForm
from masswerk.participation.refusals import NothingToBlacken
from masswerk.participation.views.weighing import frame
from masswerk.people.workplace import office_page

PER_PAGE = 20


@require_safe
@frame.of_procedure
def moderate(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """What waits to be looked through, oldest first."""
    page = Paginator(queries.to_look_through(procedure), PER_PAGE).get_page(request.GET.get("page"))
    queries.place(procedure, page.object_list)
    rows = looking.looked(page.object_list)
    return office_page(request, procedure.body, "participation/office/moderate.html", {
        "procedure": procedure, "page": page, "rows": rows, "ticked": looking.ticked(rows, request.GET)})


@require_safe
@frame.of_procedure
def look(request: HttpRequest, procedure: Procedure, number: int) -> HttpResponse:
    """One contribution, whatever its state: cover any words, show them again."""
    row = _get(procedure, number)
    queries.place(procedure, [row])
    return office_page(request, procedure.body, "participation/office/look.html", {
        "procedure": procedure, "contribution": row, "looked": looking.looked([row])[0],
        "form": BlackenForm(), "value": f"{row.number}:"})


@require_POST
@frame.of_procedure
def blacken(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Cover or show again what a button names; go back to where it stood, with everything ticked as it was."""
    number, _, value = (request.POST.get("schwaerzen") or request.POST.get("zeigen") or "").partition(":")
    row = _get(procedure, int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0)
    try:
        messages.success(request, _step(request, row, value))
    except RuleError as refusal:
        messages.error(request, str(refusal))
    if "einzeln" in request.POST:
        return redirect(_url("look", procedure, number=row.number))
    kept = urlencode({"page": request.POST.get("page", "1"), "an": ",".join(request.POST.getlist("beitrag"))})
    return redirect(f"{_url('moderate', procedure)}?{kept}#b-{row.number}")


def _step(request: HttpRequest, row: Contribution, value: str) -> str:
    by = frame.actor(request)
    if "zeigen" in request.POST:
        span = (looking.spans_of([value]) or [(0, 0)])[0]
        actions.uncover(row, span=span, by=by)
        return f"Die Stelle in {row.sign} ist wieder zu lesen."
    actions.blacken(row, spans=looking.spans_of([value]) if value else _typed(request, row), by=by)
    return f"Geschwärzt in {row.sign}. Sie und wer den Code hat, lesen weiter den ganzen Text."


def _typed(request: HttpRequest, row: Contribution) -> list[tuple[int, int]]:
    """Everywhere the typed words stand."""
    words, text = request.POST.get("words", "").strip(), row.text or ""
    if not words or words not in text:
        raise NothingToBlacken(sign=row.sign)
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return found


def _get(procedure: Procedure, number: int) -> Contribution:
    row: Contribution | None = Contribution.objects.filter(procedure=procedure, number=number).exclude(
        visibility=Visibility.WITHDRAWN).select_related("procedure").first()
    if row is None:
        raise Http404
    return row


def _url(name: str, procedure: Procedure, **more: int) -> str:
    return reverse(f"procedures:{name}", kwargs={"body": procedure.body.slug, "procedure": procedure.slug, **more})
