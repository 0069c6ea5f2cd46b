"""Answering a survey: without account, without script, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.base.errors import RuleError
from masswerk.participation.actions import VISITOR
from masswerk.participation.views.public.sending import fresh_ticket, same_ticket, weighed
from masswerk.people.access import get_viewer
from masswerk.people.front import front
from masswerk.surveys import access, actions, queries
from masswerk.surveys.forms import ResponseForm
from masswerk.surveys.models import Survey
from masswerk.surveys.rules.forms import GERMAN
from masswerk.surveys.showing import shown


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, body: str, survey: str) -> HttpResponse:
    """The sheet; what was filled in stays where something is refused."""
    found = access.get_readable(get_viewer(request), body, survey)
    if not found.opens_on <= timezone.localdate() <= found.closes_on:
        return _page(request, found, "surveys/public/closed.html", {})
    language, scope = get_language() or "de", f"survey {found.pk}"
    form = ResponseForm(request.POST or None, questions=queries.asked(found), language=language)
    if request.method == "POST" and form.is_valid() and _kept(found, form, scope, language):
        return _page(request, found, "surveys/public/thanks.html", {})
    ticket = (same_ticket if request.method == "POST" else fresh_ticket)(request, scope)
    status = 422 if request.method == "POST" else 200
    return _page(request, found, "surveys/public/survey.html", {"form": form, **ticket}, status)


@require_safe
def result(request: HttpRequest, body: str, survey: str) -> HttpResponse:
    """The figures, for everybody, once the survey is over."""
    found = access.get_readable(get_viewer(request), body, survey)
    if timezone.localdate() <= found.closes_on:
        return _page(request, found, "surveys/public/closed.html", {"is_running": True})
    count, figures = queries.figures(found)
    return _page(request, found, "surveys/public/result.html", {
        "count": count, "figures": shown(figures, get_language() or GERMAN)})


def _kept(survey: Survey, form: ResponseForm, scope: str, language: str) -> bool:
    """Keep the sheet; a machine that fills in the hidden field gets thanks and nothing is kept."""
    if form.cleaned_data["homepage"]:
        return True
    sent = weighed(form, scope, timezone.now())
    if sent is None:
        return False
    try:
        actions.respond(survey, given=form.given(), key=sent.key, language=language, by=VISITOR, now=timezone.now())
    except RuleError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _page(request: HttpRequest, survey: Survey, template: str, context: dict[str, Any],
          status: int = 200) -> HttpResponse:
    language = get_language() or "de"
    suffix = "" if language == "de" else f"?sprache={language}"
    trail = [(survey.body.name, reverse("public:start", kwargs={"body": survey.body.slug}) + suffix),
             (_("Mitreden"), reverse("participation:index", kwargs={"body": survey.body.slug}) + suffix),
             (survey.title, "")]
    return render(request, template, {
        "body": survey.body, "survey": survey, "trail": trail, "query": suffix,
        **front(request, survey.body, "participation", suffix), **context}, status=status)
