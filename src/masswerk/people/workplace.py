"""Pages of the office: one decorator finds the body, checks the role and gives the page its navigation."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from masswerk.bodies.models import Body
from masswerk.people.access import get_viewer, get_workplace
from masswerk.people.factors import is_secured
from masswerk.people.models import Account
from masswerk.people.office import office_nav

Page = Callable[..., HttpResponse]


def workplace(*roles: str) -> Callable[[Page], Page]:
    """Let in who holds one of `roles` at the address's body, give others 404 and visitors the sign-in.

    Whoever has no second factor yet where one is required is led to set one up.

    The view gets the body as `body: Body` instead of its short name.
    """

    def decorate(view: Page) -> Page:
        @wraps(view)
        def page(request: HttpRequest, body: str, **kwargs: Any) -> HttpResponse:
            if not is_secured(request, cast("Account", request.user)):
                messages.warning(request, "Richten Sie zuerst einen Passkey oder einen zweiten Faktor ein.")
                return redirect("mfa_index")
            return view(request, body=get_workplace(get_viewer(request), body, *roles), **kwargs)

        return login_required(page)

    return decorate


def office_page(request: HttpRequest, body: Body, template: str, context: dict[str, Any] | None = None,
                status: int = 200) -> HttpResponse:
    """Render a page of the office with body and navigation."""
    return render(request, template, {"body": body, "office_nav": office_nav(request, body), **(context or {})},
                  status=status)
