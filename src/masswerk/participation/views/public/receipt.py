"""The page of one's own contribution: opened by its receipt code, which comes by form only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.participation import own_data
from masswerk.participation.actions import VISITOR, withdraw
from masswerk.participation.forms import CodeForm
from masswerk.participation.models import Contribution, Visibility
from masswerk.participation.rules import codes
from masswerk.participation.views.public import frame, story
from masswerk.participation.views.public.pages import get_body
from masswerk.participation.views.public.sending import fresh_ticket, weighed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, body: str) -> HttpResponse:
    """Take a code; show what became of its contribution, give its data, or withdraw it."""
    place = get_body(body)
    form = CodeForm(request.POST or None)
    found = _found(form, place) if request.method == "POST" else None
    if found is None:
        return _ask(request, place, form)
    if "daten" in request.POST:
        return _data(found)
    if "zurueckziehen" in request.POST:
        return _withdraw(request, found)
    return _outcome(request, found, form.cleaned_data["code"])


def _scope(body: Body) -> str:
    return f"code {body.pk}"


def _found(form: CodeForm, body: Body) -> Contribution | None:
    """The contribution of a code; what is wrong becomes an error of the form."""
    if not form.is_valid() or weighed(form, _scope(body), timezone.now()) is None:
        return None
    row: Contribution | None = Contribution.objects.filter(
        body=body, code_hash=codes.stored(form.cleaned_data["code"])).select_related(
        "procedure__body", "procedure__edition__concept", "contributor").first()
    if row is None:
        form.add_error("code", _("Zu diesem Code gibt es hier keinen Beitrag. Prüfen Sie, ob er von dieser Stelle "
                                 "ist."))
    return row


def _ask(request: HttpRequest, body: Body, form: CodeForm) -> HttpResponse:
    return frame.page(request, body, "participation/code.html", {
        "form": form, **fresh_ticket(request, _scope(body))},
        trail=[(_("Mitreden"), frame.index_url(body)), (_("Ihr Beitrag"), "")],
        status=422 if form.is_bound and form.errors else 200)


def _outcome(request: HttpRequest, found: Contribution, typed: str, **more: Any) -> HttpResponse:
    procedure = found.procedure
    parts = [] if found.visibility == Visibility.WITHDRAWN else story.told(procedure, found, for_everybody=False)
    return frame.page(request, procedure.body, "participation/outcome.html", {
        "procedure": procedure, "contribution": found, "story": parts, "level": 3 if len(parts) > 1 else 2,
        "code": codes.written(codes.read(typed) or b""),
        "is_withdrawn": found.visibility == Visibility.WITHDRAWN, "draft_url": frame.url("draft", procedure),
        "outcomes": [part.decided for part in parts if part.decided], "code_url": frame.code_url(procedure.body),
        **fresh_ticket(request, _scope(procedure.body)), **more},
        trail=frame.trail(procedure, (_("Ihr Beitrag"), "")), status=422 if more.get("refusal") else 200)


def _data(found: Contribution) -> HttpResponse:
    """Everything kept of the contribution and its author, as a file."""
    response = JsonResponse(own_data.of_contribution(found), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="{found.sign}.json"'
    return response


def _withdraw(request: HttpRequest, found: Contribution) -> HttpResponse:
    if "sicher" not in request.POST:
        return _outcome(request, found, request.POST["code"], is_unsure=True)
    try:
        withdraw(found, by=VISITOR, now=timezone.now())
    except RuleError as refusal:
        return _outcome(request, found, request.POST["code"], refusal=refusal)
    return _outcome(request, found, request.POST["code"], is_done=True)
