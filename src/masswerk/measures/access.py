"""Who may see and change measures: one queryset for lists and single objects."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS, INSIDERS, readable_editions
from masswerk.concepts.models import PUBLIC_STATES, Element, Passage
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures.models import Measure
from masswerk.people.access import Viewer
from masswerk.people.models import Role

READERS = INSIDERS
"""Roles that read whole sheets of their body, internal fields too."""

OVERSEERS = (*READERS, Role.PARTNER)
"""Roles that have the overview; partners find their own measures there."""


def steerable_elements(viewer: Viewer) -> QuerySet[Element]:
    """Elements that stand as a measure in some edition, of bodies the viewer coordinates."""
    return Element.objects.filter(
        body__in=viewer.bodies_with(*EDITORS), passages__kind=Kind.MEASURE).distinct()


def get_steerable(viewer: Viewer, body: Body, concept: str, key: str) -> Element:
    """One such element; 404 for strangers."""
    found = steerable_elements(viewer).filter(body=body, concept__slug=concept, key=key).select_related(
        "concept", "measure").first()
    if found is None:
        raise Http404
    return found


def public(body: Body) -> QuerySet[Measure]:
    """Measures of public editions: everybody sees them, their public fields only."""
    return Measure.objects.filter(body=body, body__is_active=True, element__passages__kind=Kind.MEASURE,
                                  element__passages__edition__state__in=PUBLIC_STATES).distinct()


def internal(viewer: Viewer) -> QuerySet[Measure]:
    """Measures whose whole sheet the viewer reads: all of their body for its staff, their own for organisations."""
    own = Q(pk__in=[])
    for body, organisations in viewer.scoped(Role.PARTNER, "organisation").items():
        own |= Q(body=body) & (Q(lead_organisation__in=organisations) | Q(pk__in=Measure.objects.filter(
            partners__organisation__in=organisations).values("pk")))
    return Measure.objects.filter(Q(body__in=viewer.bodies_with(*READERS)) | own)


def editable(viewer: Viewer) -> QuerySet[Measure]:
    """Measures the viewer may change: all of a body for its office, those it leads for an organisation."""
    own = Q(pk__in=[])
    for body, organisations in viewer.scoped(Role.PARTNER, "organisation").items():
        own |= Q(body=body, lead_organisation__in=organisations)
    return Measure.objects.filter(Q(body__in=viewer.bodies_with(*EDITORS)) | own)


def steerable(viewer: Viewer) -> QuerySet[Measure]:
    """Measures of bodies the viewer coordinates: lead, notes and visibility are the office's."""
    return Measure.objects.filter(body__in=viewer.bodies_with(*EDITORS))


def overseen(viewer: Viewer, body: Body, rows: QuerySet[Passage]) -> QuerySet[Passage]:
    """Of the passages of measures at a body those the viewer has in the overview."""
    return rows if viewer.has(body, *READERS) else rows.filter(element__measure__in=internal(viewer))


def get_internal(viewer: Viewer, body: Body, concept: str, key: str) -> Measure:
    """One measure with its whole sheet; 404 for strangers."""
    return _one(internal(viewer), body, concept, key)


def get_editable(viewer: Viewer, body: Body, concept: str, key: str) -> Measure:
    """One measure to change; 404 for strangers."""
    return _one(editable(viewer), body, concept, key)


def get_public(viewer: Viewer, body: Body, concept: str, key: str) -> Measure:
    """One measure of an edition the viewer may read; 404 for others."""
    return _one(Measure.objects.filter(element__passages__kind=Kind.MEASURE, body__is_active=True,
                                       element__passages__edition__in=readable_editions(viewer)).distinct(),
                body, concept, key)


def _one(measures: QuerySet[Measure], body: Body, concept: str, key: str) -> Measure:
    found = measures.filter(body=body, element__concept__slug=concept, element__key=key).select_related(
        "body", "element__concept", "lead_organisation").first()
    if found is None:
        raise Http404
    return found
