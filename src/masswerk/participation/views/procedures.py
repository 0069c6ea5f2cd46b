"""The office's pages for procedures: list, opening one, changing one, inviting, looking through what waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS, get_editable
from masswerk.concepts.models import Edition, State
from masswerk.participation import access, actions, queries
from masswerk.participation.models import Contribution, Procedure, Visibility
from masswerk.participation.office_forms import HideForm, InviteForm, OpenForm, ProcedureForm
from masswerk.participation.words import PHASES, phase_of, step_of, steps
from masswerk.people.access import get_viewer
from masswerk.people.models import Account
from masswerk.people.workplace import office_page, workplace

PER_PAGE = 20
USUAL = timedelta(weeks=6)
"""So long contributions are usually taken; a proposal in the form."""


@require_http_methods(["GET", "HEAD"])
@workplace(*EDITORS)
def overview(request: HttpRequest, body: Body) -> HttpResponse:
    """All procedures of the body with their phase, contributions and what waits."""
    found = list(access.steerable(get_viewer(request)).filter(body=body).select_related("edition"))
    amounts, waiting = queries.amounts(found), queries.waiting_amounts(found)
    today = timezone.localdate()
    rows = [(one, PHASES[phase_of(one, today)], amounts.get(one.pk, 0), waiting.get(one.pk, 0)) for one in found]
    return office_page(request, body, "participation/office/overview.html", {
        "rows": rows, "drafts": _drafts(body).exists()})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def begin(request: HttpRequest, body: Body) -> HttpResponse:
    """Open a procedure on a draft."""
    editions = [(edition.pk, edition.title) for edition in _drafts(body)]
    first, today = editions[0][1] if editions else "", timezone.localdate()
    form = OpenForm(request.POST or None, editions=editions, initial={
        "title": first, "slug": slugify(first)[:60], "edition": request.GET.get("fassung", ""), "inform_on": today,
        "contribute_from": today, "contribute_until": today + USUAL})
    opened = _attempt(form, lambda: actions.open_procedure(
        get_editable(get_viewer(request), body, int(form.cleaned_data["edition"])), slug=form.cleaned_data["slug"],
        **form.facts(), now=timezone.now(), by=_actor(request)))
    if opened is not None:
        messages.success(request, "Die Beteiligung ist eröffnet. Der Entwurf liegt für alle aus.")
        return redirect(_url("procedure", opened))
    return _page(request, body, "participation/office/begin.html", form, editions=editions)


@require_http_methods(["GET", "HEAD"])
@workplace(*EDITORS)
def procedure(request: HttpRequest, body: Body, procedure: str) -> HttpResponse:
    """One procedure: phases, figures, the ways on."""
    found = access.get_steerable(get_viewer(request), body, procedure)
    now = phase_of(found, timezone.localdate())
    return office_page(request, body, "participation/office/procedure.html", {
        "procedure": found, "steps": [f"{word}: {when}" for word, when in steps(found)], "step": step_of(now),
        "phase": PHASES[now], "amount": queries.amounts([found]).get(found.pk, 0),
        "waiting": queries.waiting_amounts([found]).get(found.pk, 0), "passages": found.baselines.count()})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def change(request: HttpRequest, body: Body, procedure: str) -> HttpResponse:
    """Change days, words and who may contribute."""
    found = access.get_steerable(get_viewer(request), body, procedure)
    form = ProcedureForm(request.POST or None, initial=ProcedureForm.stored(found))
    done = _attempt(form, lambda: actions.change_procedure(
        found, **form.facts(), by=_actor(request)) or True)
    if done:
        messages.success(request, "Die Angaben zur Beteiligung sind gespeichert.")
        return redirect(_url("procedure", found))
    return _page(request, body, "participation/office/change.html", form, procedure=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def invite(request: HttpRequest, body: Body, procedure: str) -> HttpResponse:
    """Make a link for those who are invited; shown once, because it is kept nowhere."""
    found = access.get_steerable(get_viewer(request), body, procedure)
    form = InviteForm(request.POST or None, initial={"until": found.contribute_until})
    secret = _attempt(form, lambda: actions.invite(found, until=_end_of(form), by=_actor(request)))
    page = request.build_absolute_uri(reverse("participation:invited", kwargs={
        "body": body.slug, "procedure": found.slug}))
    return _page(request, body, "participation/office/invite.html", form, procedure=found,
                 link=f"{page}#{secret}" if secret else "")


@require_http_methods(["POST"])
@workplace(*EDITORS)
def publish(request: HttpRequest, body: Body, procedure: str) -> HttpResponse:
    """Publish one contribution, or all that are named."""
    found = access.get_steerable(get_viewer(request), body, procedure)
    chosen = [int(number) for number in request.POST.getlist("beitrag") if number.isdecimal()]
    done = 0
    for row in Contribution.objects.filter(procedure=found, number__in=chosen, visibility=Visibility.WAITING):
        try:
            actions.publish(row, by=_actor(request))
            done += 1
        except RuleError as refusal:
            messages.warning(request, str(refusal))
    if done:
        messages.success(request, "Ein Beitrag ist veröffentlicht." if done == 1
                         else f"{done} Beiträge sind veröffentlicht.")
    return redirect(_url("moderate", found))


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def hide(request: HttpRequest, body: Body, procedure: str, number: int) -> HttpResponse:
    """Keep one contribution internal, with a reason."""
    found = access.get_steerable(get_viewer(request), body, procedure)
    row = Contribution.objects.filter(procedure=found, number=number).exclude(visibility=Visibility.WITHDRAWN).first()
    if row is None:
        raise Http404
    form = HideForm(request.POST or None, initial={"reason": row.hidden_because})
    done = _attempt(form, lambda: actions.keep_internal(
        row, reason=form.cleaned_data["reason"], by=_actor(request)) or True)
    if done:
        messages.success(request, f"{row.sign} bleibt intern. Der Grund steht unter dem Code.")
        return redirect(_url("moderate", found))
    return _page(request, body, "participation/office/hide.html", form, procedure=found, contribution=row)


def _drafts(body: Body) -> QuerySet[Edition]:
    return Edition.objects.filter(body=body, state__in=[State.DRAFT, State.CONSULTATION])


def _attempt(form: Form, step: Callable[[], object]) -> object | None:
    """Take a step with a valid form; a refusal becomes an error of the form, so that what was typed stays."""
    if not form.is_valid():
        return None
    try:
        return step()
    except RuleError as refusal:
        form.add_error(None, str(refusal))
        return None


def _page(request: HttpRequest, body: Body, template: str, form: Form, **context: object) -> HttpResponse:
    return office_page(request, body, template, {"form": form, **context},
                       status=422 if form.is_bound and form.errors else 200)


def _actor(request: HttpRequest) -> Account:
    return cast("Account", request.user)


def _end_of(form: Form) -> datetime:
    """The end of the chosen day."""
    return timezone.make_aware(datetime.combine(form.cleaned_data["until"], time(23, 59, 59)))


def _url(name: str, procedure: object) -> str:
    found = cast("Procedure", procedure)
    return reverse(f"procedures:{name}", kwargs={"body": found.body.slug, "procedure": found.slug})
