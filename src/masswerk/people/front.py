"""The head of pages that visitors read: each package joins its entries to the main menu of a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masswerk.bodies.models import Body
from masswerk.people.access import get_viewer

SIMPLE = "de-simple"
LANGUAGES_BELOW = "#sprachen"
"""Where the languages of a page stand: in its foot."""


@dataclass(frozen=True, slots=True)
class FrontEntry:
    """One line of the main menu.

    section: name by which a page says that it belongs here
    word:    as shown, to be translated when shown
    url:     name of its address; takes the body's short name as `body`
    place:   its place in the menu, small numbers first
    """

    section: str
    word: str | Promise
    url: str
    place: int = 50


_ENTRIES: list[FrontEntry] = []


def join(*entries: FrontEntry) -> None:
    """Add entries; called from an app's `apps.py`."""
    _ENTRIES.extend(entry for entry in entries if entry not in _ENTRIES)
    _ENTRIES.sort(key=lambda entry: entry.place)


def front(request: HttpRequest, body: Body, section: str = "", suffix: str = "") -> dict[str, Any]:
    """What the head of a body's page shows: main menu and tools, each (word, address, current[, icon]).

    suffix: part of each address that keeps the reader's language, "" or "?sprache=…"
    """
    names = {"body": body.slug}
    menu = [(str(entry.word), reverse(entry.url, kwargs=names) + suffix, entry.section == section)
            for entry in _ENTRIES]
    search = (_("Suchen"), reverse("public:find", kwargs=names) + suffix, section == "search", "search")
    simple = (_("Leichte Sprache"), f"{reverse('public:current', kwargs=names)}?sprache={SIMPLE}",
              get_language() == SIMPLE, "")
    language, way_in = tools(request)
    return {"main_nav": menu, "tool_nav": [search, language, simple, way_in], "brand_line": _("Integrationskonzept"),
            "front_query": suffix}


def tools(request: HttpRequest) -> list[tuple[str, str, bool, str]]:
    """What the head of every page shows: languages, and the way in."""
    return [(_("Sprache"), LANGUAGES_BELOW, False, "language"), _way_in(request)]


def _way_in(request: HttpRequest) -> tuple[str, str, bool, str]:
    if get_viewer(request).is_signed_in:
        return _("Arbeitsbereich"), reverse("desk:home"), False, ""
    return _("Anmelden"), reverse("account_login"), False, ""
