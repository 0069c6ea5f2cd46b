"""What stands around every public page of participation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masswerk.bodies.models import Body
from masswerk.concepts.reading import Item
from masswerk.concepts.rules.kinds import german
from masswerk.documents.markdown import plain
from masswerk.participation.models import Procedure
from masswerk.participation.rules.phases import Phase
from masswerk.participation.words import phase_of
from masswerk.people.front import front

SECTION = "participation"
WORDS = 12
OPENED = "invited_to"
"""Where the session keeps which procedures its invitations open."""


def suffix() -> str:
    """The part of an address that keeps the language of the page."""
    language = get_language() or "de"
    return "" if language == "de" else f"?sprache={language}"


def page(request: HttpRequest, body: Body, template: str, context: dict[str, Any], *,
         trail: list[tuple[str, str]], status: int = 200) -> HttpResponse:
    """Render a page; `trail` without the body, which stands first."""
    return render(request, template, surrounded(request, body, context, trail=trail), status=status)


def surrounded(request: HttpRequest, body: Body, context: dict[str, Any], *,
               trail: list[tuple[str, str]]) -> dict[str, Any]:
    """What a page is told, with what stands around it; `trail` as `page` takes it."""
    start = reverse("public:start", kwargs={"body": body.slug}) + suffix()
    return {"body": body, "query": suffix(), "trail": [(body.name, start), *trail],
            **front(request, body, SECTION, suffix()), **context}


def url(name: str, procedure: Procedure, **more: Any) -> str:
    """Address of a page of a procedure in the language of this one."""
    return reverse(f"participation:{name}", kwargs={
        "body": procedure.body.slug, "procedure": procedure.slug, **more}) + suffix()


def index_url(body: Body) -> str:
    """Address of all procedures of a body."""
    return reverse("participation:index", kwargs={"body": body.slug}) + suffix()


def code_url(body: Body) -> str:
    """Where a receipt code is entered."""
    return reverse("participation:code", kwargs={"body": body.slug}) + suffix()


def trail(procedure: Procedure, *steps: tuple[str, str]) -> list[tuple[str, str]]:
    """From all procedures to a page below one."""
    return [(_("Mitreden"), index_url(procedure.body)), (procedure.title, url("draft", procedure)), *steps]


def name_of(item: Item, length: int = WORDS) -> str:
    """An item's title, else its first words, else the word for its kind."""
    if item.title:
        return item.title
    found = plain(item.text).split()
    return " ".join(found[:length]) + (" …" if len(found) > length else "") or _(german(item.kind))


def place_of(item: Item | None) -> str:
    """Where a contribution belongs, in few words: "3.6.3", "Feld „Arbeit“", "Ganzer Entwurf"."""
    if item is None:
        return _("Ganzer Entwurf")
    return item.number or name_of(item, 5)


def phase_today(procedure: Procedure) -> Phase:
    """Where a procedure stands today."""
    return phase_of(procedure, localdate())


def invited_to(request: HttpRequest) -> frozenset[int]:
    """Procedures whose invitation was opened in this session; asks for no session where there is none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return frozenset()
    return frozenset(request.session.get(OPENED, []))
