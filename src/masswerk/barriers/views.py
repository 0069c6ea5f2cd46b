"""The office's pages of reported barriers."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.barriers import access, actions
from masswerk.barriers.forms import AnswerForm, OutcomeForm
from masswerk.barriers.models import ReportState
from masswerk.base.errors import RuleError
from masswerk.base.reads import note_read
from masswerk.bodies.models import Body
from masswerk.people.access import get_viewer
from masswerk.people.models import Account
from masswerk.people.workplace import office_page, workplace

menders = workplace(*access.MENDERS)
PER_PAGE = 25
PAGE = "Gemeldete Barrieren"
DONE_LAST = Case(When(state=ReportState.DONE, then=Value(1)), default=Value(0))


@require_safe
@menders
def reports(request: HttpRequest, body: Body) -> HttpResponse:
    """Reports of the body: what is left to do first; addresses stand on the pages of single ones only."""
    rows = access.reports(get_viewer(request), body).defer("email").order_by(DONE_LAST, "-received_at", "-id")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return office_page(request, body, "barriers/reports.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@menders
def report(request: HttpRequest, body: Body, report: int) -> HttpResponse:
    """One report: what was told, answering it, saying what was done."""
    found = access.get_report(get_viewer(request), body, report)
    if found.email:
        note_read(found, by=_actor(request), page=PAGE, body_id=body.pk)
    sent = request.POST.get("was", "") if request.method == "POST" else ""
    answering = AnswerForm(request.POST if sent == "antwort" else None, initial={"text": found.answer},
                           auto_id="antwort_%s")
    finishing = OutcomeForm(request.POST if sent == "erledigt" else None, auto_id="erledigt_%s")
    by, now = _actor(request), timezone.now()
    if _step(answering, lambda: actions.answer(found, text=answering.cleaned_data["text"], by=by, now=now)):
        messages.success(request, "Die Antwort ist unterwegs.")
        return redirect("barriers:report", body=body.slug, report=found.pk)
    if _step(finishing, lambda: actions.finish(found, outcome=finishing.cleaned_data["outcome"], by=by, now=now)):
        messages.success(request, "Die Meldung ist erledigt.")
        return redirect("barriers:reports", body=body.slug)
    return office_page(request, body, "barriers/report.html", {
        "report": found, "answering": answering, "finishing": finishing},
        status=422 if answering.errors or finishing.errors else 200)


def _step(form: Form, step: Callable[[], None]) -> bool:
    """Take a step with a valid form; a refusal becomes an error of the form."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        step()
    except RuleError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _actor(request: HttpRequest) -> Account:
    return cast("Account", request.user)
