"""The decision on an edition, and corrections afterwards."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import AdoptForm, ErratumForm
from masswerk.concepts.models import Edition, Erratum, State
from masswerk.concepts.revision import open_points
from masswerk.concepts.views import frame
from masswerk.people.access import get_viewer

SHOWN = 10
"""Open points named on the page of the decision; the rest is counted."""


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def adopt(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Record the decision; says before what is still open and that nothing can be changed afterwards."""
    chosen = access.get_editable(get_viewer(request), body, edition)
    form = AdoptForm(request.POST or None)
    if frame.attempt(form, lambda: _adopt(request, chosen, form)):
        messages.success(request, "Der Beschluss ist eingetragen. Der Text steht jetzt fest.")
        if chosen.superseded_on:
            messages.warning(request, "Später wurde eine andere Fassung beschlossen. Sie gilt weiter; diese steht als "
                             f"abgelöst seit {chosen.superseded_on:%d.%m.%Y} in der Liste.")
        return redirect(frame.url("edition", chosen))
    points = open_points(chosen)
    return frame.form_page(
        request, body, "concepts/adopt.html", form, edition=chosen, points=points[:SHOWN], count=len(points),
        more=max(0, len(points) - SHOWN),
        before=Edition.objects.filter(concept=chosen.concept, state=State.ADOPTED).first())


def _adopt(request: HttpRequest, edition: Edition, form: AdoptForm) -> bool:
    data = form.cleaned_data
    actions.adopt(edition, decided_by=data["decided_by"], decided_on=data["decided_on"], paper=data["paper"],
                  today=date.today(), by=frame.actor(request))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def correct(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Correct a mistake in an adopted edition by a dated erratum."""
    row = access.get_steerable_passage(get_viewer(request), body, edition, element)
    if not row.edition.is_fixed:
        raise Http404
    brought = frame.brought(request, "text")
    form = ErratumForm(None if brought else request.POST or None, initial={
        "dated": date.today(), "text": row.wording.text, **brought})
    made = frame.attempt(form, lambda: actions.add_erratum(
        row, **form.cleaned_data, today=date.today(), by=frame.actor(request)))
    if made is not None:
        messages.success(request, "Die Berichtigung ist eingetragen und öffentlich zu lesen.")
        return redirect(frame.passage_url("passage", row))
    return frame.work_page(request, row.edition, "concepts/erratum.html", {
        "form": form, "passage": row, "tab": "erratum",
        "errata": Erratum.objects.filter(edition=row.edition, element=row.element)},
        current=element, status=frame.status_of(form))
