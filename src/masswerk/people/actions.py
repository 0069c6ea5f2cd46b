"""What changes about accounts and grants."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.contrib.auth.password_validation import validate_password

from masswerk.base.actions import Actor, action, note
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.people.models import Account, Grant, Invitation, Role

INVITATION_DAYS = 14


class InvitationClosed(RuleError):
    cause = "Diese Einladung ist abgelaufen, widerrufen oder schon angenommen."
    way_out = "Bitten Sie die Stelle, die Sie eingeladen hat, um eine neue Einladung."


class LastAdministrator(RuleError):
    cause = "{body} hätte danach niemanden mehr, der die Anwendung verwaltet."
    way_out = "Geben Sie die Rolle zuerst einer weiteren Person."


class AddressTaken(RuleError):
    cause = "Zu dieser E-Mail-Adresse gibt es schon ein Konto."
    way_out = "Melden Sie sich mit diesem Konto an und öffnen Sie den Einladungslink noch einmal."


@action("account.created")
def create_account(*, email: str, name: str, password: str | None, by: Actor, is_demo: bool = False,
                   is_installation_admin: bool = False) -> Account:
    """Add an account; without a password it can sign in by other means only."""
    account = Account(email=email.strip().lower(), name=name, is_demo=is_demo,
                      is_installation_admin=is_installation_admin)
    if password is None:
        account.set_unusable_password()
    else:
        if not is_demo:
            validate_password(password, account)
        account.set_password(password)
    account.save()
    note("installation", f"account {account.pk}", created=True)
    return account


@action("grant.given")
def give_role(account: Account, role: str, body: Body, *, by: Actor, scope: str = "") -> Grant:
    """Let an account act in a role at a body; giving it twice changes nothing."""
    held: Grant | None = Grant.objects.filter(account=account, role=role, body=body, scope=scope,
                                              valid_until__isnull=True).first()
    if held is not None:
        return held
    grant = Grant(account=account, role=Role(role), body=body, scope=scope)
    grant.save()
    return grant


@action("grant.ended")
def end_role(grant: Grant, *, by: Actor, on: date) -> None:
    """Let a role end the day before `on`; raises LastAdministrator where nobody would be left to administer."""
    if grant.role == Role.ADMINISTRATOR:
        others = Grant.objects.filter(body=grant.body, role=Role.ADMINISTRATOR, valid_until__isnull=True,
                                      account__is_active=True).exclude(pk=grant.pk)
        if not others.exists():
            raise LastAdministrator(body=grant.body.name)
    grant.valid_until = on - timedelta(days=1)
    grant.save(update_fields=["valid_until"])


@action("account.deactivated")
def deactivate(account: Account, *, by: Actor) -> None:
    """Shut an account out; its sessions end with the next request."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    note("installation", f"account {account.pk}", active=False)


@action("invitation.sent")
def invite(body: Body, *, email: str, role: str, by: Actor, now: datetime) -> tuple[Invitation, str]:
    """Invite somebody to a role; gives the invitation and the secret of its link, which is kept nowhere."""
    secret = secrets.token_urlsafe(32)
    invitation = Invitation(body=body, email=email.strip().lower(), role=Role(role), created_at=now,
                            expires_at=now + timedelta(days=INVITATION_DAYS), secret_hash=hash_secret(secret))
    invitation.save()
    return invitation, secret


@action("invitation.revoked")
def revoke_invitation(invitation: Invitation, *, by: Actor, now: datetime) -> None:
    """Make an invitation's link useless at once."""
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])


@action("invitation.accepted")
def accept_invitation(invitation: Invitation, *, name: str, password: str, by: Actor, now: datetime) -> Account:
    """Make the invited account with its role; raises InvitationClosed, AddressTaken."""
    if not invitation.is_open(now):
        raise InvitationClosed()
    if Account.objects.filter(email=invitation.email).exists():
        raise AddressTaken()
    account = create_account(email=invitation.email, name=name, password=password, by=by)
    give_role(account, invitation.role, invitation.body, by=by)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    return account


def hash_secret(secret: str) -> str:
    """What is kept of a link's secret.

    >>> hash_secret("a")[:8]
    'ca978112'
    """
    return hashlib.sha256(secret.encode()).hexdigest()
