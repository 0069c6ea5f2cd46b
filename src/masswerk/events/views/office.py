"""Planning events, and the steps from the first idea to the documentation."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS, steerable_editions
from masswerk.concepts.models import Element
from masswerk.events import access, actions, queries
from masswerk.events.forms import AgendaForm, CountForm, EventForm, GroupForm, PlanForm, QuestionForm
from masswerk.events.models import Card, Event, EventState, Group, GuidingQuestion, Summary
from masswerk.events.views import frame
from masswerk.events.words import LOOKS
from masswerk.participation.models import Procedure
from masswerk.people.access import get_viewer
from masswerk.people.models import Account, Role
from masswerk.people.workplace import office_page, workplace

STEPS = {
    "beginnen": (EventState.RUNNING, "Die Veranstaltung läuft."),
    "beenden": (EventState.FINISHED, "Die Veranstaltung ist beendet."),
    "veroeffentlichen": (EventState.DOCUMENTED, "Die Dokumentation ist veröffentlicht."),
    "zuruecknehmen": (EventState.FINISHED, "Die Dokumentation ist zurückgenommen."),
}
"""Step in an address: the state after it, and what the page says."""


@require_safe
@workplace(*access.INSIDERS)
def overview(request: HttpRequest, body: Body) -> HttpResponse:
    """All events of the body, the newest first; moderators find their groups here."""
    viewer = get_viewer(request)
    events = list(access.readable(viewer).filter(body=body).select_related("edition"))
    mine = access.writable_groups(viewer).filter(event__in=events).select_related("event").order_by("number")
    by_event: dict[int, list[Group]] = {}
    for group in mine:
        by_event.setdefault(group.event_id, []).append(group)
    return office_page(request, body, "events/overview.html", {
        "rows": [(event, by_event.get(event.pk, [])) for event in events], "may_plan": viewer.has(body, *EDITORS)})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def plan(request: HttpRequest, body: Body) -> HttpResponse:
    """Plan an event."""
    viewer = get_viewer(request)
    found = {str(edition.pk): edition for edition in steerable_editions(viewer).filter(body=body)}
    form = PlanForm(request.POST or None, editions=[(key, edition.title) for key, edition in found.items()],
                    initial={"held_on": timezone.localdate(), "slug": slugify(str(timezone.localdate()))})
    made = frame.attempt(form, lambda: actions.plan_event(
        found[form.cleaned_data["edition"]], slug=form.cleaned_data["slug"], facts=form.facts(),
        by=frame.actor(request)))
    if made is None:
        return frame.form_page(request, body, "plan", form, editions=found)
    messages.success(request, f"„{made.title}“ ist geplant.")
    return redirect(frame.url("event", made))


@require_safe
@workplace(*EDITORS)
def event(request: HttpRequest, body: Body, event: str) -> HttpResponse:
    """One event: what is planned, who talks about what, and the next step."""
    found = access.get_steerable(get_viewer(request), body, event)
    waiting = Card.objects.filter(event=found, contribution=None).count() + Summary.objects.filter(
        event=found, contribution=None).count()
    return office_page(request, body, "events/event.html", {
        "event": found, "agenda": list(found.agendaitems.all()), "names": queries.names(found),
        "questions": [(question, LOOKS[question.colour]) for question in found.guidingquestions.all()],
        "groups": list(queries.groups(found)), "waiting": waiting, "procedures": _procedures(found),
        "untyped": Card.objects.filter(event=found, text="").count()})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def change(request: HttpRequest, body: Body, event: str) -> HttpResponse:
    """Say anew what the event is about."""
    found = access.get_steerable(get_viewer(request), body, event)
    form = EventForm(request.POST or None, initial=EventForm.stored(found))
    if frame.attempt(form, lambda: actions.change_event(found, facts=form.facts(), by=frame.actor(request))):
        return _saved(request, found, "Die Angaben sind gespeichert.")
    return frame.form_page(request, body, "change", form, event=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def agenda(request: HttpRequest, body: Body, event: str) -> HttpResponse:
    """Write the programme."""
    found = access.get_steerable(get_viewer(request), body, event)
    form = AgendaForm(request.POST or None, initial=AgendaForm.stored(found))
    if frame.attempt(form, lambda: actions.set_agenda(found, items=form.rows(), by=frame.actor(request)) or True):
        return _saved(request, found, "Das Programm ist gespeichert.")
    return frame.form_page(request, body, "agenda", form, event=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def question(request: HttpRequest, body: Body, event: str, number: int = 0) -> HttpResponse:
    """Ask a guiding question, or ask it anew."""
    found = access.get_steerable(get_viewer(request), body, event)
    stored = GuidingQuestion.objects.filter(event=found, number=number).values("number", "text", "short", "colour")
    first = stored.first() or {"number": GuidingQuestion.objects.filter(event=found).count() + 1}
    form = QuestionForm(request.POST or None, initial=first)
    if frame.attempt(form, lambda: actions.ask(found, **form.cleaned_data, by=frame.actor(request))):
        return _saved(request, found, "Die Leitfrage ist gespeichert.")
    return frame.form_page(request, body, "question", form, event=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def group(request: HttpRequest, body: Body, event: str, number: int = 0) -> HttpResponse:
    """Form a working group, or change it."""
    found = access.get_steerable(get_viewer(request), body, event)
    people = _moderators(body)
    form = GroupForm(request.POST or None, parts=queries.choosable(found),
                     people=[(str(pk), name) for pk, name in people], initial=_stored_group(found, number))
    if frame.attempt(form, lambda: _form_group(request, found, form)):
        return _saved(request, found, "Die Arbeitsgruppe ist gespeichert.")
    return frame.form_page(request, body, "group", form, event=found)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def counts(request: HttpRequest, body: Body, event: str) -> HttpResponse:
    """Say how many came: numbers, no names."""
    found = access.get_steerable(get_viewer(request), body, event)
    rows = found.groups.values_list("number", "title", "guests")
    form = CountForm(request.POST or None, groups=rows, initial={"guests": found.guests})
    if frame.attempt(form, lambda: actions.count_guests(
            found, guests=form.cleaned_data["guests"], groups=form.by_group(), by=frame.actor(request)) or True):
        return _saved(request, found, "Die Zahlen sind gespeichert.")
    return frame.form_page(request, body, "counts", form, event=found)


@require_POST
@workplace(*EDITORS)
def step(request: HttpRequest, body: Body, event: str, step: str) -> HttpResponse:
    """Begin, end, publish or take back."""
    found = access.get_steerable(get_viewer(request), body, event)
    if step not in STEPS:
        return redirect(frame.url("event", found))
    state, said = STEPS[step]
    actions.set_state(found, state=state, by=frame.actor(request), now=timezone.now())
    return _saved(request, found, said)


@require_POST
@workplace(*EDITORS)
def hand_over(request: HttpRequest, body: Body, event: str) -> HttpResponse:
    """Make cards and summaries contributions of a procedure."""
    found = access.get_steerable(get_viewer(request), body, event)
    chosen = _procedures(found).filter(slug=request.POST.get("procedure", "")).first()
    try:
        count = actions.hand_over(found, chosen, by=frame.actor(request), now=timezone.now())
    except RuleError as refusal:
        messages.error(request, str(refusal))
        return redirect(frame.url("event", found))
    return _saved(request, found, f"{count} Beiträge liegen in der Abwägung.")


def _procedures(event: Event) -> QuerySet[Procedure]:
    return Procedure.objects.filter(edition=event.edition_id, opened_at__isnull=False, closed_at=None)


def _saved(request: HttpRequest, event: Event, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(frame.url("event", event))


def _moderators(body: Body) -> list[tuple[int, str]]:
    roles = (Role.MODERATOR, Role.CO_MODERATOR, Role.COORDINATOR)
    rows = Account.objects.filter(is_active=True, grants__body=body, grants__role__in=roles,
                                  grants__valid_until=None).distinct()
    return [(account.pk, str(account)) for account in rows.order_by("name")]


def _stored_group(event: Event, number: int) -> dict[str, object]:
    row = Group.objects.filter(event=event, number=number).first()
    if row is None:
        return {"number": Group.objects.filter(event=event).count() + 1}
    return {"number": row.number, "title": row.title, "room": row.room, "moderation": row.moderation,
            "moderator": row.moderator_id, "co_moderator": row.co_moderator_id,
            "fields_": [str(pk) for pk in row.fields.values_list("element_id", flat=True)]}


def _form_group(request: HttpRequest, event: Event, form: GroupForm) -> Group:
    data = form.cleaned_data
    chosen = {account.pk: account for account in Account.objects.filter(
        pk__in=[data[name] for name in ("moderator", "co_moderator") if data[name]])}
    return actions.form_group(
        event, number=data["number"], title=data["title"], room=data["room"], moderation=data["moderation"],
        fields=list(Element.objects.filter(pk__in=data["fields_"], concept=event.edition.concept_id)),
        moderator=chosen.get(int(data["moderator"] or 0)), co_moderator=chosen.get(int(data["co_moderator"] or 0)),
        by=frame.actor(request))
