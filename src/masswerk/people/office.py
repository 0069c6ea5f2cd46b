"""The office's side navigation: each package joins its entries, a page shows those its viewer may open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from masswerk.bodies.models import Body
from masswerk.people.access import Viewer, get_viewer

GROUPS = ("", "Konzept", "Mitreden", "Umsetzen", "Auswerten", "Einrichten")


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """One line of the navigation.

    group:  one of GROUPS
    word:   as shown
    url:    name of its address; takes the body's short name as `body`
    roles:  who sees it
    count:  number shown beside it, None for none
    """

    group: str
    word: str
    url: str
    roles: frozenset[str]
    count: Callable[[Body, Viewer], int | None] | None = None


_ENTRIES: list[OfficeEntry] = []

NavLine = tuple[str, str, bool, int | None]


def join(*entries: OfficeEntry) -> None:
    """Add entries; called from an app's `apps.py`."""
    _ENTRIES.extend(entry for entry in entries if entry not in _ENTRIES)


def office_nav(request: HttpRequest, body: Body) -> list[tuple[str, list[NavLine]]]:
    """Groups with their lines (word, address, current, count) for the viewer of a request at a body."""
    viewer = get_viewer(request)
    shown = [(entry, reverse(entry.url, kwargs={"body": body.slug})) for entry in _ENTRIES
             if viewer.has(body, *entry.roles)]
    current = max((url for _, url in shown if request.path.startswith(url)), key=len, default="")
    groups: list[tuple[str, list[NavLine]]] = []
    for name in GROUPS:
        lines = [(entry.word, url, url == current, entry.count(body, viewer) if entry.count else None)
                 for entry, url in shown if entry.group == name]
        if lines:
            groups.append((name, lines))
    return groups
