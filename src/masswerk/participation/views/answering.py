"""Answering contributors: who is to be told what, mails to all at once, letters one by one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.base.rules.media import DOCX
from masswerk.participation.actions import answering
from masswerk.participation.answers import Answer, answers, letter, letters
from masswerk.participation.letter_paper import paper_of, template_of
from masswerk.participation.models import Procedure
from masswerk.participation.views.weighing import frame


@require_safe
@frame.of_procedure
def page(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Everybody who can be reached, with what they are told and whether it went out."""
    found = answers(procedure)
    return frame.page(request, procedure, "weighing/answers.html", {
        "answers": found, "due": len([answer for answer in found if answer.is_due and answer.has_mail]),
        "letters": len(_by_letter(found)), "paper": paper_of(procedure.body)})


@require_POST
@frame.of_procedure
def mail(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Send every mail that can be sent."""
    ready = [answer for answer in answers(procedure) if answer.is_decided]
    count = answering.answer_by_mail(procedure, ready, page=_page(request, procedure), by=frame.actor(request),
                                     now=timezone.now())
    messages.success(request, f"{count} Antworten liegen im Postausgang." if count != 1
                     else "Eine Antwort liegt im Postausgang.")
    return redirect(frame.url("answers", procedure))


@require_safe
@frame.of_procedure
def letter_file(request: HttpRequest, procedure: Procedure, number: int) -> HttpResponse:
    """The letter to one contributor as a Word file."""
    answer = _get(procedure, number)
    data = letter(answer, procedure, template=template_of(procedure.body), on=timezone.localdate(),
                  page=_page(request, procedure))
    return _saved(data, DOCX, f"Antwort {answer.contribution.sign}.docx")


@require_safe
@frame.of_procedure
def letters_file(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Every letter that waits, one Word file each, in a ZIP."""
    due = _by_letter(answers(procedure))
    data = letters(due, procedure, on=timezone.localdate(), page=_page(request, procedure))
    return _saved(data, "application/zip", f"Briefe {procedure.title}.zip")


@require_POST
@frame.of_procedure
def letters_sent(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Note that every letter that waits went out."""
    done = answering.note_letters(_by_letter(answers(procedure)), by=frame.actor(request), now=timezone.now())
    messages.success(request, f"{len(done)} Briefe sind als versandt vermerkt." if len(done) != 1
                     else "Ein Brief ist als versandt vermerkt.")
    return redirect(frame.url("answers", procedure))


@require_POST
@frame.of_procedure
def letter_sent(request: HttpRequest, procedure: Procedure, number: int) -> HttpResponse:
    """Note that the letter went out."""
    answer = _get(procedure, number)
    try:
        answering.note_letters([answer], by=frame.actor(request), now=timezone.now())
    except RuleError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Der Brief zu {answer.contribution.sign} ist als versandt vermerkt.")
    return redirect(frame.url("answers", procedure))


def _by_letter(found: list[Answer]) -> list[Answer]:
    return [answer for answer in found if answer.is_due and answer.goes_by_letter]


def _saved(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _get(procedure: Procedure, number: int) -> Answer:
    found = next((one for one in answers(procedure) if one.contribution.number == number), None)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, procedure: Procedure) -> str:
    return request.build_absolute_uri(reverse("participation:code", kwargs={"body": procedure.body.slug}))
