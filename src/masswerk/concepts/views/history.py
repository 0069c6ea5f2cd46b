"""All wordings of a passage, newest first, each with what it changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from masswerk.bodies.models import Body
from masswerk.concepts import access
from masswerk.concepts.models import Passage, Wording
from masswerk.concepts.redlined import redlined
from masswerk.concepts.rules.redline import counts, words
from masswerk.concepts.views import frame
from masswerk.people.access import get_viewer


@dataclass(frozen=True, slots=True)
class Version:
    """One wording with its changes against the one before, the first as it is; struck and inserted count words."""

    wording: Wording
    html: SafeString
    struck: int
    inserted: int
    is_current: bool


@require_safe
@frame.editors
def wordings(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """The history of a passage through this edition and those before."""
    row = access.get_steerable_passage(get_viewer(request), body, edition, element)
    return frame.work_page(request, row.edition, "concepts/history.html", {
        "passage": row, "versions": versions(row), "tab": "history"}, current=row.element.key)


def versions(row: Passage) -> list[Version]:
    """Wordings of an element up to this edition, newest first; those that changed nothing are left out."""
    rows = Wording.objects.filter(element=row.element, edition__created_at__lte=row.edition.created_at).select_related(
        "edition").order_by("edition__created_at", "edition_id", "serial")
    found: list[Version] = []
    before = "", ""
    for wording in rows:
        now = wording.title or "", wording.text or ""
        if found and now == before:
            continue
        struck, inserted = counts((*words(before[0], now[0]), *words(before[1], now[1])))
        html = redlined(before if found else now, now, f"w{wording.pk}-")
        found.append(Version(wording, html, struck, inserted, wording.hash == row.wording.hash))
        before = now
    return found[::-1]
