"""How one measure stands: status, lead, dates, money."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import Element, Passage
from masswerk.measures import actions
from masswerk.measures.access import get_steerable
from masswerk.measures.forms import FactsForm
from masswerk.measures.models import Measure
from masswerk.people.access import get_viewer
from masswerk.people.models import Account
from masswerk.people.workplace import office_page, workplace

FACTS = ("status", "lead", "since", "review_on", "budget", "reason")


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def facts(request: HttpRequest, body: Body, concept: str, element: str) -> HttpResponse:
    """Say how a measure stands; the wording is changed with its passage."""
    found = get_steerable(get_viewer(request), body, concept, element)
    form = FactsForm(request.POST if request.method == "POST" else None, initial=_stored(found))
    if form.is_valid():
        try:
            actions.describe(found, **form.cleaned_data, by=cast("Account", request.user))
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Der Stand der Maßnahme ist gespeichert.")
            return redirect(request.path)
    passages = Passage.objects.filter(element=found).select_related("edition", "wording").order_by(
        "-edition__created_at", "-edition_id")
    status = 422 if form.is_bound and form.errors else 200
    return office_page(request, body, "measures/facts.html", {
        "form": form, "concept": found.concept, "element": found, "passages": list(passages),
        "newest": passages[0].wording}, status=status)


def _stored(element: Element) -> dict[str, Any]:
    measure: Measure | None = getattr(element, "measure", None)
    return {name: getattr(measure, name) for name in FACTS} if measure else {}
