"""What of the concepts waits for the office: open points, decisions, translations whose original has changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, F, OuterRef, Subquery
from django.urls import reverse
from django.utils.timezone import localdate

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import OPEN_STATES, Edition, Language, Passage, Rendition, State
from masswerk.concepts.revision import open_points
from masswerk.people.access import Viewer
from masswerk.people.waiting import RETURNED, RUNNING, TO_DO, Waiting, counted, since

GERMAN_NAMES = {Language.GERMAN_SHORT: "Kurzfassung", Language.SIMPLE: "Leichte Sprache",
                Language.ENGLISH: "Englisch", Language.ARABIC: "Arabisch"}
"""Their own names stand in their own script, which breaks a German line."""


def waiting(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """Editions that are not adopted yet, and stale translations of those that are not superseded."""
    if not viewer.has(body, *EDITORS):
        return
    editions = Edition.objects.filter(body=body, state__in=OPEN_STATES).select_related("based_on")
    for edition in editions:
        yield _edition(edition, body, today)
    yield from _stale(body)


def _edition(edition: Edition, body: Body, today: date) -> Waiting:
    names = {"body": body.slug, "edition": edition.pk}
    url = reverse("concepts:edition", kwargs=names)
    if edition.state == State.CONSULTATION:
        return Waiting(RUNNING, f"„{edition.title}“ ist in Beteiligung", "Alle können den Entwurf lesen", url)
    if edition.state == State.PAPER:
        return Waiting(TO_DO, f"„{edition.title}“: Beschluss eintragen", "Die Beschlussvorlage liegt vor", url)
    points = len(open_points(edition))
    if points:
        return Waiting(TO_DO, f"„{edition.title}“ fertigstellen",
                       f"{counted(points, 'Ein offener Punkt', 'offene Punkte')} vor dem Beschluss",
                       reverse("concepts:fates", kwargs=names), *since(localdate(edition.created_at), today))
    return Waiting(RUNNING, f"„{edition.title}“ ist in Arbeit", "Kein offener Punkt", url)


def _stale(body: Body) -> Iterator[Waiting]:
    """One line for each edition and language; one query."""
    wording = Passage.objects.filter(edition=OuterRef("edition"), element=OuterRef("element")).values("wording__hash")
    rows = Rendition.objects.filter(body=body).exclude(edition__state=State.SUPERSEDED).annotate(
        now=Subquery(wording[:1])).exclude(wording_hash=F("now"))
    groups = rows.values("edition", "edition__title", "language").annotate(amount=Count("pk")).order_by(
        "edition", "language")
    for group in groups:
        url = reverse("concepts:translations", kwargs={
            "body": body.slug, "edition": group["edition"], "language": group["language"]})
        yield Waiting(RETURNED, f"{GERMAN_NAMES[group['language']]}: "
                      f"{counted(group['amount'], 'Eine Textstelle', 'Textstellen')} erneuern",
                      f"Der deutsche Wortlaut von „{group['edition__title']}“ hat sich geändert", url, "veraltet",
                      "wait")
