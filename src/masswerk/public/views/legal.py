"""Imprint, privacy notice, accessibility statement: what the body says, or that it has not said it yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from masswerk.documents.markdown import to_html
from masswerk.public import frame


def imprint(request: HttpRequest, body: str) -> HttpResponse:
    """Who answers for these pages."""
    return _legal(request, body, "imprint", _("Impressum"))


def privacy(request: HttpRequest, body: str) -> HttpResponse:
    """What happens to personal data."""
    return _legal(request, body, "privacy_notice", _("Datenschutz"))


def accessibility(request: HttpRequest, body: str) -> HttpResponse:
    """How accessible these pages are, and where to report a barrier."""
    return _legal(request, body, "accessibility_statement", _("Erklärung zur Barrierefreiheit"))


def _legal(request: HttpRequest, slug: str, field: str, title: str) -> HttpResponse:
    body = frame.get_body(slug)
    text = getattr(body, field)
    return frame.page(request, body, "public/legal.html", {
        "title": title, "text": mark_safe(to_html(text)) if text else "",  # noqa: S308  sanitised by to_html
        "is_accessibility": field == "accessibility_statement",
        "trail": [(body.name, reverse("public:start", kwargs={"body": slug})), (title, "")],
    })
