"""Who may see procedures, contribute to them and set them up: one queryset for lists and single objects."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import QuerySet
from django.http import Http404

from masswerk.base.prepared import Prepared
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS, readable_editions
from masswerk.participation.models import Access, Contribution, Procedure, Visibility
from masswerk.people.access import STAFF, VISITOR, Viewer


def visible(viewer: Viewer) -> QuerySet[Procedure]:
    """Opened procedures on editions the viewer may read: before, during and after the days for contributions."""
    return Procedure.objects.filter(opened_at__isnull=False, edition__in=readable_editions(viewer))


def get_visible(viewer: Viewer, body: str, slug: str) -> Procedure:
    """One procedure with its edition, concept and body, for reading; 404 for those who may not see it.

    Visitors share what was read before, as long as nothing of it has changed.
    """
    if viewer.is_signed_in:
        found = visible(viewer).filter(body__slug=body, slug=slug).select_related(*WITH).first()
    else:
        rows = _state(body, slug)
        found = _as_of(rows[0]) if rows else None
    if found is None:
        raise Http404
    return found


WITH = ("body", "edition__concept", "edition__body")
_OWN = tuple(f.attname for f in Procedure._meta.concrete_fields if f.name != "languages")
_state = Prepared(lambda body, slug: visible(VISITOR).filter(body__slug=body, slug=slug).order_by().values_list(
    *_OWN, "body__version", "body__name", "edition__version", "edition__title", "edition__concept__slug"),
    "\x00", "\x01")
"""What a procedure says; its version counts the rest. No short name holds the signs in the gaps."""


@lru_cache(maxsize=64)
def _as_of(state: tuple[object, ...]) -> Procedure:
    """The procedure in a state; not for changing, because many requests hold it at once."""
    found: Procedure = Procedure.objects.select_related(*WITH).get(pk=state[0])
    return found


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
