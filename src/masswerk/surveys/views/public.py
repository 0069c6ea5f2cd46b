"""Answering a survey: without account, without script, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.participation.access import visible as procedures
from masswerk.participation.actions import VISITOR
from masswerk.participation.views.public import frame
from masswerk.participation.views.public.sending import fresh_ticket, same_ticket, weighed
from masswerk.people.access import get_viewer
from masswerk.surveys import access, actions, queries
from masswerk.surveys.forms import ResponseForm
from masswerk.surveys.models import Survey
from masswerk.surveys.refusals import NotOpen
from masswerk.surveys.rules.forms import GERMAN, TEXT, is_whole_in, languages_of
from masswerk.surveys.rules.stages import Stage
from masswerk.surveys.showing import shown


@require_safe
def index(request: HttpRequest, body: str) -> HttpResponse:
    """A body's surveys stand among everything people can take part in."""
    if not Body.objects.filter(slug=body, is_active=True).exists():
        raise Http404
    return redirect(reverse("participation:index", kwargs={"body": body}) + frame.suffix())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, body: str, survey: str) -> HttpResponse:
    """The sheet; what was filled in stays where something is refused."""
    found = access.get_readable(get_viewer(request), body, survey)
    stage = found.stage(timezone.localdate())
    if stage is not Stage.RUNNING:
        return _page(request, found, "closed", {"stage": stage, "typed": _typed(request, found)})
    language, scope = get_language() or GERMAN, f"survey {found.pk}"
    questions = queries.asked(found)
    form = ResponseForm(request.POST or None, questions=questions, language=language)
    if request.method == "POST" and form.is_valid() and _kept(found, form, scope, language):
        return _page(request, found, "thanks", {"has_texts": form.has_texts})
    ticket = (same_ticket if request.method == "POST" else fresh_ticket)(request, scope)
    status = 422 if request.method == "POST" else 200
    return _page(request, found, "survey", {
        "form": form, "amount": len(questions), "spoken": languages_of(questions),
        "is_whole": is_whole_in(questions, language), **ticket}, status)


@require_safe
def result(request: HttpRequest, body: str, survey: str) -> HttpResponse:
    """The figures, for everybody, once the survey is over."""
    found = access.get_readable(get_viewer(request), body, survey)
    stage = found.stage(timezone.localdate())
    if stage is not Stage.OVER:
        return _page(request, found, "closed", {"stage": stage})
    count, figures = queries.figures(found)
    return _page(request, found, "result", {"count": count, "figures": shown(figures, get_language() or GERMAN)})


def _typed(request: HttpRequest, survey: Survey) -> list[str]:
    """What somebody wrote who sent the sheet too late, to be copied."""
    if request.method != "POST":
        return []
    texts = [request.POST.get(f"f_{row.name}", "") for row in queries.asked(survey) if row.kind == TEXT]
    return [text for text in texts if text.strip()]


def _kept(survey: Survey, form: ResponseForm, scope: str, language: str) -> bool:
    """Keep the sheet; what is wrong becomes an error of the form, which keeps every word."""
    sent = weighed(form, scope, timezone.now())
    if sent is None:
        return False
    try:
        actions.respond(survey, given=form.given(), key=sent.key, language=language, by=VISITOR, now=timezone.now())
    except RuleError as refusal:
        form.add_error(None, str(refusal) if not isinstance(refusal, NotOpen) else _(
            "Die Umfrage ist inzwischen zu Ende. Ihre Antworten sind nicht mehr angekommen."))
        return False
    return True


def _page(request: HttpRequest, survey: Survey, template: str, context: dict[str, Any],
          status: int = 200) -> HttpResponse:
    return frame.page(request, survey.body, f"surveys/public/{template}.html", {
        "survey": survey, **_ways(request, survey), **context},
        trail=[(_("Mitreden"), frame.index_url(survey.body)), (survey.title, "")], status=status)


def _ways(request: HttpRequest, survey: Survey) -> dict[str, str]:
    """Where a reader goes on: to the procedure the free answers belong to, where they may read it."""
    procedure = survey.procedure
    if not procedures(get_viewer(request)).filter(pk=procedure.pk).exists():
        privacy = reverse("public:privacy", kwargs={"body": survey.body.slug})
        return {"draft_url": "", "privacy_url": privacy + frame.suffix()}
    return {"draft_url": frame.url("draft", procedure), "privacy_url": frame.url("privacy", procedure)}
