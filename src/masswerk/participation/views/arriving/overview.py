"""Where everything arrives: the draft to send out, files that came, letters to be entered."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.base.attachments import scan
from masswerk.base.errors import RuleError
from masswerk.documents.writers import docx, odt
from masswerk.participation import actions
from masswerk.participation.actions.arriving import MEGABYTE, MOST
from masswerk.participation.arriving_draft import draft_doc
from masswerk.participation.arriving_forms import ArrivalForm
from masswerk.participation.arriving_refusals import ArrivalTooLarge
from masswerk.participation.arriving_sorts import sort_of
from masswerk.participation.models import Arrival, Channel, Procedure
from masswerk.participation.rules.arrivals import key_of
from masswerk.participation.views.arriving import frame

WRITERS = {"docx": (docx.write, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
           "odt": (odt.write, "application/vnd.oasis.opendocument.text")}
PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def overview(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """What arrived, and the form for a file."""
    form = ArrivalForm(request.POST, request.FILES) if request.method == "POST" else ArrivalForm()
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(frame.url("arrival", procedure, arrival=_kept(request, procedure, form).pk))
        except RuleError as refusal:
            form.add_error("file", str(refusal))
    rows = Arrival.objects.filter(procedure=procedure)
    return frame.page(request, procedure, "overview", {
        "form": form, "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))},
        status=422 if form.is_bound and form.errors else 200)


@require_safe
@frame.of_procedure
def draft(request: HttpRequest, procedure: Procedure, form: str) -> HttpResponse:
    """The laid-out draft as a file in which changes are tracked."""
    if form not in WRITERS:
        raise Http404
    write, media_type = WRITERS[form]
    answer = HttpResponse(write(draft_doc(procedure)), content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="entwurf-{procedure.slug}.{form}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def letter(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Enter a contribution that came without a file."""
    form = frame.entry_form(request, procedure, {"channel": Channel.LETTER, "token": secrets.token_urlsafe(16)})
    if form.is_bound and form.is_valid():
        try:
            key = key_of("brief", form.cleaned_data["token"]) if form.cleaned_data["token"] else ""
            done = actions.submit_many(procedure, [form.draft(key)], by=frame.actor(request), now=timezone.now())[0]
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, frame.answered(done))
            return redirect(reverse("weighing:divide", kwargs={
                "body": procedure.body.slug, "procedure": procedure.slug, "number": done.contribution.number}))
    return frame.page(request, procedure, "letter", {"form": form},
                      status=422 if form.is_bound and form.errors else 200)


def _kept(request: HttpRequest, procedure: Procedure, form: ArrivalForm) -> Arrival:
    file = form.cleaned_data["file"]
    if file.size > MOST:
        raise ArrivalTooLarge(name=file.name, most=MOST // MEGABYTE)
    content = file.read()
    scan(content, file.name)
    return actions.keep_arrival(procedure, content=content, name=file.name, sort=sort_of(file.name, content),
                                by=frame.actor(request), now=timezone.now())
