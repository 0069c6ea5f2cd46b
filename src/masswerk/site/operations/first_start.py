"""The first start in production: the first body, the first administrator, nothing of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from masswerk.base.actions import Actor, action
from masswerk.base.errors import RuleError
from masswerk.bodies.actions import found_body
from masswerk.bodies.models import Body, BodyKind
from masswerk.bodies.rules import is_ars
from masswerk.people.actions import create_account, give_role, invite
from masswerk.people.models import Account, Role


class DemoRuns(RuleError):
    cause = "Die Vorführung ist eingeschaltet oder ihre Konten sind in dieser Datenbank."
    way_out = "Beginnen Sie mit einem leeren Datenordner (MASSWERK_DATA) und ohne MASSWERK_DEMO."


class SlugTaken(RuleError):
    cause = "Eine Gebietskörperschaft mit dem Kurznamen „{slug}“ gibt es schon."
    way_out = "Wählen Sie einen anderen Kurznamen; er steht in der Adresse."


class NotAnArs(RuleError):
    cause = "„{ars}“ ist kein Regionalschlüssel: Er hat zwölf Ziffern und beginnt mit der Nummer des Landes."
    way_out = "Schlagen Sie ihn im Gemeindeverzeichnis nach, oder lassen Sie ihn weg."


@dataclass(frozen=True, slots=True)
class First:
    """What to begin with. password: None sends no secret over the command line but makes an invitation."""

    email: str
    name: str
    password: str | None
    body: str
    slug: str
    kind: str
    ars: str = ""
    writes: bool = True


@action("installation.started")
def begin(first: First, *, by: Actor, now: datetime) -> str:
    """Make body and administrator; gives the address where an invitation is accepted, "" with a password.

    writes: the administrator also coordinates the concept, as in small offices
    Raises DemoRuns, SlugTaken, NotAnArs, PasswordTooWeak.
    """
    if settings.DEMO or Account.objects.filter(is_demo=True).exists():
        raise DemoRuns()
    if Body.objects.filter(slug=first.slug).exists():
        raise SlugTaken(slug=first.slug)
    if first.ars and not is_ars(first.ars):
        raise NotAnArs(ars=first.ars)
    body = found_body(slug=first.slug, name=first.body, kind=BodyKind(first.kind), ars=first.ars, by=by)
    if first.password is None:
        return _invited(first, body, by, now)
    account = Account.objects.filter(email=first.email.lower()).first() or create_account(
        email=first.email, name=first.name, password=first.password, by=by, is_installation_admin=True)
    for role in _roles(first):
        give_role(account, role, body, by=by)
    return ""


def _invited(first: First, body: Body, by: Actor, now: datetime) -> str:
    _, secret = invite(body, email=first.email, role=Role.ADMINISTRATOR, by=by, now=now)
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{settings.ALLOWED_HOSTS[0]}{reverse('people:invitation')}#{secret}"


def _roles(first: First) -> tuple[Role, ...]:
    return (Role.ADMINISTRATOR, Role.COORDINATOR) if first.writes else (Role.ADMINISTRATOR,)
