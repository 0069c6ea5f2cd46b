"""Making surveys, and reading what came back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.documents.writers.tables import Column, Sheet, write_xlsx
from masswerk.participation.access import steerable as procedures
from masswerk.people.access import get_viewer
from masswerk.people.models import Account
from masswerk.people.workplace import office_page, workplace
from masswerk.surveys import access, actions, queries
from masswerk.surveys.arriving import questions_of
from masswerk.surveys.forms import MakeForm, QuestionsForm, SurveyForm
from masswerk.surveys.models import Survey
from masswerk.surveys.rules import lines, xlsform
from masswerk.surveys.rules.stages import Stage
from masswerk.surveys.showing import shown

T = TypeVar("T")
LOOKS = {Stage.BEFORE: ("geplant", "clock", "none"), Stage.RUNNING: ("läuft", "running", "go"),
         Stage.OVER: ("beendet", "done", "ok")}
"""Word, sign and tint of a published survey."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@workplace(*EDITORS)
def overview(request: HttpRequest, body: Body) -> HttpResponse:
    """All surveys of the body."""
    found = access.steerable(get_viewer(request)).filter(body=body).select_related("procedure")
    today = timezone.localdate()
    # counting forgets the order of the model
    counted = found.annotate(sheets=Count("responses")).order_by("-opens_on", "-id")
    rows = [(one, *_look(one, today), one.sheets) for one in counted]
    return office_page(request, body, "surveys/overview.html", {"surveys": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def make(request: HttpRequest, body: Body) -> HttpResponse:
    """Make a survey."""
    known = {str(one.pk): one for one in procedures(get_viewer(request)).filter(body=body, closed_at=None)}
    today = timezone.localdate()
    form = MakeForm(request.POST or None, procedures=[(key, one.title) for key, one in known.items()],
                    initial={"opens_on": today, "closes_on": today})
    made = _attempt(form, lambda: actions.make_survey(
        known[form.cleaned_data.pop("procedure")], **form.cleaned_data, by=_actor(request)))
    if made is None:
        return _page(request, body, "make", form, procedures=known)
    messages.success(request, f"„{made.title}“ ist angelegt. Schreiben Sie jetzt die Fragen.")
    return redirect("surveys:questions", body=body.slug, survey=made.slug)


@require_safe
@workplace(*EDITORS)
def survey(request: HttpRequest, body: Body, survey: str) -> HttpResponse:
    """One survey with its figures."""
    found = access.get_steerable(get_viewer(request), body, survey)
    count, figures = queries.figures(found)
    return office_page(request, body, "surveys/survey.html", {
        "survey": found, "count": count, "figures": shown(figures)})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def change(request: HttpRequest, body: Body, survey: str) -> HttpResponse:
    """Change title, lead and days."""
    found = access.get_steerable(get_viewer(request), body, survey)
    names = ("title", "lead", "opens_on", "closes_on")
    form = SurveyForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if _attempt(form, lambda: actions.change_survey(found, **form.cleaned_data, by=_actor(request))):
        return _saved(request, found, "Die Angaben sind gespeichert.")
    return _page(request, body, "change", form, survey=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def questions(request: HttpRequest, body: Body, survey: str) -> HttpResponse:
    """Write the questions, or read them from an XLSForm."""
    found = access.get_steerable(get_viewer(request), body, survey)
    known = queries.asked(found)
    form = QuestionsForm(request.POST or None, request.FILES or None, initial={"lines": lines.write(known)})
    if _attempt(form, lambda: actions.set_questions(
            found, questions=questions_of(form.cleaned_data["file"], form.cleaned_data["lines"], known),
            by=_actor(request)) or True):
        return _saved(request, found, "Die Fragen sind gespeichert.")
    return _page(request, body, "questions", form, survey=found)


@require_POST
@workplace(*EDITORS)
def step(request: HttpRequest, body: Body, survey: str, step: str) -> HttpResponse:
    """Publish, or hide again."""
    found = access.get_steerable(get_viewer(request), body, survey)
    try:
        actions.publish(found, is_published=step == "veroeffentlichen", by=_actor(request))
    except RuleError as refusal:
        messages.error(request, str(refusal))
        return redirect("surveys:survey", body=body.slug, survey=found.slug)
    return _saved(request, found, "Die Umfrage ist veröffentlicht." if found.is_published
                  else "Die Umfrage ist nicht mehr zu sehen.")


@require_safe
@workplace(*EDITORS)
def file(request: HttpRequest, body: Body, survey: str, form: str) -> HttpResponse:
    """Questions as XLSForm, or figures as a table."""
    found = access.get_steerable(get_viewer(request), body, survey)
    sheets = _form_sheets(found) if form == "xlsform" else _figure_sheets(found)
    answer = HttpResponse(write_xlsx(sheets, title=found.title, publisher=body.name), content_type=XLSX)
    name = f"{found.title}, {'XLSForm' if form == 'xlsform' else 'Ergebnis'}.xlsx"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _look(survey: Survey, today: date) -> tuple[str, str, str]:
    """Word, sign and tint for where a survey stands."""
    if not survey.is_published:
        return "noch nicht veröffentlicht", "pen", "wait"
    return LOOKS[survey.stage(today)]


def _form_sheets(survey: Survey) -> list[Sheet]:
    made = xlsform.write(queries.asked(survey), title=survey.title, key=survey.slug)
    return [Sheet(name, tuple(Column(word) for word in rows[0]), rows[1:]) for name, rows in made.items()]


def _figure_sheets(survey: Survey) -> list[Sheet]:
    count, figures = queries.figures(survey)
    rows = [(row.question.title, row.question.choice_labels.get(name, {}).get("de", name), amount, row.answered)
            for row in figures for name, amount in row.counts.items()]
    columns = (Column("Frage", width=50), Column("Antwort", width=40), Column("Anzahl", "number"),
               Column("beantwortet", "number"))
    return [Sheet(f"{count} Bögen", columns, rows)]


def _attempt(form: Form, take: Callable[[], T]) -> T | None:
    if not form.is_valid():
        return None
    try:
        return take()
    except RuleError as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        form.add_error(None, " ".join(refusal.messages))
    return None


def _page(request: HttpRequest, body: Body, template: str, form: Form, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return office_page(request, body, f"surveys/{template}.html", {"form": form, **context}, status=status)


def _saved(request: HttpRequest, survey: Survey, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("surveys:survey", body=survey.body.slug, survey=survey.slug)


def _actor(request: HttpRequest) -> Account:
    return cast("Account", request.user)
