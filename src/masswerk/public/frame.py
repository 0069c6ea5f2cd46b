"""What stands around every public page of a body: navigation, crumbs, language."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from masswerk.bodies.access import visible
from masswerk.bodies.models import Body

FORMS = {"kurz": "de-short", "leicht": "de-simple"}
"""Forms of the text by their word in the address (`?form=kurz`)."""


def get_body(slug: str) -> Body:
    """A visible body; 404 otherwise."""
    body = visible().filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def text_language(request: HttpRequest) -> str:
    """Language or form of the concept's text: from `?form=`, else that of the page."""
    form = FORMS.get(request.GET.get("form", ""))
    return form or get_language() or "de"


def query(request: HttpRequest) -> str:
    """The part of the address that carries language and form on to the next page: "?sprache=ar" or ""."""
    kept = [f"{name}={request.GET[name]}" for name in ("sprache", "form")
            if request.GET.get(name) in {"en", "ar", "de-simple", "kurz", "leicht"}]
    return "?" + "&".join(kept) if kept else ""


def page(request: HttpRequest, body: Body | None, template: str, context: dict[str, Any], *,
         section: str = "", status: int = 200) -> HttpResponse:
    """Render a public page; `section` names the entry of the main navigation it belongs to."""
    suffix = query(request)
    frame = {"body": body, "query": suffix, "from_right": get_language_bidi()}
    if body is not None:
        frame["main_nav"] = _main_nav(body, section, suffix)
        frame["tool_nav"] = _tool_nav(request, body, suffix)
    return render(request, template, {**frame, **context}, status=status)


def _main_nav(body: Body, section: str, suffix: str) -> list[tuple[str, str, bool]]:
    start = reverse("public:start", kwargs={"body": body.slug}) + suffix
    concept = reverse("public:current", kwargs={"body": body.slug}) + suffix
    return [(_("Übersicht"), start, section == "start"), (_("Konzept"), concept, section == "concept")]


def _tool_nav(request: HttpRequest, body: Body, suffix: str) -> list[tuple[str, str, bool, str]]:
    simple = reverse("public:current", kwargs={"body": body.slug}) + "?sprache=de-simple"
    links = [(_("Leichte Sprache"), simple, get_language() == "de-simple", "")]
    if request.user.is_authenticated:
        links.append((_("Arbeitsbereich"), reverse("desk:home"), False, ""))
    else:
        links.append((_("Anmelden"), reverse("account_login"), False, ""))
    return links
