"""What the pages of weighing share: who may, addresses, and refusals."""

from __future__ import annotations

from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import Element
from masswerk.participation import access
from masswerk.participation.models import Bundle, Decision, Procedure, Statement
from masswerk.people.access import get_viewer
from masswerk.people.models import Account
from masswerk.people.workplace import Page, office_page, workplace

KEPT = ("suche", "absatz", "entscheidung", "eingang", "von", "sortierung", "pruefen", "page")
"""Parts of the table's address that its pages hand on."""


def editors(view: Page) -> Page:
    """Let in who writes the body's concept; 404 for others, sign-in for visitors."""
    return workplace(*EDITORS)(view)


def of_procedure(view: Page) -> Page:
    """The same for pages of one procedure, which the view gets as `procedure: Procedure`."""

    @wraps(view)
    def page(request: HttpRequest, body: Body, procedure: str, **kwargs: Any) -> HttpResponse:
        return view(request, procedure=access.get_steerable(get_viewer(request), body, procedure), **kwargs)

    return editors(page)


def actor(request: HttpRequest) -> Account:
    """Who acts on a page that only signed-in people reach."""
    return cast("Account", request.user)


def url(name: str, procedure: Procedure, **more: Any) -> str:
    """Address of a page of weighing."""
    return reverse(f"weighing:{name}", kwargs={"body": procedure.body.slug, "procedure": procedure.slug, **more})


def table_url(request: HttpRequest, procedure: Procedure, statement: int | None = None) -> str:
    """The table as it was filtered, with a statement open beside it."""
    given = request.POST if request.method == "POST" else request.GET
    kept = {name: given[name] for name in KEPT if given.get(name)}
    if statement is not None:
        kept["aussage"] = str(statement)
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{url('table', procedure)}{query}{'#entscheiden' if statement is not None else ''}"


def page(request: HttpRequest, procedure: Procedure, template: str, context: dict[str, Any],
         status: int = 200) -> HttpResponse:
    """A page of weighing with the way back to the table."""
    given = request.POST if request.method == "POST" else request.GET
    kept = [(name, given[name]) for name in KEPT if given.get(name)]
    return office_page(request, procedure.body, template, {
        "procedure": procedure, "kept": kept, "table_url": table_url(request, procedure), **context}, status=status)


def get_statement(procedure: Procedure, pk: int) -> Statement:
    """One statement of a procedure; 404 for others."""
    found: Statement | None = Statement.objects.filter(procedure=procedure, pk=pk).select_related(
        "contribution", "bundle", "procedure__edition", "procedure__body").first()
    if found is None:
        raise Http404
    return found


def get_bundle(procedure: Procedure, pk: int) -> Bundle:
    """One bundle of a procedure; 404 for others."""
    found: Bundle | None = Bundle.objects.filter(procedure=procedure, pk=pk).select_related(
        "procedure__edition").first()
    if found is None:
        raise Http404
    return found


def get_decision(procedure: Procedure, pk: int) -> Decision:
    """One decision of a procedure; 404 for others."""
    found: Decision | None = Decision.objects.filter(procedure=procedure, pk=pk).select_related(
        "procedure", "statement__contribution", "bundle", "drafted_by", "confirmed_by").first()
    if found is None:
        raise Http404
    return found


def get_element(procedure: Procedure, key: str) -> Element:
    """One element of the procedure's concept; 404 for others."""
    found: Element | None = Element.objects.filter(concept=procedure.edition.concept_id, key=key).first()
    if found is None:
        raise Http404
    return found


def numbers(values: list[str]) -> list[int]:
    """Numbers from an address or a form; anything else is left out."""
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 16]
