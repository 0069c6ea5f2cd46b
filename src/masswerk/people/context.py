"""What every template knows about who is looking."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from masswerk.people.access import get_viewer


def viewer(request: HttpRequest) -> dict[str, Any]:
    """`viewer` (looked up only if a template asks), and whether this is a demonstration."""
    return {"viewer": SimpleLazyObject(lambda: get_viewer(request)), "is_demo_installation": settings.DEMO}
