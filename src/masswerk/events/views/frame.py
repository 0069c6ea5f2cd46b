"""What the pages of events share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.events.models import Event, Group
from masswerk.people.models import Account
from masswerk.people.workplace import office_page

T = TypeVar("T")


def actor(request: HttpRequest) -> Account:
    """Who acts: the signed-in account."""
    return cast("Account", request.user)


def attempt(form: Form, step: Callable[[], T]) -> T | None:
    """Take a step with a valid form; a refusal becomes an error of the form, so that what was typed stays."""
    if not form.is_valid():
        return None
    try:
        return step()
    except RuleError as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        form.add_error(None, " ".join(refusal.messages))
    return None


def form_page(request: HttpRequest, body: Body, template: str, form: Form, **context: Any) -> HttpResponse:
    """Show a form, after a refusal with status 422."""
    status = 422 if form.is_bound and form.errors else 200
    return office_page(request, body, f"events/{template}.html", {"form": form, **context}, status=status)


def url(name: str, event: Event, **more: Any) -> str:
    """Address of an office page of an event."""
    return reverse(f"events:{name}", kwargs={"body": event.body.slug, "event": event.slug, **more})


def group_url(name: str, group: Group, **more: Any) -> str:
    """Address of a page of a group."""
    return url(name, group.event, group=group.number, **more)
