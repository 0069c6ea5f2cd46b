"""Who may see and change what of events: one queryset for lists and single objects."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest

from masswerk.base.attachments import Purpose
from masswerk.base.models import Attachment, DeletionClass
from masswerk.base.rules import media
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.events.models import Card, CardPhoto, Event, EventState, Group
from masswerk.events.photos import PURPOSE
from masswerk.people.access import Viewer, get_viewer
from masswerk.people.models import Role

T = TypeVar("T", bound=Model)

MODERATION = (Role.MODERATOR, Role.CO_MODERATOR)
INSIDERS = (*EDITORS, *MODERATION, Role.AUDITOR)


def readable(viewer: Viewer) -> QuerySet[Event]:
    """Documented events for everybody; all others for insiders of their body."""
    return Event.objects.filter(Q(state=EventState.DOCUMENTED) | Q(body__in=viewer.bodies_with(*INSIDERS)),
                                body__is_active=True)


def steerable(viewer: Viewer) -> QuerySet[Event]:
    """Events of bodies the viewer coordinates."""
    return Event.objects.filter(body__in=viewer.bodies_with(*EDITORS))


def writable_groups(viewer: Viewer) -> QuerySet[Group]:
    """Groups whose cards the viewer may write: all of one's body for coordinators, else those one moderates."""
    mine = Q(moderator=viewer.account) | Q(co_moderator=viewer.account) if viewer.account else Q(pk__in=[])
    return Group.objects.filter(Q(body__in=viewer.bodies_with(*EDITORS))
                                | (mine & Q(body__in=viewer.bodies_with(*MODERATION))))


def get_readable(viewer: Viewer, body: str, slug: str) -> Event:
    """One event to read; 404 for strangers."""
    return _first(readable(viewer).filter(body__slug=body, slug=slug).select_related("body", "edition__concept"))


def get_steerable(viewer: Viewer, body: Body, slug: str) -> Event:
    """One event to plan; 404 for strangers."""
    return _first(steerable(viewer).filter(body=body, slug=slug).select_related("body", "edition__concept",
                                                                               "procedure"))


def get_group(viewer: Viewer, body: Body, slug: str, number: int) -> Group:
    """One group to write for; 404 for strangers."""
    groups = writable_groups(viewer).filter(body=body, event__slug=slug, number=number)
    return _first(groups.select_related("event__body", "event__edition__concept"))


def get_card(viewer: Viewer, body: Body, slug: str, number: int) -> Card:
    """One card to change; 404 for strangers."""
    cards = Card.objects.filter(group__in=writable_groups(viewer), body=body, event__slug=slug, number=number)
    card: Card = _first(cards.select_related("event", "group", "question", "cluster", "contribution"))
    return card


def get_photo(group: Group, pk: int) -> CardPhoto:
    """One photo of a group's wall; 404 for others."""
    photo: CardPhoto = _first(CardPhoto.objects.filter(group=group, card=None, pk=pk).select_related("attachment"))
    return photo


def may_see_photo(request: HttpRequest, attachment: Attachment) -> bool:
    """Who writes for the group; everybody where the photo stands in a documentation they may read."""
    viewer = get_viewer(request)
    photos = CardPhoto.objects.filter(attachment=attachment)
    return photos.filter(Q(group__in=writable_groups(viewer))
                         | Q(is_public=True, event__in=readable(viewer))).exists()


PHOTO = Purpose(PURPOSE, "Foto von Karten", may_see_photo, frozenset({media.JPEG}), DeletionClass.HALF_YEAR)


def _first(found: QuerySet[T]) -> T:
    row = found.first()
    if row is None:
        raise Http404
    return row
