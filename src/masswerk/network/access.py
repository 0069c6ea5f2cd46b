"""Who may see and change what of the network: one queryset for lists and single objects."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from masswerk.bodies.models import Body, Organisation
from masswerk.concepts.access import EDITORS
from masswerk.network.models import Contact, GroupTask, Meeting, Membership, Profile, Resolution, WorkingGroup
from masswerk.network.refusals import KnownElsewhere
from masswerk.people.access import Viewer
from masswerk.people.models import Grant, Role

T = TypeVar("T", bound=Model)

GROUP_READERS = (*EDITORS, Role.MODERATOR, Role.CO_MODERATOR, Role.PARTNER, Role.AUDITOR)
"""Roles that find groups in the office; which of them, `readable_groups` says."""

PARTNERS = (*EDITORS, Role.PARTNER)
"""Roles that find organisations in the office; partners find their own."""


def scope_of(organisation: Organisation) -> str:
    """How a grant names an organisation."""
    return f"organisation {organisation.pk}"


def own_organisations(viewer: Viewer) -> list[int]:
    """Keys of the organisations a viewer acts for as a partner."""
    if viewer.account is None:
        return []
    scopes = Grant.objects.filter(account=viewer.account, role=Role.PARTNER, valid_until=None,
                                  body__in=viewer.bodies_with(Role.PARTNER)).values_list("scope", flat=True)
    return [int(scope.removeprefix("organisation ")) for scope in scopes
            if scope.removeprefix("organisation ").isdecimal()]


def steerable(viewer: Viewer) -> QuerySet[Profile]:
    """Organisations of bodies the viewer coordinates."""
    return Profile.objects.filter(body__in=viewer.bodies_with(*EDITORS))


def writable(viewer: Viewer) -> QuerySet[Profile]:
    """Those one coordinates, and one's own as a partner."""
    own = Q(organisation__in=own_organisations(viewer), body__in=viewer.bodies_with(Role.PARTNER))
    return Profile.objects.filter(Q(body__in=viewer.bodies_with(*EDITORS)) | own)


def published(body: Body) -> QuerySet[Profile]:
    """What stands in the directory everybody reads."""
    return Profile.objects.filter(body=body, is_public=True, body__is_active=True)


def steerable_groups(viewer: Viewer) -> QuerySet[WorkingGroup]:
    """Groups of bodies the viewer coordinates."""
    return WorkingGroup.objects.filter(body__in=viewer.bodies_with(*EDITORS))


def readable_groups(viewer: Viewer) -> QuerySet[WorkingGroup]:
    """Inner pages: those one coordinates, moderates or audits, and those one's organisation belongs to or leads."""
    insiders = Q(body__in=viewer.bodies_with(*EDITORS, Role.MODERATOR, Role.CO_MODERATOR, Role.AUDITOR))
    own = own_organisations(viewer)
    theirs = Q(pk__in=Membership.objects.filter(
        Q(profile__organisation__in=own) | Q(contact__profile__organisation__in=own)).values("group")) | Q(
            moderator__organisation__in=own)
    return WorkingGroup.objects.filter(insiders | (theirs & Q(body__in=viewer.bodies_with(Role.PARTNER))))


def public_groups(body: Body) -> QuerySet[WorkingGroup]:
    """Groups everybody may read of."""
    return WorkingGroup.objects.filter(body=body, is_public=True, body__is_active=True)


def get_profile(viewer: Viewer, body: Body, organisation: int) -> Profile:
    """One organisation to steer; 404 for strangers."""
    return _first(steerable(viewer).filter(body=body, organisation=organisation).select_related("organisation", "body"))


def get_writable(viewer: Viewer, body: Body, organisation: int) -> Profile:
    """One organisation to write, as its office or as the partner itself; 404 for strangers."""
    return _first(writable(viewer).filter(body=body, organisation=organisation).select_related("organisation", "body"))


def get_published(body: Body, organisation: int) -> Profile:
    """One organisation of the directory; 404 for those that are not in it."""
    return _first(published(body).filter(organisation=organisation).select_related("organisation", "body"))


def get_contact(profile: Profile, pk: int) -> Contact:
    """One contact of an organisation; 404 otherwise."""
    found: Contact = _first(Contact.objects.filter(profile=profile, pk=pk).select_related("person", "profile"))
    return found


def get_group(viewer: Viewer, body: Body, slug: str) -> WorkingGroup:
    """One group to steer; 404 for strangers."""
    return _first(steerable_groups(viewer).filter(body=body, slug=slug).select_related(
        "body", "moderator__organisation", "feed"))


def get_readable_group(viewer: Viewer, body: Body, slug: str) -> WorkingGroup:
    """One group to read with what is internal; 404 for strangers."""
    return _first(readable_groups(viewer).filter(body=body, slug=slug).select_related(
        "body", "moderator__organisation", "feed"))


def get_public_group(body: Body, slug: str) -> WorkingGroup:
    """One group everybody may read of; 404 otherwise."""
    return _first(public_groups(body).filter(slug=slug).select_related("body", "moderator__organisation"))


def get_meeting(group: WorkingGroup, pk: int) -> Meeting:
    """One meeting of a group; 404 otherwise."""
    found: Meeting = _first(Meeting.objects.filter(group=group, pk=pk))
    found.group = group
    return found


def get_membership(group: WorkingGroup, pk: int) -> Membership:
    """One membership of a group; 404 otherwise."""
    found: Membership = _first(Membership.objects.filter(group=group, pk=pk))
    return found


def get_task(meeting: Meeting, pk: int) -> GroupTask:
    """One task of a meeting; 404 otherwise."""
    tasks = GroupTask.objects.filter(meeting=meeting, pk=pk).select_related("meeting__group", "element")
    found: GroupTask = _first(tasks)
    return found


def get_resolution(meeting: Meeting, number: int) -> Resolution:
    """One resolution of a meeting; 404 otherwise."""
    found: Resolution = _first(Resolution.objects.filter(meeting=meeting, number=number))
    return found


def refuse_unless_all_mine(viewer: Viewer, *organisations: Organisation) -> None:
    """Raise KnownElsewhere where other bodies know an organisation that the viewer does not coordinate."""
    mine = viewer.bodies_with(*EDITORS)
    for organisation in organisations:
        others = list(organisation.bodies.exclude(pk__in=mine).order_by("name").values_list("name", flat=True))
        if others:
            raise KnownElsewhere(name=organisation.name, bodies=", ".join(others))


def _first(found: QuerySet[T]) -> T:
    row = found.first()
    if row is None:
        raise Http404
    return row
