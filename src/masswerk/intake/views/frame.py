"""What the pages of reading in share."""

from __future__ import annotations

from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.intake import access
from masswerk.intake.models import Reading
from masswerk.people.access import get_viewer
from masswerk.people.models import Account
from masswerk.people.workplace import Page, workplace


def editors(view: Page) -> Page:
    """Let in who writes the body's concept; 404 for others, sign-in for visitors."""
    return workplace(*EDITORS)(view)


def of_reading(view: Page) -> Page:
    """The same for pages of one reading, which the view gets as `reading: Reading`."""

    @wraps(view)
    def page(request: HttpRequest, body: Body, reading: int, **kwargs: Any) -> HttpResponse:
        return view(request, reading=access.get_reading(get_viewer(request), body, reading), **kwargs)

    return editors(page)


def actor(request: HttpRequest) -> Account:
    """Who acts on a page that only signed-in people reach."""
    return cast("Account", request.user)


def url(name: str, reading: Reading, element: int | None = None, **more: Any) -> str:
    """Address of a page of a reading; with `element` it shows that one."""
    address = reverse(f"intake:{name}", kwargs={"body": reading.body.slug, "reading": reading.pk, **more})
    return f"{address}?element={element}#b{element}" if element else address


def is_partial(request: HttpRequest) -> bool:
    """True where a script asks for a part of the page."""
    return bool(getattr(request, "htmx", False))


def number(value: str | None) -> int | None:
    """A number from an address or a form; None for anything else."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 16 else None
