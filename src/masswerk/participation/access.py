"""Who may see procedures, contribute to them and set them up: one queryset for lists and single objects."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS, readable_editions
from masswerk.participation.models import Access, Contribution, Procedure, Visibility
from masswerk.people.access import STAFF, Viewer


def visible(viewer: Viewer) -> QuerySet[Procedure]:
    """Opened procedures on editions the viewer may read: before, during and after the days for contributions."""
    return Procedure.objects.filter(opened_at__isnull=False, edition__in=readable_editions(viewer))


def get_visible(viewer: Viewer, body: str, slug: str) -> Procedure:
    """One procedure with its edition, concept and body; 404 for those who may not see it."""
    found = one_visible(viewer, body, slug).select_related(
        "body", "edition__concept", "edition__body").first()
    if found is None:
        raise Http404
    return found


def one_visible(viewer: Viewer, body: str, slug: str) -> QuerySet[Procedure]:
    """One procedure by its address, or nothing: for queries that bring it along."""
    return visible(viewer).filter(body__slug=body, slug=slug)


def may_contribute(viewer: Viewer, procedure: Procedure, invited_to: frozenset[int]) -> bool:
    """True where the procedure is for this viewer; its days are another question.

    invited_to: numbers of the procedures whose link was opened in this session
    """
    if procedure.access == Access.EVERYBODY:
        return True
    if procedure.access == Access.INVITED and procedure.pk in invited_to:
        return True
    return viewer.has(procedure.body, *STAFF)


def steerable(viewer: Viewer) -> QuerySet[Procedure]:
    """Procedures of bodies the viewer coordinates."""
    return Procedure.objects.filter(body__in=viewer.bodies_with(*EDITORS))


def get_steerable(viewer: Viewer, body: Body, slug: str) -> Procedure:
    """One procedure to steer; 404 for strangers."""
    found = steerable(viewer).filter(body=body, slug=slug).select_related("body", "edition__concept").first()
    if found is None:
        raise Http404
    return found


def shown_contributions(procedure: Procedure) -> QuerySet[Contribution]:
    """What everybody may read of a procedure."""
    return Contribution.objects.filter(procedure=procedure, visibility=Visibility.PUBLIC)


def get_shown(procedure: Procedure, number: int) -> Contribution:
    """One contribution everybody may read, or the place of one that was withdrawn; 404 for all others."""
    found: Contribution | None = Contribution.objects.filter(
        procedure=procedure, number=number, visibility__in=[Visibility.PUBLIC, Visibility.WITHDRAWN]).first()
    if found is None:
        raise Http404
    return found
