"""The office's own pages."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from masswerk.bodies.models import Body
from masswerk.people.access import STAFF, get_viewer
from masswerk.people.workplace import office_page, workplace


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """To the body the person works at; with several, the choice."""
    bodies = list(Body.objects.filter(pk__in=get_viewer(request).bodies_with(*STAFF), is_active=True))
    if len(bodies) == 1:
        return HttpResponseRedirect(reverse("office:my_day", kwargs={"body": bodies[0].slug}))
    return render(request, "desk/bodies.html", {"bodies": bodies})


@workplace(*STAFF)
def my_day(request: HttpRequest, body: Body) -> HttpResponse:
    """What waits for the person today."""
    return office_page(request, body, "desk/my_day.html", {"roles": sorted(get_viewer(request).roles_at(body))})
