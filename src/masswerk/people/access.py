"""Who is looking, and where they may do what: the one truth behind every `access` module."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest

from masswerk.bodies.models import Body
from masswerk.people.models import Account, Grant, Invitation, Role

STAFF = frozenset({
    Role.MODERATOR, Role.CO_MODERATOR, Role.COORDINATOR, Role.STATISTICIAN, Role.COMPLAINT_OFFICER,
    Role.ADMINISTRATOR, Role.AUDITOR, Role.PARTNER, Role.COUNCIL, Role.MENTOR, Role.VOLUNTEER, Role.MEDIATOR,
})
"""Roles with a working area of their own."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever looks at a page: an account (None for visitors) and its valid grants by body.

    scopes: body to what its grants are limited to, each as role and scope ("partner", "organisation 12")
    """

    account: Account | None = None
    grants: dict[int, frozenset[str]] = field(default_factory=dict)
    scopes: dict[int, frozenset[tuple[str, str]]] = field(default_factory=dict)

    @property
    def is_signed_in(self) -> bool:
        return self.account is not None

    def roles_at(self, body: Body) -> frozenset[str]:
        """Roles the viewer holds at a body."""
        return self.grants.get(body.pk, frozenset())

    def has(self, body: Body, *roles: str) -> bool:
        """True if the viewer holds one of `roles` at `body`."""
        return bool(self.roles_at(body) & set(roles))

    def bodies_with(self, *roles: str) -> list[int]:
        """Keys of the bodies at which the viewer holds one of `roles`."""
        return [body for body, held in self.grants.items() if held & set(roles)]

    def scoped(self, role: str, kind: str) -> dict[int, frozenset[int]]:
        """Body to the keys of the objects for which the viewer holds `role` there.

        kind: of the objects, as scopes name them

        >>> Viewer(scopes={1: frozenset({("partner", "organisation 12")})}).scoped("partner", "organisation")
        {1: frozenset({12})}
        """
        found = {body: frozenset(int(scope.removeprefix(f"{kind} ")) for held, scope in scopes
                                 if held == role and scope.startswith(f"{kind} ") and scope.split()[-1].isdecimal())
                 for body, scopes in self.scopes.items()}
        return {body: keys for body, keys in found.items() if keys}


VISITOR = Viewer()


def valid_grants(account: Account, on: date) -> QuerySet[Grant]:
    """Grants of an account that hold on a day."""
    return Grant.objects.filter(account=account, valid_from__lte=on, body__is_active=True).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=on))


def viewer_of(account: Account, on: date) -> Viewer:
    """The viewer behind an account on a day; an inactive account is a visitor."""
    if not account.is_active:
        return VISITOR
    held: dict[int, set[str]] = {}
    scopes: dict[int, set[tuple[str, str]]] = {}
    for body, role, scope in valid_grants(account, on).values_list("body_id", "role", "scope"):
        held.setdefault(body, set()).add(role)
        if scope:
            scopes.setdefault(body, set()).add((role, scope))
    return Viewer(account, {body: frozenset(roles) for body, roles in held.items()},
                  {body: frozenset(found) for body, found in scopes.items()})


def get_viewer(request: HttpRequest) -> Viewer:
    """The viewer of a request, looked up once."""
    viewer: Viewer | None = getattr(request, "masswerk_viewer", None)
    if viewer is None:
        user: Any = request.user
        viewer = viewer_of(user, date.today()) if user.is_authenticated else VISITOR
        request.masswerk_viewer = viewer  # type: ignore[attr-defined]
    return viewer


def get_workplace(viewer: Viewer, slug: str, *roles: str) -> Body:
    """The body `slug` if the viewer holds one of `roles` there; 404 for everybody else."""
    body: Body | None = Body.objects.filter(slug=slug, is_active=True).first()
    if body is None or not viewer.has(body, *(roles or STAFF)):
        raise Http404
    return body


def team(viewer: Viewer, body: Body) -> QuerySet[Account]:
    """Accounts that hold or held a role at a body, with those roles as `roles_here`; for its administrators only."""
    here = Grant.objects.filter(body=body).order_by("valid_until", "role")
    return Account.objects.filter(
        grants__in=manageable_grants(viewer).filter(body=body)).distinct().prefetch_related(
            Prefetch("grants", queryset=here, to_attr="roles_here")).order_by("name", "email")


def get_member(viewer: Viewer, body: Body, pk: int) -> Account:
    """One account of the team; 404 for strangers."""
    member = team(viewer, body).filter(pk=pk).first()
    if member is None:
        raise Http404
    return member


def manageable_grants(viewer: Viewer) -> QuerySet[Grant]:
    """Grants the viewer may see and end: those of bodies the viewer administers."""
    return Grant.objects.filter(body__in=viewer.bodies_with(Role.ADMINISTRATOR)).select_related("account", "body")


def get_grant(viewer: Viewer, body: Body, pk: int) -> Grant:
    """One grant at a body that still holds; 404 for strangers."""
    grant = manageable_grants(viewer).filter(body=body, pk=pk, valid_until__isnull=True).first()
    if grant is None:
        raise Http404
    return grant


def may_shut_out(viewer: Viewer, account: Account, on: date) -> bool:
    """True if every role the account holds is at a body the viewer administers, and it is not the viewer's own."""
    administered = viewer.bodies_with(Role.ADMINISTRATOR)
    return account != viewer.account and not valid_grants(account, on).exclude(body__in=administered).exists()


def invitations(viewer: Viewer, body: Body) -> QuerySet[Invitation]:
    """Invitations of a body, for its administrators; those still waiting first."""
    return Invitation.objects.filter(body=body, body__in=viewer.bodies_with(Role.ADMINISTRATOR)).order_by(
        F("accepted_at").desc(nulls_first=True), "-created_at").select_related("body")


def get_invitation(viewer: Viewer, body: Body, pk: int) -> Invitation:
    """One invitation that was not accepted; 404 for strangers."""
    found = invitations(viewer, body).filter(pk=pk, accepted_at=None).first()
    if found is None:
        raise Http404
    return found
