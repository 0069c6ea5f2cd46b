"""How people come in: by an invitation to a role."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.template.loader import render_to_string

from masswerk.base import outbox
from masswerk.base.actions import Actor, action
from masswerk.base.deletions import remember
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.people.actions.accounts import create_account
from masswerk.people.actions.grants import give_role
from masswerk.people.models import Account, Invitation, Role

INVITATION_DAYS = 14


class InvitationClosed(RuleError):
    cause = "Diese Einladung ist abgelaufen, zurückgezogen oder schon angenommen."
    way_out = "Bitten Sie die Stelle, die Sie eingeladen hat, um eine neue Einladung."


class AddressTaken(RuleError):
    cause = "Zu dieser E-Mail-Adresse gibt es schon ein Konto."
    way_out = "Melden Sie sich mit diesem Konto an. Danach können Sie die Rolle annehmen."


class OtherAccount(RuleError):
    cause = "Die Einladung gilt einer anderen E-Mail-Adresse als der Ihres Kontos."
    way_out = "Melden Sie sich ab und mit dem eingeladenen Konto wieder an."


@action("invitation.sent")
def invite(body: Body, *, email: str, role: str, by: Actor, now: datetime, page: str = "") -> tuple[Invitation, str]:
    """Invite somebody to a role; gives the invitation and the secret of its link, which is kept nowhere readable.

    page: address of the page that opens invitations; with it the invitation goes out by mail
    An open invitation of the same address to the same role is withdrawn: its link stops working.
    """
    address, secret = email.strip().lower(), secrets.token_urlsafe(32)
    for earlier in Invitation.objects.filter(body=body, email=address, role=role, accepted_at=None, revoked_at=None):
        revoke_invitation(earlier, by=by, now=now)
    invitation = Invitation(body=body, email=address, role=Role(role), created_at=now, secret_hash=hash_secret(secret),
                            expires_at=now + timedelta(days=INVITATION_DAYS))
    invitation.save()
    if page:
        outbox.post(key=mail_key(invitation), body_id=body.pk, sender=body.mail_sender, to=address,
                    subject=f"Einladung: {invitation.get_role_display()}, {body.name}",
                    text=_letter(invitation, page, secret))
    return invitation, secret


@action("invitation.sent_again")
def invite_again(invitation: Invitation, *, by: Actor, now: datetime, page: str) -> Invitation:
    """Send a new link to the same address; the earlier one stops working."""
    if invitation.accepted_at is not None:
        raise InvitationClosed()
    return invite(invitation.body, email=invitation.email, role=invitation.role, by=by, now=now, page=page)[0]


@action("invitation.revoked")
def revoke_invitation(invitation: Invitation, *, by: Actor, now: datetime) -> None:
    """Make an invitation's link useless at once."""
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])


@action("invitation.accepted")
def accept_invitation(invitation: Invitation, *, name: str, password: str, by: Actor, now: datetime) -> Account:
    """Make the invited account with its role; raises InvitationClosed, AddressTaken, PasswordTooWeak."""
    _lock_open(invitation, now)
    if Account.objects.filter(email=invitation.email).exists():
        raise AddressTaken()
    account = create_account(email=invitation.email, name=name, password=password, by=by)
    _close(invitation, account, by, now)
    return account


@action("invitation.accepted_by_account")
def accept_for(invitation: Invitation, account: Account, *, by: Actor, now: datetime) -> None:
    """Give an existing account the role; raises InvitationClosed, OtherAccount."""
    _lock_open(invitation, now)
    if account.email != invitation.email:
        raise OtherAccount()
    _close(invitation, account, by, now)


@action("invitation.forgotten")
def forget_invitation(invitation: Invitation, *, by: Actor) -> None:
    """Delete an invitation that has ended."""
    remember("people.Invitation", invitation.pk, invitation.created_at)
    invitation.delete()


def open_invitation(secret: str, now: datetime) -> Invitation:
    """The invitation a secret opens; raises InvitationClosed for every other text."""
    found: Invitation | None = Invitation.objects.filter(
        secret_hash=hash_secret(secret.strip())).select_related("body").first()
    if found is None or not found.is_open(now):
        raise InvitationClosed()
    return found


def mail_key(invitation: Invitation) -> str:
    """Under which key the invitation's mail lies in the outbox."""
    return f"invitation {invitation.pk}"


def hash_secret(secret: str) -> str:
    """What is kept of a link's secret.

    >>> hash_secret("a")[:8]
    'ca978112'
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def _lock_open(invitation: Invitation, now: datetime) -> None:
    """Hold the row, so that two clicks at once make one account; refuse unless it is open."""
    stored = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not stored.is_open(now):
        raise InvitationClosed()


def _close(invitation: Invitation, account: Account, by: Actor, now: datetime) -> None:
    give_role(account, invitation.role, invitation.body, by=by)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])


def _letter(invitation: Invitation, page: str, secret: str) -> str:
    return render_to_string("people/mails/invitation.txt", {"invitation": invitation, "page": page, "secret": secret})
