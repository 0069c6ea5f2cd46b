"""What the office's pages of the network share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.documents.calendars import MEDIA_TYPE
from masswerk.network.calendars import meeting_file
from masswerk.network.models import Meeting
from masswerk.people.models import Account
from masswerk.people.workplace import office_page

T = TypeVar("T")


def actor(request: HttpRequest) -> Account:
    """Who acts: the signed-in account."""
    return cast("Account", request.user)


def attempt(form: Form, step: Callable[[], T]) -> T | None:
    """Take a step with a valid form; a refusal becomes an error of the form, so that what was typed stays."""
    if not form.is_valid():
        return None
    try:
        return step()
    except RuleError as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        form.add_error(None, " ".join(refusal.messages))
    return None


def form_page(request: HttpRequest, body: Body, template: str, form: Form, **context: Any) -> HttpResponse:
    """Show a form, after a refusal with status 422."""
    status = 422 if form.is_bound and form.errors else 200
    return office_page(request, body, template, {"form": form, **context}, status=status)


def saved(request: HttpRequest, words: str, to: str, **address: Any) -> HttpResponse:
    """Say what was done and go on."""
    messages.success(request, words)
    answer: HttpResponse = redirect(to, **address)
    return answer


def calendar_of(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """One meeting as a file for calendars."""
    name = f"{meeting.group.name}, {meeting.held_on:%d.%m.%Y}.ics"
    return download(meeting_file(meeting, domain_of(request)), name, MEDIA_TYPE)


def domain_of(request: HttpRequest) -> str:
    """The name of this installation, so that keys of calendars are its own."""
    return request.get_host().partition(":")[0]


def download(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to keep."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
