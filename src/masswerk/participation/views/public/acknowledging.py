"""The receipt of a contribution: for all who contribute to one passage the same page, but for four words.

On the evening of the newsletter most of the server's time went into making this page; it is made once for each passage
and state of its procedure, and the words are put in.
"""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masswerk.participation import queries
from masswerk.participation.actions import Submitted
from masswerk.participation.models import Procedure, Visibility
from masswerk.participation.views.public import frame

MOST = 256
"""Pages kept in memory; then all are made anew."""

_pages: dict[Hashable, tuple[Procedure, str]] = {}
_gap = secrets.token_hex(16)
"""What stands in a kept page before the name of a word; no title or text can hold it by chance."""


def receipt(request: HttpRequest, procedure: Procedure, place: queries.Place | None, kept: Submitted) -> HttpResponse:
    """The page that says thank you, with the receipt code."""
    at = localtime(kept.contribution.created_at)
    words = {"code": kept.code, "sign": kept.contribution.sign, "day": f"{at:%d.%m.%Y}", "time": f"{at:%H:%M}"}
    is_waiting = kept.contribution.visibility == Visibility.WAITING
    if not request.COOKIES.keys() <= {settings.CSRF_COOKIE_NAME}:
        return HttpResponse(_page(request, procedure, place, is_waiting, words))
    # whoever brings nothing but the form's token is shown what everybody is shown
    page = _kept_page(request, procedure, place, is_waiting, {name: _gap + name for name in words})
    for name, word in words.items():
        page = page.replace(_gap + name, escape(word))
    return HttpResponse(page)


def _kept_page(request: HttpRequest, procedure: Procedure, place: queries.Place | None, is_waiting: bool,
               gaps: Mapping[str, str]) -> str:
    """The page with gaps; visitors share one object for each state of a procedure (`access.get_visible`)."""
    name = (id(procedure), request.get_full_path(), get_language(), place and place.wording, is_waiting)
    kept = _pages.get(name)
    if kept is None:
        if len(_pages) >= MOST:
            _pages.clear()
        # with the procedure, so that no other takes its id
        kept = _pages[name] = procedure, _page(request, procedure, place, is_waiting, gaps)
    return kept[1]


def _page(request: HttpRequest, procedure: Procedure, place: queries.Place | None, is_waiting: bool,
          words: Mapping[str, str]) -> str:
    back = frame.url("draft", procedure) + (f"#e-{place.item.key}" if place else "")
    return render_to_string("participation/receipt.html", frame.surrounded(request, procedure.body, {
        "procedure": procedure, "back": back, "place": frame.place_of(place.item) if place else "",
        "is_waiting": is_waiting, "code_url": frame.code_url(procedure.body),
        "offered_languages": procedure.languages, **words,
    }, trail=frame.trail(procedure, (_("Quittung"), ""))), request)
