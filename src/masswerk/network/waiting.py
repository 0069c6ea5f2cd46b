"""What of the network waits: contacts to be checked before they are deleted, minutes to be written, tasks late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.network.models import Contact, GroupTask, Meeting, Person
from masswerk.people.access import Viewer
from masswerk.people.waiting import TO_DO, Waiting, counted, since

BEFORE = timedelta(days=30)
"""So long before its deletion a contact is shown."""

AT_MOST = 5
"""Of one kind shown at once."""


def waiting(body: Body, viewer: Viewer, today: date) -> Iterator[Waiting]:
    """For those who coordinate; three queries."""
    if not viewer.has(body, *EDITORS):
        return
    yield from _contacts(body, today)
    yield from _minutes(body, today)
    yield from _tasks(body, today)


def _contacts(body: Body, today: date) -> Iterator[Waiting]:
    due = list(Person.objects.filter(body=body, keep_until__lte=today + BEFORE).order_by("keep_until")[:100])
    if not due:
        return
    first = Contact.objects.filter(person=due[0]).select_related("profile").first()
    url = reverse("network:overview", kwargs={"body": body.slug})
    if first is not None and first.profile is not None:
        url = reverse("network:contact", kwargs={"body": body.slug, "organisation": first.profile.organisation_id,
                                                 "contact": first.pk})
    yield Waiting(TO_DO, f"{counted(len(due), 'Einen Kontakt', 'Kontakte')} prüfen",
                  f"Ohne Prüfung wird der erste am {due[0].keep_until:%d.%m.%Y} gelöscht.", url)


def _minutes(body: Body, today: date) -> Iterator[Waiting]:
    held = Meeting.objects.filter(body=body, held_on__lt=today, held_on__gte=today - timedelta(days=180), minutes="",
                                  cancelled_at=None).select_related("group").order_by("held_on")
    for meeting in held[:AT_MOST]:
        url = reverse("groups:minutes", kwargs={"body": body.slug, "group": meeting.group.slug, "meeting": meeting.pk})
        yield Waiting(TO_DO, f"Protokoll schreiben: {meeting}", "Die Sitzung hat noch kein Protokoll.", url,
                      *since(meeting.held_on, today))


def _tasks(body: Body, today: date) -> Iterator[Waiting]:
    late = GroupTask.objects.filter(body=body, done_on=None, taken_as="", due_on__lt=today).select_related(
        "meeting__group", "profile__organisation").order_by("due_on")
    for task in late[:AT_MOST]:
        url = reverse("groups:meeting", kwargs={"body": body.slug, "group": task.meeting.group.slug,
                                                "meeting": task.meeting_id})
        who = f"{task.profile}, " if task.profile else ""
        yield Waiting(TO_DO, f"„{task.text[:80]}“ nachfragen", f"{who}{task.meeting.group.name}", url,
                      *since(task.due_on or today, today))
