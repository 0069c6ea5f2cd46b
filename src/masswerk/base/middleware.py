"""What every request passes."""

from __future__ import annotations

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from masswerk.base.errors import RuleError

Handler = Callable[[HttpRequest], HttpResponse]
LANGUAGE_PARAMETER = "sprache"


class Headers:
    """Security headers beyond Django's; what a signed-in person sees is stored nowhere."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response


class Language:
    """The page's language: from `?sprache=`, else German. No cookie, so that pages can be cached."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = request.GET.get(LANGUAGE_PARAMETER, "")
        translation.activate(code if code in {"en", "ar", "de-simple"} else "de")
        request.LANGUAGE_CODE = translation.get_language()
        try:
            return self.get_response(request)
        finally:
            translation.deactivate()


class Refusals:
    """A refusal that reaches the surface becomes a page with cause and way out; a full disk says so."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, RuleError):
            return render(request, "base/refusal.html", {"refusal": error}, status=422)
        if isinstance(error, OperationalError) and "full" in str(error):
            return render(request, "base/disk_full.html", status=507)
        return None
