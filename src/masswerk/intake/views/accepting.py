"""From the reviewed proposal to a draft edition."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.concepts.access import editable_concepts, steerable_editions
from masswerk.concepts.models import Edition
from masswerk.intake import actions, queries
from masswerk.intake.forms import AcceptForm
from masswerk.intake.models import Reading, ReadingState
from masswerk.intake.naming import guess
from masswerk.intake.shown import coverage_bar
from masswerk.intake.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page

MOST = 20
"""Editions offered to be revised, newest first."""


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_reading
def accept(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Say which concept and which edition it becomes; what would be lost is said before."""
    if reading.state != ReadingState.REVIEW:
        return redirect(frame.url("reading", reading))
    coverage = queries.coverage(reading)
    viewer = get_viewer(request)
    concepts = list(editable_concepts(viewer).filter(body=reading.body))
    editions = list(steerable_editions(viewer).filter(body=reading.body).select_related("concept")[:MOST])
    form = AcceptForm(request.POST or None, concepts=concepts, editions=editions, nowhere=coverage.nowhere,
                      initial=asdict(guess(reading)))
    if form.is_valid():
        try:
            _accept(request, reading, form)
            messages.success(request, "Der Entwurf ist angelegt. Sie können ihn jetzt bearbeiten.")
            return redirect(frame.url("reading", reading))
        except RuleError as refusal:
            form.add_error(None, str(refusal))
    return office_page(request, reading.body, "intake/accept.html", {
        "reading": reading, "form": form, "coverage": coverage, "bar": coverage_bar(reading, coverage),
        "doubts": _doubts(reading)}, status=422 if form.errors else 200)


def _doubts(reading: Reading) -> str:
    """How many doubts are open, in words; "" for none."""
    count = queries.doubts(reading).count()
    if not count:
        return ""
    return "Ein Baustein ist noch zweifelhaft." if count == 1 else f"{count} Bausteine sind noch zweifelhaft."


def _accept(request: HttpRequest, reading: Reading, form: AcceptForm) -> Edition:
    data = form.cleaned_data
    chosen, based_on, _ = form.targets[data["where"]]
    concept = chosen or actions.NewConcept(data["concept_slug"], data["concept_title"])
    return actions.accept(reading, concept=concept, key=data["key"], title=data["title"], based_on=based_on,
                          losses_known=data.get("losses_known", False), by=frame.actor(request))
