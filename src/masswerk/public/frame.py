"""What stands around every public page of a body: menu, language, what search engines are told."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from masswerk.bodies.access import visible
from masswerk.bodies.models import Body
from masswerk.people.front import front, tools

FORMS = {"kurz": "de-short", "leicht": "de-simple"}
"""Forms of the text by their word in the address (`?form=kurz`)."""

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)


def get_body(slug: str) -> Body:
    """A visible body; 404 otherwise."""
    body = visible().filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def text_language(request: HttpRequest) -> str:
    """Language or form of the concept's text: from `?form=`, else that of the page."""
    form = FORMS.get(request.GET.get("form", ""))
    return form or get_language() or LANGUAGES[0]


def query(request: HttpRequest) -> str:
    """The part of the address that carries language and form on to the next page: "?sprache=ar" or ""."""
    kept = [f"{name}={request.GET[name]}" for name, known in (("sprache", LANGUAGES[1:]), ("form", FORMS))
            if request.GET.get(name) in known]
    return "?" + "&".join(kept) if kept else ""


def language_query(request: HttpRequest) -> str:
    """The part of the address that carries the language alone, for pages that have no forms of the text."""
    chosen = request.GET.get("sprache")
    return f"?sprache={chosen}" if chosen in LANGUAGES[1:] else ""


def page(request: HttpRequest, body: Body | None, template: str, context: dict[str, Any], *,
         section: str = "", status: int = 200) -> HttpResponse:
    """Render a public page; `section` names the entry of the main menu it belongs to."""
    suffix = query(request)
    frame: dict[str, Any] = {"body": body, "query": suffix, **_for_search_engines(request, suffix)}
    frame |= front(request, body, section, suffix) if body else {"tool_nav": tools(request), "front_query": suffix}
    return render(request, template, {**frame, **context}, status=status)


def _for_search_engines(request: HttpRequest, suffix: str) -> dict[str, Any]:
    """The one address of this page, and the same page in the other languages; both on this host."""
    here = request.build_absolute_uri(request.path)
    return {"canonical": here + suffix, "alternates": [
        (code, here if code == LANGUAGES[0] else f"{here}?sprache={code}") for code in LANGUAGES]}
