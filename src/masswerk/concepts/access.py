"""Who may see and change what of the concepts: one queryset for lists and single objects."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from masswerk.bodies.models import Body
from masswerk.concepts.models import OPEN_STATES, PUBLIC_STATES, Concept, Edition, Passage
from masswerk.people.access import Viewer
from masswerk.people.models import Role

EDITORS = (Role.COORDINATOR,)
"""Roles that write the concept."""

INSIDERS = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.MODERATOR)
"""Roles that may read drafts."""


def readable_editions(viewer: Viewer) -> QuerySet[Edition]:
    """Public editions for everybody; drafts for insiders of their body."""
    return Edition.objects.filter(
        Q(state__in=PUBLIC_STATES) | Q(body__in=viewer.bodies_with(*INSIDERS)), body__is_active=True)


def editable_editions(viewer: Viewer) -> QuerySet[Edition]:
    """Editions not yet adopted, of bodies the viewer coordinates."""
    return Edition.objects.filter(body__in=viewer.bodies_with(*EDITORS), state__in=OPEN_STATES)


def steerable_editions(viewer: Viewer) -> QuerySet[Edition]:
    """All editions of bodies the viewer coordinates: for revising, adopting, errata, translating."""
    return Edition.objects.filter(body__in=viewer.bodies_with(*EDITORS))


def editable_concepts(viewer: Viewer) -> QuerySet[Concept]:
    """Concepts of bodies the viewer coordinates."""
    return Concept.objects.filter(body__in=viewer.bodies_with(*EDITORS))


def get_readable(viewer: Viewer, body: Body, concept: str, key: str) -> Edition:
    """One readable edition by its address; 404 for strangers."""
    edition = readable_editions(viewer).filter(body=body, concept__slug=concept, key=key).select_related(
        "concept").first()
    if edition is None:
        raise Http404
    return edition


def get_editable(viewer: Viewer, body: Body, pk: int) -> Edition:
    """One editable edition; 404 for strangers and for adopted editions."""
    edition = editable_editions(viewer).filter(body=body, pk=pk).select_related("concept", "body", "based_on").first()
    if edition is None:
        raise Http404
    return edition


def get_steerable(viewer: Viewer, body: Body, pk: int) -> Edition:
    """One edition to steer; 404 for strangers."""
    edition = steerable_editions(viewer).filter(body=body, pk=pk).select_related("concept", "body", "based_on").first()
    if edition is None:
        raise Http404
    return edition


def get_editable_passage(viewer: Viewer, body: Body, edition: int, element: str) -> Passage:
    """One passage of an editable edition, with wording; 404 for strangers."""
    return _passage(editable_editions(viewer).filter(body=body, pk=edition), element)


def get_steerable_passage(viewer: Viewer, body: Body, edition: int, element: str) -> Passage:
    """One passage of an edition to steer, adopted ones included; 404 for strangers."""
    return _passage(steerable_editions(viewer).filter(body=body, pk=edition), element)


def get_concept(viewer: Viewer, body: Body, slug: str) -> Concept:
    """One concept the viewer writes; 404 for strangers."""
    concept = editable_concepts(viewer).filter(body=body, slug=slug).select_related("body").first()
    if concept is None:
        raise Http404
    return concept


def _passage(editions: QuerySet[Edition], element: str) -> Passage:
    passage: Passage | None = Passage.objects.filter(edition__in=editions, element__key=element).select_related(
        "wording", "element", "edition", "edition__concept", "edition__based_on", "edition__body", "body").first()
    if passage is None:
        raise Http404
    return passage
