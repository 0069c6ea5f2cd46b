"""Entering a letter beside its scan or its file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from masswerk.base.attachments import Examined, examine
from masswerk.base.errors import RuleError
from masswerk.documents.readers import formats
from masswerk.documents.refusals import NoText, Unreadable
from masswerk.participation import actions
from masswerk.participation.actions import Submitted
from masswerk.participation.arriving_papers import PURPOSE
from masswerk.participation.arriving_sorts import content_of, is_picture, text_in
from masswerk.participation.models import Arrival, ArrivalState, Channel
from masswerk.participation.rules.arrivals import key_of
from masswerk.participation.rules.drafts import Draft
from masswerk.participation.views.arriving import frame

CHANNELS = {"pdf": Channel.PDF, "docx": Channel.WORD, "odt": Channel.WORD}


def page(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """The text beside the file; a text that can be read is proposed. Refusals leave what was typed where it is."""
    content = content_of(arrival)
    initial, note = ({}, None) if request.method == "POST" else _proposed(arrival, content)
    form = frame.entry_form(request, arrival.procedure, initial)
    if form.is_bound and form.is_valid():
        try:
            done = _taken(request, arrival, content, form.draft(_key(arrival, form.cleaned_data["text"])))
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, frame.answered(done))
            return redirect(divide_url(done))
    earlier = Arrival.objects.filter(procedure=arrival.procedure, sha256=arrival.sha256,
                                     state=ArrivalState.TAKEN).first()
    return frame.page(request, arrival.procedure, "letter", {
        "arrival": arrival, "form": form, "note": note, "is_picture": is_picture(content), "earlier": earlier},
        status=422 if form.is_bound and form.errors else 200)


def divide_url(done: Submitted) -> str:
    """Where its text is parted into statements."""
    row = done.contribution
    return reverse("weighing:divide", kwargs={
        "body": row.procedure.body.slug, "procedure": row.procedure.slug, "number": row.number})


def _proposed(arrival: Arrival, content: bytes) -> tuple[dict[str, Any], RuleError | None]:
    """What is known of the letter beforehand, and why its text could not be read."""
    code, _ = formats.find(arrival.name, content)
    initial = {"channel": CHANNELS.get(code, Channel.LETTER)}
    if is_picture(content):
        return initial, None
    try:
        return {**initial, "text": text_in(arrival.name, content)}, None
    except NoText:
        return {"channel": Channel.LETTER}, None
    except Unreadable as refusal:
        return initial, refusal


def _taken(request: HttpRequest, arrival: Arrival, content: bytes, draft: Draft) -> Submitted:
    kept: list[Examined] = []
    if request.POST.get("behalten"):
        kept = [examine(content, name=arrival.name, purpose=PURPOSE)]
    return actions.take_arrival(arrival, [draft], by=frame.actor(request), now=timezone.now(), files={0: kept})[0]


def _key(arrival: Arrival, text: str) -> str:
    """By file and words: one scan may hold several letters."""
    return key_of("brief", arrival.sha256, " ".join(text.split()))
