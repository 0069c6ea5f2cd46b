"""Working groups and boards: list, page, members, mail and calendar."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import Element
from masswerk.concepts.rules.kinds import Kind
from masswerk.network import access, actions, queries
from masswerk.network.actions.groups import addresses_of
from masswerk.network.group_forms import GroupForm, MailForm, MemberForm
from masswerk.network.models import Contact, Profile, WorkingGroup
from masswerk.network.rules.mailing import mail_links
from masswerk.network.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page, workplace

FIELDS = (Kind.FIELD, Kind.CROSS_CUTTING_THEME)


@require_safe
@workplace(*access.GROUP_READERS)
def overview(request: HttpRequest, body: Body) -> HttpResponse:
    """All groups the viewer may read, with their next meeting."""
    viewer = get_viewer(request)
    groups = list(access.readable_groups(viewer).filter(body=body).select_related(
        "moderator__organisation").prefetch_related("charges"))
    today = timezone.localdate()
    nearest = queries.next_meetings(groups, today)
    names = queries.names_of(charge.element_id for group in groups for charge in group.charges.all())
    rows = [(group, [names[one.element_id] for one in group.charges.all() if one.element_id in names],
             nearest.get(group.pk)) for group in groups]
    return office_page(request, body, "groups/overview.html", {
        "rows": [row for row in rows if row[0].ended_on is None],
        "ended": [row for row in rows if row[0].ended_on is not None], "may_steer": viewer.has(body, *EDITORS)})


@require_safe
@workplace(*access.GROUP_READERS)
def group(request: HttpRequest, body: Body, group: str) -> HttpResponse:
    """One group with members, meetings and what is to be done."""
    viewer = get_viewer(request)
    found = access.get_readable_group(viewer, body, group)
    charges = list(found.charges.values_list("element_id", flat=True))
    names = queries.names_of(charges)
    return office_page(request, body, "groups/group.html", {
        "group": found, "fields": [names[key] for key in charges if key in names],
        "members": queries.members(found), "meetings": list(queries.meetings(found)),
        "tasks": list(queries.open_tasks(found)), "may_steer": viewer.has(body, *EDITORS),
        "today": timezone.localdate()})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def form(request: HttpRequest, body: Body) -> HttpResponse:
    """Form a group."""
    sheet = _group_form(request, body)
    made = frame.attempt(sheet, lambda: actions.form_group(
        body, slug=sheet.cleaned_data["slug"], facts=sheet.facts(), fields=_fields(body, sheet),
        by=frame.actor(request)))
    if made is None:
        return frame.form_page(request, body, "groups/form.html", sheet)
    return frame.saved(request, f"„{made.name}“ ist gebildet.", "groups:group", body=body.slug, group=made.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def change(request: HttpRequest, body: Body, group: str) -> HttpResponse:
    """Say anew what a group is for."""
    found = access.get_group(get_viewer(request), body, group)
    sheet = _group_form(request, body, found)
    if frame.attempt(sheet, lambda: actions.change_group(found, facts=sheet.facts(), fields=_fields(body, sheet),
                                                         by=frame.actor(request))):
        return _saved(request, found, "Die Angaben sind gespeichert.")
    return frame.form_page(request, body, "groups/form.html", sheet, group=found)


@require_POST
@workplace(*EDITORS)
def end(request: HttpRequest, body: Body, group: str) -> HttpResponse:
    """End a group's work, or take it up again."""
    found = access.get_group(get_viewer(request), body, group)
    over = found.ended_on is None
    actions.end_group(found, on=timezone.localdate() if over else None, by=frame.actor(request))
    return _saved(request, found, "Die Gruppe ist beendet." if over else "Die Gruppe arbeitet wieder.")


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def join(request: HttpRequest, body: Body, group: str) -> HttpResponse:
    """Take an organisation or a person into a group."""
    found = access.get_group(get_viewer(request), body, group)
    profiles = profiles_of(body)
    contacts = {str(one.pk): one for one in Contact.objects.filter(body=body).select_related(
        "person", "profile__organisation")}
    words = sorted(((key, _named(one)) for key, one in contacts.items()), key=lambda pair: pair[1].casefold())
    sheet = MemberForm(request.POST or None, profiles=profiles, contacts=words)
    if frame.attempt(sheet, lambda: actions.join_group(
            found, profile=profiles.get(sheet.cleaned_data["profile"]), role=sheet.cleaned_data["role"],
            contact=contacts.get(sheet.cleaned_data["contact"]), by=frame.actor(request))):
        return _saved(request, found, "Das Mitglied ist aufgenommen.")
    return frame.form_page(request, body, "groups/member.html", sheet, group=found)


