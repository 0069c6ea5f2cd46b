"""What everybody may read of the network: the directory, each organisation, groups, and calendars by link."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masswerk.base import links
from masswerk.bodies.access import get_visible
from masswerk.bodies.models import Body
from masswerk.documents.calendars import MEDIA_TYPE as ICAL
from masswerk.documents.vcards import MEDIA_TYPE, write_cards
from masswerk.network import access, queries
from masswerk.network.actions.groups import FEED
from masswerk.network.calendars import group_file
from masswerk.network.exchange import organisation_card
from masswerk.network.models import Meeting, Profile, WorkingGroup
from masswerk.network.views.frame import calendar_of, domain_of, download
from masswerk.network.views.organisations import choices, wanted_of
from masswerk.people.front import front


@require_safe
def index(request: HttpRequest, body: str) -> HttpResponse:
    """The directory: who helps with what, where, in which languages."""
    place = get_visible(body)
    wanted = wanted_of(request)
    topics = queries.choosable(place)
    rows = queries.listed(access.published(place), wanted, topics)
    groups = list(access.public_groups(place).filter(ended_on=None))
    return _page(request, place, "network/public/index.html", {
        "letters": queries.letters(rows), "count": len(rows), "wanted": wanted, "groups": groups, **choices(topics)},
        [(_("Netzwerk"), "")])


@require_safe
def print_view(request: HttpRequest, body: str) -> HttpResponse:
    """The directory on paper, as it was narrowed down."""
    place = get_visible(body)
    rows = queries.listed(access.published(place), wanted_of(request), queries.choosable(place))
    return render(request, "network/public/print.html", {"body": place, "rows": rows, "today": timezone.localdate()})


@require_safe
def organisation(request: HttpRequest, body: str, organisation: int) -> HttpResponse:
    """One organisation: what it offers, where and when, and whom to reach."""
    profile = access.get_published(get_visible(body), organisation)
    row = queries.listed(Profile.objects.filter(pk=profile.pk), queries.Wanted(), queries.choosable(profile.body))[0]
    memberships = profile.memberships.filter(group__is_public=True, group__ended_on=None, contact=None)
    return _page(request, profile.body, "network/public/organisation.html", {
        "row": row, "profile": profile, "contacts": queries.public_contacts(profile),
        "groups": [one.group for one in memberships.select_related("group")]},
        [(_("Netzwerk"), _index(profile.body)), (profile.organisation.name, "")])


@require_safe
def card(request: HttpRequest, body: str, organisation: int) -> HttpResponse:
    """One organisation for an address book."""
    profile = access.get_published(get_visible(body), organisation)
    return download(write_cards([organisation_card(profile)]), f"{profile.organisation.name}.vcf", MEDIA_TYPE)


@require_safe
def group(request: HttpRequest, body: str, group: str) -> HttpResponse:
    """One group: what it does, who belongs to it, when it meets and what it decided."""
    found = access.get_public_group(get_visible(body), group)
    charges = list(found.charges.values_list("element_id", flat=True))
    names = queries.names_of(charges)
    meetings = list(Meeting.objects.filter(group=found, is_public=True).prefetch_related(
        "meetingpoints", "resolutions"))
    today = timezone.localdate()
    return _page(request, found.body, "groups/public/group.html", {
        "group": found, "fields": [names[key] for key in charges if key in names],
        "members": [row for row in queries.members(found) if row.profile and row.profile.is_public and not row.contact
                    and row.profile_id != found.moderator_id],
        "coming": [one for one in reversed(meetings) if one.held_on >= today],
        "past": [one for one in meetings if one.held_on < today]},
        [(_("Netzwerk"), _index(found.body)), (found.name, "")])


@require_safe
def meeting(request: HttpRequest, body: str, group: str, meeting: int) -> HttpResponse:
    """A public meeting for one's calendar."""
    found = access.get_meeting(access.get_public_group(get_visible(body), group), meeting)
    if not found.is_public:
        raise Http404
    return calendar_of(request, found)


@require_safe
def feed(request: HttpRequest, body: str, token: str) -> HttpResponse:
    """All meetings of a group for whoever has its link."""
    place = get_visible(body)
    try:
        link = links.open_link(token, purpose=FEED, now=timezone.now(), body_id=place.pk)
    except links.LinkClosed:
        raise Http404 from None
    found = WorkingGroup.objects.filter(body=place, feed=link).first()
    if found is None:
        raise Http404
    answer = HttpResponse(group_file(found, domain_of(request)), content_type=ICAL)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _index(body: Body) -> str:
    return reverse("network_pages:index", kwargs={"body": body.slug})


def _page(request: HttpRequest, body: Body, template: str, context: dict[str, Any],
          trail: list[tuple[str, str]]) -> HttpResponse:
    start = (body.name, reverse("public:start", kwargs={"body": body.slug}))
    return render(request, template, {"body": body, "trail": [start, *trail], **front(request, body, "network"),
                                      **context})
