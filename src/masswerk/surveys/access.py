"""Who may see and change what of surveys: one queryset for lists and single objects."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.people.access import Viewer
from masswerk.surveys.models import Survey


def readable(viewer: Viewer) -> QuerySet[Survey]:
    """Published surveys, for everybody."""
    return Survey.objects.filter(is_published=True, body__is_active=True)


def steerable(viewer: Viewer) -> QuerySet[Survey]:
    """Surveys of bodies the viewer coordinates."""
    return Survey.objects.filter(body__in=viewer.bodies_with(*EDITORS))


def get_readable(viewer: Viewer, body: str, slug: str) -> Survey:
    """One published survey; 404 for others."""
    return _first(readable(viewer).filter(body__slug=body, slug=slug))


def get_steerable(viewer: Viewer, body: Body, slug: str) -> Survey:
    """One survey to steer; 404 for strangers."""
    return _first(steerable(viewer).filter(body=body, slug=slug))


def _first(found: QuerySet[Survey]) -> Survey:
    survey = found.select_related("body", "procedure__edition", "procedure__body").first()
    if survey is None:
        raise Http404
    return survey