@require_POST
@workplace(*EDITORS)
def leave(request: HttpRequest, body: Body, group: str, membership: int) -> HttpResponse:
    """Take somebody out of a group."""
    found = access.get_group(get_viewer(request), body, group)
    actions.leave_group(access.get_membership(found, membership), by=frame.actor(request))
    return _saved(request, found, "Das Mitglied ist herausgenommen.")


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def mail(request: HttpRequest, body: Body, group: str) -> HttpResponse:
    """Write to all members: by one's own mail program, or from here."""
    found = access.get_group(get_viewer(request), body, group)
    first = {"key": str(uuid.uuid4()), **_invitation(request, found)}
    sheet = MailForm(request.POST or None, initial=first)
    count = frame.attempt(sheet, lambda: actions.write_to_group(found, **sheet.cleaned_data, by=frame.actor(request)))
    if count:
        return _saved(request, found, f"{count} Mails sind auf dem Weg.")
    addresses = addresses_of(found)
    return frame.form_page(request, body, "groups/mail.html", sheet, group=found, addresses=addresses,
                           links=mail_links(addresses, subject=first.get("subject", "")),
                           without=[row for row in queries.members(found) if not queries.mail_of(row)])


@require_POST
@workplace(*EDITORS)
def feed(request: HttpRequest, body: Body, group: str) -> HttpResponse:
    """Make a link to the group's calendar, shown once, or withdraw it."""
    found = access.get_group(get_viewer(request), body, group)
    withdraw = "withdraw" in request.POST
    token = actions.issue_feed(found, by=frame.actor(request), now=timezone.now(), withdraw=withdraw)
    if withdraw:
        return _saved(request, found, "Der Kalenderlink ist zurückgezogen.")
    address = request.build_absolute_uri(reverse("group_pages:feed", kwargs={"body": body.slug, "token": token}))
    return office_page(request, body, "groups/feed.html", {"group": found, "address": address})


def profiles_of(body: Body) -> dict[str, Profile]:
    """Organisations of a body by key, by name."""
    rows = Profile.objects.filter(body=body).select_related("organisation").order_by("organisation__name")
    return {str(row.pk): row for row in rows}


def _invitation(request: HttpRequest, group: WorkingGroup) -> dict[str, Any]:
    """Subject and text for a meeting that the address names."""
    key = request.GET.get("sitzung", "")
    if not key.isdecimal():
        return {}
    meeting = access.get_meeting(group, int(key[:12]))
    times = f", {meeting.begins_at:%H:%M} Uhr" if meeting.begins_at else ""
    lines = [meeting.invitation, f"Tag: {meeting.held_on:%d.%m.%Y}{times}", f"Ort: {meeting.place}" if meeting.place
             else "", "Tagesordnung:\n" + "\n".join(
                 f"{point.position}. {point.title}" for point in meeting.meetingpoints.all())]
    return {"subject": f"Einladung: {meeting}", "text": "\n\n".join(line for line in lines if line)}


def _group_form(request: HttpRequest, body: Body, group: WorkingGroup | None = None) -> GroupForm:
    return GroupForm(request.POST or None, parts=queries.choosable(body, FIELDS), profiles=profiles_of(body),
                     is_new=group is None, initial=GroupForm.stored(group) if group else None)


def _fields(body: Body, sheet: GroupForm) -> list[Element]:
    return list(Element.objects.filter(body=body, pk__in=sheet.cleaned_data["fields_"]))


def _named(contact: Contact) -> str:
    return f"{contact.person.name} ({contact.profile})" if contact.profile else contact.person.name


def _saved(request: HttpRequest, group: WorkingGroup, words: str) -> HttpResponse:
    return frame.saved(request, words, "groups:group", body=group.body.slug, group=group.slug)

