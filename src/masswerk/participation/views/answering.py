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
from masswerk.participation.actions import answering
from masswerk.participation.answers import Answer, answers, letter
from masswerk.participation.models import Procedure
from masswerk.participation.views.weighing import frame

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@frame.of_procedure
def page(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Everybody who can be reached, with what they are told and whether it went out."""
    found = answers(procedure)
    due = [answer for answer in found if answer.is_decided and answer.has_mail
           and (answer.sent is None or answer.is_outdated)]
    return frame.page(request, procedure, "weighing/answers.html", {"answers": found, "due": len(due)})


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
    data = letter(answer, procedure, template=None, on=timezone.localdate(), page=_page(request, procedure))
    response = HttpResponse(data, content_type=WORD)
    name = f"Antwort {answer.contribution.sign}.docx"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@require_POST
@frame.of_procedure
def letter_sent(request: HttpRequest, procedure: Procedure, number: int) -> HttpResponse:
    """Note that the letter went out."""
    answer = _get(procedure, number)
    try:
        answering.note_letter(answer, by=frame.actor(request), now=timezone.now())
    except RuleError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Der Brief zu {answer.contribution.sign} ist als versandt vermerkt.")
    return redirect(frame.url("answers", procedure))


def _get(procedure: Procedure, number: int) -> Answer:
    found = next((one for one in answers(procedure) if one.contribution.number == number), None)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, procedure: Procedure) -> str:
    return request.build_absolute_uri(reverse("participation:code", kwargs={"body": procedure.body.slug}))
