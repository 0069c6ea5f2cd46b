"""The network as a file, out and in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.network import access, actions, arriving
from masswerk.network.actions import Choice
from masswerk.network.exchange import WRITERS
from masswerk.network.forms import FileForm
from masswerk.network.models import Contact
from masswerk.network.rules.entries import Arrived
from masswerk.network.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page, workplace

SHOWN = 100
"""Rows with faults shown; the rest is counted."""


@require_safe
@workplace(*EDITORS)
def file(request: HttpRequest, body: Body, form: str) -> HttpResponse:
    """Everything known of the network, contacts included."""
    if form not in WRITERS:
        raise Http404
    profiles = list(access.steerable(get_viewer(request)).filter(body=body).select_related(
        "organisation").order_by("organisation__name"))
    contacts = list(Contact.objects.filter(body=body).select_related("person", "profile__organisation").order_by("pk"))
    write, media_type = WRITERS[form]
    return frame.download(write(body, profiles, contacts), f"{body.name}, Netzwerk.{form}", media_type)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def take_in(request: HttpRequest, body: Body) -> HttpResponse:
    """Read a file, show what would become of each row, and take it in once somebody says so."""
    if "rows" in request.POST:
        return _take(request, body)
    form = FileForm(request.POST or None, request.FILES or None)
    arrived = frame.attempt(form, lambda: arriving.read(form.cleaned_data["file"].read(),
                                                        form.cleaned_data["file"].name))
    if arrived is None:
        return frame.form_page(request, body, "network/take_in.html", form)
    return _preview(request, body, arrived)


def _take(request: HttpRequest, body: Body) -> HttpResponse:
    try:
        arrived = arriving.opened(body, request.POST["rows"])
    except RuleError as refusal:
        form = FileForm()
        return office_page(request, body, "network/take_in.html", {"form": form, "refusal": refusal}, status=422)
    try:
        taken = actions.take_in(body, arrived, choices=_choices(request, body, arrived), by=frame.actor(request),
                                today=timezone.localdate())
    except RuleError as refusal:
        return _preview(request, body, arrived, refusal)
    return frame.saved(request, f"Neue Organisationen: {taken.added}. Geändert: {taken.changed}. Neue Kontakte: "
                       f"{taken.contacts}.", "network:overview", body=body.slug)


def _choices(request: HttpRequest, body: Body, arrived: Arrived) -> dict[int, tuple[Choice, int]]:
    """What was chosen for each row; for what is not said, what is proposed."""
    found = {}
    for row in arriving.tried(body, arrived):
        said = request.POST.get(f"row_{row.entry.number}", row.choice)
        choice = Choice(said) if said in set(Choice) else row.choice
        found[row.entry.number] = (choice, row.twin.organisation_id if row.twin else 0)
    return found


def _preview(request: HttpRequest, body: Body, arrived: Arrived, refusal: RuleError | None = None) -> HttpResponse:
    rows = arriving.tried(body, arrived)
    context: dict[str, Any] = {
        "known": [row for row in rows if row.twin], "fresh": [row for row in rows if not row.twin],
        "contacts": arrived.contacts, "wrong": arrived.wrong[:SHOWN], "more_wrong": max(len(arrived.wrong) - SHOWN, 0),
        "rows": arriving.sealed(body, arrived), "refusal": refusal, "nothing": not rows and not arrived.contacts}
    return office_page(request, body, "network/preview.html", context, status=422 if refusal else 200)
