"""What waits for administrators in the settings of their body."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from masswerk.bodies.models import Body
from masswerk.bodies.rules import gaps
from masswerk.people.access import Viewer
from masswerk.people.models import Role
from masswerk.people.waiting import TO_DO, Waiting, counted

PAGES = {"imprint": ("impressum", "Impressum"), "privacy_notice": ("datenschutz", "Datenschutzhinweise"),
         "accessibility_statement": ("barrierefreiheit", "Erklärung zur Barrierefreiheit")}


def legal_pages(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """Legal pages that are empty or still have gaps."""
    if not viewer.has(body, Role.ADMINISTRATOR):
        return
    for field, (page, words) in PAGES.items():
        text, url = getattr(body, field), reverse("office:legal", kwargs={"body": body.slug, "page": page})
        if not text:
            yield Waiting(TO_DO, f"{words} schreiben", "Eine Behörde muss diese Seite haben; ein Text mit Lücken liegt "
                          "bereit", url)
        elif left := len(gaps(text)):
            yield Waiting(TO_DO, f"{words} vervollständigen", f"{counted(left, 'Eine Lücke', 'Lücken')} im Text", url,
                          "öffentlich", "wait")
