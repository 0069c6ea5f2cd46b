"""The preview of a mail, and taking it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from masswerk.base.attachments import Examined, examine
from masswerk.base.errors import RuleError
from masswerk.documents.mail import Attachment, Mail, read_mail
from masswerk.documents.refusals import Unreadable
from masswerk.participation import actions
from masswerk.participation.actions import Submitted
from masswerk.participation.arriving_papers import PURPOSE
from masswerk.participation.arriving_sorts import content_of, text_in
from masswerk.participation.models import Arrival, Channel
from masswerk.participation.rules.arrivals import key_of
from masswerk.participation.rules.drafts import Draft
from masswerk.participation.views.arriving import frame, letters

READABLE = {"application/pdf", "text/plain", "text/html", "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment as shown. examined: None where it is not kept, then `why` says the reason."""

    number: int
    attachment: Attachment
    examined: Examined | None
    why: str

    @property
    def is_readable(self) -> bool:
        """True where its text can become the text."""
        return self.attachment.media_type in READABLE and not self.attachment.doubt


def page(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """Sender, text, quoted parts and attachments; the text may come from an attachment."""
    mail = read_mail(content_of(arrival), name=arrival.name)
    papers = [_paper(number, one) for number, one in enumerate(mail.attachments)]
    initial, note = ({}, None) if request.method == "POST" else _proposed(mail, papers, request.GET.get("anhang", ""))
    form = frame.entry_form(request, arrival.procedure, initial)
    if form.is_bound and form.is_valid():
        try:
            done = _taken(request, arrival, papers, form.draft(key_of("mail", mail.message_id or arrival.sha256)))
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, frame.answered(done))
            return redirect(letters.divide_url(done))
    kept = request.POST.getlist("anlage") if form.is_bound else [str(paper.number) for paper in papers]
    return frame.page(request, arrival.procedure, "mail", {
        "arrival": arrival, "mail": mail, "form": form, "note": note,
        "papers": [(paper, str(paper.number) in kept) for paper in papers],
        "quoted": [part.text for part in mail.parts if part.quoted]},
        status=422 if form.is_bound and form.errors else 200)


def _paper(number: int, attachment: Attachment) -> Paper:
    if attachment.doubt:
        return Paper(number, attachment, None, f"{attachment.doubt} Sie wird nicht aufgehoben.")
    try:
        return Paper(number, attachment, examine(attachment.data, name=attachment.name, purpose=PURPOSE), "")
    except RuleError as refusal:
        return Paper(number, attachment, None, str(refusal))


def _proposed(mail: Mail, papers: list[Paper], wanted: str) -> tuple[dict[str, Any], RuleError | None]:
    """What the mail says, or the text of one of its attachments; why that could not be read."""
    initial: dict[str, Any] = {"text": mail.text, "name": mail.name, "email": mail.address, "channel": Channel.MAIL}
    if mail.date is not None:
        sent = mail.date if mail.date.tzinfo else mail.date.replace(tzinfo=timezone.get_current_timezone())
        initial["received_on"] = min(timezone.localdate(sent), timezone.localdate())
    paper = next((one for one in papers if str(one.number) == wanted and one.is_readable), None)
    if paper is None:
        return initial, None
    try:
        return {**initial, "text": text_in(paper.attachment.name, paper.attachment.data)}, None
    except Unreadable as refusal:
        return initial, refusal


def _taken(request: HttpRequest, arrival: Arrival, papers: list[Paper], draft: Draft) -> Submitted:
    chosen = request.POST.getlist("anlage")
    kept = [paper.examined for paper in papers if paper.examined and str(paper.number) in chosen]
    return actions.take_arrival(arrival, [draft], by=frame.actor(request), now=timezone.now(), files={0: kept})[0]
