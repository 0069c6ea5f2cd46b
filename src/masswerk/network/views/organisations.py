"""Organisations a body works with: list, page, and what is known of each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies import merging
from masswerk.bodies.models import Body, Organisation
from masswerk.concepts.access import EDITORS
from masswerk.concepts.models import Element
from masswerk.network import access, actions, queries
from masswerk.network.forms import MergeForm, PartnerForm, ProfileForm, stored
from masswerk.network.models import Profile, Sort
from masswerk.network.rules.languages import LANGUAGES
from masswerk.network.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page, workplace


@require_safe
@workplace(*access.PARTNERS)
def overview(request: HttpRequest, body: Body) -> HttpResponse:
    """All organisations of the body; partners find their own."""
    viewer = get_viewer(request)
    wanted = wanted_of(request)
    topics = queries.choosable(body)
    rows = queries.listed(access.writable(viewer).filter(body=body), wanted, topics)
    may_steer = viewer.has(body, *EDITORS)
    doubles = queries.possible_doubles(body) if may_steer and not wanted.is_narrow else []
    return office_page(request, body, "network/overview.html", {
        "letters": queries.letters(rows), "count": len(rows), "wanted": wanted, "may_steer": may_steer,
        "doubles": doubles, **choices(topics)})


def wanted_of(request: HttpRequest) -> queries.Wanted:
    """What the address asks for."""
    given = request.GET
    return queries.Wanted(given.get("q", "").strip()[:200], given.get("art", ""), given.get("feld", ""),
                          given.get("sprache-dort", ""))


def choices(topics: dict[int, str]) -> dict[str, Any]:
    """What lists can be narrowed to."""
    return {"sorts": Sort.choices, "topics": [(str(key), name) for key, name in topics.items()],
            "languages": [(code, language) for code, language in LANGUAGES.items()]}


@require_safe
@workplace(*access.PARTNERS)
def organisation(request: HttpRequest, body: Body, organisation: int) -> HttpResponse:
    """One organisation with everything known of it."""
    viewer = get_viewer(request)
    profile = access.get_writable(viewer, body, organisation)
    row = queries.listed(Profile.objects.filter(pk=profile.pk), queries.Wanted(), queries.choosable(body))[0]
    memberships = profile.memberships.select_related("group").order_by("group__name")
    return office_page(request, body, "network/organisation.html", {
        "row": row, "profile": profile, "contacts": queries.contacts(profile), "memberships": list(memberships),
        "moderates": list(profile.moderates.all()), "may_steer": viewer.has(body, *EDITORS),
        "tasks": list(profile.group_tasks.filter(done_on=None).select_related("meeting__group"))})


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def add(request: HttpRequest, body: Body) -> HttpResponse:
    """Take an organisation into the network."""
    form = ProfileForm(request.POST or None, topics=queries.choosable(body), initial={"sort": Sort.CLUB})
    made = frame.attempt(form, lambda: actions.add_profile(
        body, facts=form.facts(), topics=_elements(body, form), by=frame.actor(request)))
    if made is None:
        return frame.form_page(request, body, "network/add.html", form)
    return frame.saved(request, f"„{made.organisation.name}“ ist aufgenommen.", "network:organisation", body=body.slug,
                       organisation=made.organisation_id)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*access.PARTNERS)
def change(request: HttpRequest, body: Body, organisation: int) -> HttpResponse:
    """Say anew what is known; a partner says what concerns itself."""
    viewer = get_viewer(request)
    profile = access.get_writable(viewer, body, organisation)
    may_steer = viewer.has(body, *EDITORS)
    form = _form(request, body, profile, may_steer)
    done = frame.attempt(form, lambda: actions.change_profile(
        profile, facts=form.facts(profile), seen=form.cleaned_data["version"], by=frame.actor(request),
        topics=_elements(body, form) if may_steer else None))
    if done is None:
        return frame.form_page(request, body, "network/change.html", form, profile=profile, may_steer=may_steer)
    return frame.saved(request, "Die Angaben sind gespeichert.", "network:organisation", body=body.slug,
                       organisation=organisation)


def _form(request: HttpRequest, body: Body, profile: Profile, may_steer: bool) -> PartnerForm:
    first = {**stored(profile), "version": profile.version}
    if not may_steer:
        return PartnerForm(request.POST or None, initial=first)
    first["topics"] = [str(key) for key in profile.topics.values_list("element_id", flat=True)]
    return ProfileForm(request.POST or None, topics=queries.choosable(body), initial=first)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def merge(request: HttpRequest, body: Body, organisation: int) -> HttpResponse:
    """Make two organisations one."""
    viewer = get_viewer(request)
    profile = access.get_profile(viewer, body, organisation)
    others = {str(row.organisation_id): row.organisation for row in access.steerable(viewer).filter(
        body=body).exclude(pk=profile.pk).select_related("organisation").order_by("organisation__name")}
    form = MergeForm(request.POST or None, others=[(key, other.name) for key, other in others.items()],
                     initial={"double": request.GET.get("mit", "")})
    if frame.attempt(form, lambda: _merge(request, profile.organisation, others[form.cleaned_data["double"]])):
        return frame.saved(request, "Die Organisationen sind zusammengeführt.", "network:organisation", body=body.slug,
                           organisation=organisation)
    return frame.form_page(request, body, "network/merge.html", form, profile=profile, others=others)


def _merge(request: HttpRequest, kept: Organisation, double: Organisation) -> Organisation:
    access.refuse_unless_all_mine(get_viewer(request), kept, double)
    return merging.merge(kept, double, by=frame.actor(request))


@require_POST
@workplace(*EDITORS)
def drop(request: HttpRequest, body: Body, organisation: int) -> HttpResponse:
    """Take an organisation out of the network."""
    profile = access.get_profile(get_viewer(request), body, organisation)
    try:
        actions.drop_profile(profile, by=frame.actor(request))
    except RuleError as refusal:
        messages.error(request, str(refusal))
        return redirect("network:organisation", body=body.slug, organisation=organisation)
    return frame.saved(request, f"„{profile.organisation.name}“ ist herausgenommen.", "network:overview",
                       body=body.slug)


def _elements(body: Body, form: PartnerForm) -> list[Element]:
    keys = form.cleaned_data.get("topics", [])
    found = list(Element.objects.filter(body=body, pk__in=keys))
    if len(found) != len(set(keys)):
        raise Http404
    return found
