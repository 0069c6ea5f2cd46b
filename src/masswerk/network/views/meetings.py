"""Meetings of a group: called, prepared, minuted, and what came out of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import Element
from masswerk.network import access, actions, queries
from masswerk.network.group_forms import AgendaForm, MeetingForm, MinutesForm, ResolutionForm, TaskForm
from masswerk.network.hooks import takers
from masswerk.network.models import Meeting
from masswerk.network.views import frame
from masswerk.network.views.groups import profiles_of
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page, workplace


@require_safe
@workplace(*access.GROUP_READERS)
def meeting(request: HttpRequest, body: Body, group: str, meeting: int) -> HttpResponse:
    """One meeting with its agenda, minutes, resolutions and tasks."""
    viewer = get_viewer(request)
    found = access.get_meeting(access.get_readable_group(viewer, body, group), meeting)
    points, resolutions = list(found.meetingpoints.all()), list(found.resolutions.all())
    tasks = list(found.grouptasks.select_related("profile__organisation"))
    names = queries.names_of(row.element_id for row in (*points, *resolutions, *tasks) if row.element_id)
    return office_page(request, body, "groups/meeting.html", {
        "group": found.group, "meeting": found, "may_steer": viewer.has(body, *EDITORS),
        "points": [(row, names.get(row.element_id)) for row in points],
        "resolutions": [(row, names.get(row.element_id)) for row in resolutions],
        "tasks": [(row, names.get(row.element_id)) for row in tasks], "may_take": bool(takers())})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def call(request: HttpRequest, body: Body, group: str) -> HttpResponse:
    """Call a meeting."""
    found = access.get_group(get_viewer(request), body, group)
    form = MeetingForm(request.POST or None, initial={"is_public": found.is_public})
    made = frame.attempt(form, lambda: actions.call_meeting(found, facts=form.facts(), by=frame.actor(request),
                                                            now=timezone.now()))
    if made is None:
        return frame.form_page(request, body, "groups/call.html", form, group=found)
    return _saved(request, made, "Die Sitzung ist angelegt. Schreiben Sie jetzt die Tagesordnung.")


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def change(request: HttpRequest, body: Body, group: str, meeting: int) -> HttpResponse:
    """Say anew when and where."""
    found = _steered(request, body, group, meeting)
    form = MeetingForm(request.POST or None, initial=MeetingForm.stored(found))
    if frame.attempt(form, lambda: actions.change_meeting(found, facts=form.facts(), by=frame.actor(request),
                                                          now=timezone.now())):
        return _saved(request, found, "Die Angaben sind gespeichert.")
    return frame.form_page(request, body, "groups/call.html", form, group=found.group, meeting=found)


@require_POST
@workplace(*EDITORS)
def cancel(request: HttpRequest, body: Body, group: str, meeting: int) -> HttpResponse:
    """Cancel a meeting."""
    found = _steered(request, body, group, meeting)
    try:
        actions.cancel_meeting(found, by=frame.actor(request), now=timezone.now())
    except RuleError as refusal:
        return _refused(request, found, refusal)
    return _saved(request, found, "Die Sitzung ist abgesagt. Kalender, die den Link der Gruppe kennen, zeigen es.")


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def agenda(request: HttpRequest, body: Body, group: str, meeting: int) -> HttpResponse:
    """Write the agenda."""
    found = _steered(request, body, group, meeting)
    elements = queries.choosable(body, queries.DISCUSSED)
    points = [(point.title, str(point.element_id or "")) for point in found.meetingpoints.all()]
    form = AgendaForm(request.POST or None, points=points, elements=elements)
    if frame.attempt(form, lambda: _set_agenda(request, found, form)):
        return _saved(request, found, "Die Tagesordnung ist gespeichert.")
    return frame.form_page(request, body, "groups/agenda.html", form, group=found.group, meeting=found)


def _set_agenda(request: HttpRequest, meeting: Meeting, form: AgendaForm) -> bool:
    entered = form.entered()
    chosen = _elements(meeting, [element for _, element in entered])
    actions.set_agenda(meeting, points=[actions.Point(title, chosen.get(element)) for title, element in entered],
                       by=frame.actor(request), now=timezone.now())
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def minutes(request: HttpRequest, body: Body, group: str, meeting: int) -> HttpResponse:
    """Write the minutes."""
    found = _steered(request, body, group, meeting)
    form = MinutesForm(request.POST or None, initial={"minutes": found.minutes})
    if frame.attempt(form, lambda: actions.keep_minutes(found, text=form.cleaned_data["minutes"],
                                                        by=frame.actor(request), now=timezone.now()) or True):
        return _saved(request, found, "Das Protokoll ist gespeichert.")
    return frame.form_page(request, body, "groups/minutes.html", form, group=found.group, meeting=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def resolve(request: HttpRequest, body: Body, group: str, meeting: int, number: int = 0) -> HttpResponse:
    """Keep a resolution, or correct it."""
    found = _steered(request, body, group, meeting)
    kept = access.get_resolution(found, number) if number else None
    first = {"text": kept.text, "votes": kept.votes, "element": str(kept.element_id or "")} if kept else {}
    form = ResolutionForm(request.POST or None, elements=queries.choosable(body, queries.DISCUSSED), initial=first)
    if frame.attempt(form, lambda: actions.resolve(
            found, text=form.cleaned_data["text"], votes=form.cleaned_data["votes"], number=number or None,
            element=_elements(found, [form.cleaned_data["element"]]).get(form.cleaned_data["element"]),
            by=frame.actor(request), now=timezone.now())):
        return _saved(request, found, "Der Beschluss ist gespeichert.")
    return frame.form_page(request, body, "groups/resolution.html", form, group=found.group, meeting=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def give(request: HttpRequest, body: Body, group: str, meeting: int) -> HttpResponse:
    """Say who does what until when."""
    found = _steered(request, body, group, meeting)
    profiles = profiles_of(body)
    form = TaskForm(request.POST or None, profiles=profiles, elements=queries.choosable(body, queries.DISCUSSED))
    if frame.attempt(form, lambda: actions.give_task(
            found, text=form.cleaned_data["text"], due_on=form.cleaned_data["due_on"],
            profile=profiles.get(form.cleaned_data["profile"]),
            element=_elements(found, [form.cleaned_data["element"]]).get(form.cleaned_data["element"]),
            by=frame.actor(request))):
        return _saved(request, found, "Die Aufgabe ist gespeichert.")
    return frame.form_page(request, body, "groups/task.html", form, group=found.group, meeting=found)


@require_POST
@workplace(*EDITORS)
def end_task(request: HttpRequest, body: Body, group: str, meeting: int, task: int) -> HttpResponse:
    """Mark a task as done or open again, or hand it over to its measure."""
    found = _steered(request, body, group, meeting)
    one = access.get_task(found, task)
    try:
        if "take" in request.POST:
            actions.take_task(one, by=frame.actor(request))
            return _saved(request, found, "Die Aufgabe steht jetzt bei der Maßnahme.")
        actions.end_task(one, on=None if one.done_on else timezone.localdate(), by=frame.actor(request))
    except RuleError as refusal:
        return _refused(request, found, refusal)
    return _saved(request, found, "Die Aufgabe ist erledigt." if one.done_on else "Die Aufgabe ist wieder offen.")


@require_safe
@workplace(*access.GROUP_READERS)
def invitation(request: HttpRequest, body: Body, group: str, meeting: int) -> HttpResponse:
    """The meeting as a file for calendars."""
    found = access.get_meeting(access.get_readable_group(get_viewer(request), body, group), meeting)
    return frame.calendar_of(request, found)


def _steered(request: HttpRequest, body: Body, group: str, meeting: int) -> Meeting:
    return access.get_meeting(access.get_group(get_viewer(request), body, group), meeting)


def _elements(meeting: Meeting, keys: list[str]) -> dict[str, Element]:
    wanted = [key for key in keys if key]
    return {str(one.pk): one for one in Element.objects.filter(body=meeting.body_id, pk__in=wanted)}


def _saved(request: HttpRequest, meeting: Meeting, words: str) -> HttpResponse:
    return frame.saved(request, words, "groups:meeting", body=meeting.group.body.slug, group=meeting.group.slug,
                       meeting=meeting.pk)


def _refused(request: HttpRequest, meeting: Meeting, refusal: RuleError) -> HttpResponse:
    messages.error(request, str(refusal))
    return redirect("groups:meeting", body=meeting.group.body.slug, group=meeting.group.slug, meeting=meeting.pk)

