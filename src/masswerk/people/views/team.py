"""Who works with a body in which role: for its administrators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.base.models import OutgoingMail
from masswerk.base.reads import note_read
from masswerk.bodies.models import Body
from masswerk.people import access, actions
from masswerk.people.forms import InviteForm, RoleForm
from masswerk.people.models import Account, Invitation, Role
from masswerk.people.workplace import office_page, workplace

PER_PAGE = 50
RECENT = 20
"""Invitations shown at once."""

administrators = workplace(Role.ADMINISTRATOR)


@require_safe
@administrators
def team(request: HttpRequest, body: Body) -> HttpResponse:
    """Everybody with a role here, and who is invited."""
    viewer, wanted = access.get_viewer(request), request.GET.get("suche", "").strip()[:100]
    people = access.team(viewer, body)
    if wanted:
        people = people.filter(Q(name__icontains=wanted) | Q(email__icontains=wanted))
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    invited = list(access.invitations(viewer, body).filter(accepted_at=None, revoked_at=None)[:RECENT])
    return office_page(request, body, "people/team.html", {
        "page": page, "people": [(person, _held(person)) for person in page], "wanted": wanted,
        "invited": _with_mail(invited), "now": timezone.now()})


@require_http_methods(["GET", "HEAD", "POST"])
@administrators
def invite(request: HttpRequest, body: Body) -> HttpResponse:
    """Invite somebody by mail."""
    form = InviteForm(request.POST or None)
    if form.is_valid():
        invitation, _ = actions.invite(body, **form.cleaned_data, by=_actor(request), now=timezone.now(),
                                       page=_accept_page(request))
        messages.success(request, f"Die Einladung an {invitation.email} ist auf dem Weg.")
        return redirect("team:team", body=body.slug)
    return office_page(request, body, "people/invite.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators
def member(request: HttpRequest, body: Body, account: int) -> HttpResponse:
    """One person: roles here, a further role, shutting the account out."""
    viewer = access.get_viewer(request)
    person = access.get_member(viewer, body, account)
    note_read(person, by=_actor(request), page="Menschen und Rollen", body_id=body.pk)
    form = RoleForm(request.POST or None)
    if form.is_valid():
        grant = actions.give_role(person, form.cleaned_data["role"], body, by=_actor(request))
        messages.success(request, f"{person} hat jetzt die Rolle „{grant.get_role_display()}“.")
        return redirect("team:member", body=body.slug, account=account)
    return office_page(request, body, "people/member.html", {
        "person": person, "form": form,
        "may_shut_out": access.may_shut_out(viewer, person, date.today())}, status=422 if form.is_bound else 200)


@require_POST
@administrators
def end_role(request: HttpRequest, body: Body, grant: int) -> HttpResponse:
    """Let a role end today."""
    chosen = access.get_grant(access.get_viewer(request), body, grant)
    _attempt(request, lambda: actions.end_role(chosen, by=_actor(request), on=date.today()),
             f"Die Rolle „{chosen.get_role_display()}“ von {chosen.account} ist beendet.")
    if chosen.account == request.user and not access.viewer_of(chosen.account, date.today()).has(
            body, Role.ADMINISTRATOR):
        return redirect("desk:home")
    return redirect("team:member", body=body.slug, account=chosen.account_id)


@require_POST
@administrators
def shut_out(request: HttpRequest, body: Body, account: int) -> HttpResponse:
    """Shut an account out, or let it in again; only where it has no roles elsewhere."""
    viewer = access.get_viewer(request)
    person = access.get_member(viewer, body, account)
    if not access.may_shut_out(viewer, person, date.today()):
        messages.error(request, "Dieses Konto können Sie nicht sperren: Es hat auch Rollen an anderer Stelle, "
                                "oder es ist Ihr eigenes. Beenden Sie stattdessen die Rollen hier.")
    elif person.is_active:
        _attempt(request, lambda: actions.deactivate(person, by=_actor(request), on=date.today()),
                 f"Das Konto von {person} ist gesperrt, alle Sitzungen sind beendet.")
    else:
        actions.reactivate(person, by=_actor(request))
        messages.success(request, f"{person} kann sich wieder anmelden.")
    return redirect("team:member", body=body.slug, account=account)


@require_POST
@administrators
def revoke(request: HttpRequest, body: Body, invitation: int) -> HttpResponse:
    """Withdraw an invitation: its link stops working."""
    chosen = access.get_invitation(access.get_viewer(request), body, invitation)
    actions.revoke_invitation(chosen, by=_actor(request), now=timezone.now())
    messages.success(request, f"Die Einladung an {chosen.email} ist zurückgezogen.")
    return redirect("team:team", body=body.slug)


@require_POST
@administrators
def resend(request: HttpRequest, body: Body, invitation: int) -> HttpResponse:
    """Send a new link to the same address."""
    chosen = access.get_invitation(access.get_viewer(request), body, invitation)
    actions.invite_again(chosen, by=_actor(request), now=timezone.now(), page=_accept_page(request))
    messages.success(request, f"Eine neue Einladung an {chosen.email} ist auf dem Weg. "
                              "Der frühere Link gilt nicht mehr.")
    return redirect("team:team", body=body.slug)


def _attempt(request: HttpRequest, step: Callable[[], Any], done: str) -> None:
    """Take a step and say so; a refusal is said with its way out."""
    try:
        step()
    except RuleError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


def _held(person: Any) -> list[str]:
    """Names of the roles a person holds here today."""
    return [grant.get_role_display() for grant in person.roles_here if grant.valid_until is None]


def _with_mail(invited: list[Invitation]) -> list[tuple[Invitation, OutgoingMail | None]]:
    keys = {actions.mail_key(invitation): invitation for invitation in invited}
    mails = {mail.key: mail for mail in OutgoingMail.objects.filter(key__in=keys)}
    return [(invitation, mails.get(key)) for key, invitation in keys.items()]


def _accept_page(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("people:invitation"))


def _actor(request: HttpRequest) -> Account:
    return cast("Account", request.user)
