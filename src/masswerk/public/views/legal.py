"""What the law asks of an authority's pages: imprint, privacy, accessibility, barriers, sign language, plain language.

Each body says these things itself; the installation's own addresses lead to the bodies.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from masswerk.bodies.access import visible
from masswerk.bodies.models import Body
from masswerk.bodies.queries import in_tree_order
from masswerk.documents.markdown import to_html
from masswerk.public import frame
from masswerk.public.views.barriers import page_before


@dataclass(frozen=True, slots=True)
class Legal:
    """One of these pages.

    text:     setting of the body that holds what it says, "" where the page has words of its own
    template: what is shown below the text
    """

    name: str
    title: Promise
    text: str = ""
    template: str = "public/legal.html"


IMPRINT = Legal("imprint", _("Impressum"), "imprint")
PRIVACY = Legal("privacy", _("Datenschutz"), "privacy_notice")
ACCESSIBILITY = Legal("accessibility", _("Erklärung zur Barrierefreiheit"), "accessibility_statement")
BARRIER = Legal("barrier", _("Barriere melden"), template="public/barrier.html")
SIGN_LANGUAGE = Legal("sign_language", _("Gebärdensprache"), template="public/sign_language.html")
SIMPLE = Legal("simple", _("Leichte Sprache"), template="public/simple.html")


def of_body(request: HttpRequest, body: str, page: Legal) -> HttpResponse:
    """One legal page of a body: what it says, or that it has not said it yet."""
    place = frame.get_body(body)
    start = reverse("public:start", kwargs={"body": body}) + frame.query(request)
    return frame.page(request, place, page.template, {
        "page": page, "text": _text(place, page), "trail": [(place.name, start), (str(page.title), "")],
        "is_accessibility": page is ACCESSIBILITY, "page_before": _named(request) if page is BARRIER else "",
    })


def _named(request: HttpRequest) -> str:
    """The page that led here as a part of the form's address; "" for none."""
    before = page_before(request)
    return f"{'&' if frame.query(request) else '?'}{urlencode({'seite': before})}" if before else ""


def of_installation(request: HttpRequest, page: Legal) -> HttpResponse:
    """The same page for the whole installation: each body answers for its own pages."""
    bodies = in_tree_order(visible())
    suffix = frame.query(request)
    links = [(body.name, reverse(f"public:{page.name}", kwargs={"body": body.slug}) + suffix) for body in bodies]
    return frame.page(request, None, "public/legal_of_all.html", {"page": page, "links": links})


def _text(body: Body, page: Legal) -> SafeString:
    text = getattr(body, page.text) if page.text else ""
    return mark_safe(to_html(text)) if text else SafeString("")  # noqa: S308  sanitised by to_html
