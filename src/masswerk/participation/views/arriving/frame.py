"""What the pages of arriving share: who may, addresses, forms."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from masswerk.participation.actions import Submitted
from masswerk.participation.arriving_copy import spots
from masswerk.participation.arriving_forms import EntryForm
from masswerk.participation.models import Arrival, Procedure
from masswerk.participation.views.weighing.frame import actor, of_procedure
from masswerk.people.workplace import Page, office_page

__all__ = ["actor", "answered", "entry_form", "of_arrival", "of_procedure", "page", "url"]


def of_arrival(view: Page) -> Page:
    """Pages of one file that arrived, which the view gets as `arrival: Arrival`; 404 for strangers."""

    @of_procedure
    @wraps(view)
    def page(request: HttpRequest, procedure: Procedure, arrival: int) -> HttpResponse:
        found = Arrival.objects.filter(procedure=procedure, pk=arrival).select_related(
            "procedure__body", "procedure__edition__concept").first()
        if found is None:
            raise Http404
        return view(request, arrival=found)

    return page


def url(name: str, procedure: Procedure, **more: Any) -> str:
    """Address of a page of arriving."""
    return reverse(f"arriving:{name}", kwargs={"body": procedure.body.slug, "procedure": procedure.slug, **more})


def page(request: HttpRequest, procedure: Procedure, template: str, context: dict[str, Any],
         status: int = 200) -> HttpResponse:
    """A page of arriving."""
    return office_page(request, procedure.body, f"arriving/{template}.html", {"procedure": procedure, **context},
                       status=status)


def entry_form(request: HttpRequest, procedure: Procedure, initial: dict[str, Any]) -> EntryForm:
    """The form for one contribution, as sent or with what is known beforehand."""
    today = timezone.localdate()
    return EntryForm(request.POST if request.method == "POST" else None, places=spots(procedure).values(), today=today,
                     initial={"received_on": today, **initial})


def answered(done: Submitted) -> str:
    """What a person reads after one contribution was entered."""
    sign = done.contribution.sign
    if not done.is_new:
        return f"Das war schon da: {sign}. Es wurde nichts doppelt aufgenommen."
    return (f"{sign} ist aufgenommen. Quittungscode für die Antwort: {done.code}. Er wird nur jetzt gezeigt. "
            "Teilen Sie den Text nun in Aussagen.")
