"""Error pages: each says the cause and the way out."""

from __future__ import annotations

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where an upload was too large."""
    if isinstance(exception, TooManyFieldsSent):
        request.GET = QueryDict()  # its own cannot be read, and the page leads to its languages
    too_large = type(exception).__name__ == "RequestDataTooBig"
    return _page(request, 413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not for this."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this viewer; both look the same."""
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return _page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without valid token, mostly after a long pause; what was typed is kept by `keep.js`."""
    return render(request, "base/errors/403_form.html", status=403)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"base/errors/{status}.html", status=status)
