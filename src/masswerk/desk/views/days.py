"""The office's own pages."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from masswerk.bodies.models import Body
from masswerk.desk.queries import open_or_current
from masswerk.people.access import STAFF, get_viewer
from masswerk.people.models import Role
from masswerk.people.waiting import RUNNING, Waiting, counted, waiting
from masswerk.people.workplace import office_page, workplace


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """To the body the person works at; with several, the choice."""
    bodies = list(Body.objects.filter(pk__in=get_viewer(request).bodies_with(*STAFF), is_active=True))
    if len(bodies) == 1:
        return HttpResponseRedirect(reverse("office:my_day", kwargs={"body": bodies[0].slug}))
    return render(request, "desk/bodies.html", {"bodies": bodies})


@require_safe
@workplace(*STAFF)
def my_day(request: HttpRequest, body: Body) -> HttpResponse:
    """What waits for the person today."""
    viewer, today = get_viewer(request), timezone.localdate()
    groups = waiting(body, viewer, today)
    return office_page(request, body, "desk/my_day.html", {
        "groups": groups, "today": today, "greeting": _greeting(groups),
        "roles": [Role(role).label for role in sorted(viewer.roles_at(body))],
        "editions": open_or_current(viewer, body)})


def _greeting(groups: list[tuple[str, list[Waiting]]]) -> str:
    """What the day holds, in one sentence."""
    number = sum(len(things) for heading, things in groups if heading != RUNNING)
    if not number:
        return "Heute wartet nichts auf Sie."
    verb = "braucht" if number == 1 else "brauchen"
    return f"{counted(number, 'Eine Aufgabe', 'Aufgaben')} {verb} Sie."
