"""Who may say how a measure stands."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import Element
from masswerk.concepts.rules.kinds import Kind
from masswerk.people.access import Viewer


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
