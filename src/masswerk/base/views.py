"""The page of all components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from masswerk.base.showroom import showroom


@require_safe
def building_blocks(request: HttpRequest) -> HttpResponse:
    """Every component in all its states. `?dir=rtl` mirrors the page, `?theme=dark` shows it dark."""
    return render(request, "base/bausteine.html", showroom(request.GET))
