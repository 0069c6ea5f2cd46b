"""What changes about accounts and their sessions."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from masswerk.base.actions import Actor, action, note
from masswerk.base.deletions import remember
from masswerk.base.errors import RuleError
from masswerk.people.access import valid_grants
from masswerk.people.actions.grants import refuse_without_administrator
from masswerk.people.models import Account, Role, Session


class PasswordTooWeak(RuleError):
    cause = "Dieses Kennwort ist nicht stark genug: {why}"
    way_out = "Wählen Sie ein längeres, zum Beispiel vier Wörter, die nichts miteinander zu tun haben."


@action("account.created")
def create_account(*, email: str, name: str, password: str | None, by: Actor, is_demo: bool = False,
                   is_installation_admin: bool = False) -> Account:
    """Add an account; without a password it can sign in by other means only. Raises PasswordTooWeak."""
    account = Account(email=email.strip().lower(), name=name.strip(), is_demo=is_demo,
                      is_installation_admin=is_installation_admin)
    if password is None:
        account.set_unusable_password()
    else:
        if not is_demo:
            _check_password(password, account)
        account.set_password(password)
    account.save()
    note("installation", f"account {account.pk}", created=True)
    return account


@action("account.renamed")
def rename(account: Account, name: str, *, by: Actor) -> None:
    """Say how the account's person wants to be called; the name itself is not logged."""
    account.name = name.strip()
    account.save(update_fields=["name"])
    note("installation", account.log_name, renamed=True)


@action("account.deactivated")
def deactivate(account: Account, *, by: Actor, on: date) -> None:
    """Shut an account out and end its sessions; raises LastAdministrator where a body would have none left."""
    for grant in valid_grants(account, on).filter(role=Role.ADMINISTRATOR).select_related("body"):
        refuse_without_administrator(grant.body, without=account)
    account.is_active = False
    account.save(update_fields=["is_active"])
    Session.objects.filter(account=account).delete()
    note("installation", account.log_name, active=False)


@action("account.reactivated")
def reactivate(account: Account, *, by: Actor) -> None:
    """Let an account sign in again."""
    account.is_active = True
    account.save(update_fields=["is_active"])
    note("installation", account.log_name, active=True)


@action("session.ended")
def end_sessions(account: Account, *, by: Actor, keys: list[str] | None = None, keep: str = "") -> int:
    """End sessions of an account: those named, or all but `keep`; returns how many."""
    ending = Session.objects.filter(account=account).exclude(session_key=keep)
    if keys is not None:
        ending = ending.filter(session_key__in=keys)
    count, _ = ending.delete()
    note("installation", account.log_name, sessions_ended=count)
    return count


@action("account.forgotten")
def forget_account(account: Account, *, by: Actor) -> None:
    """Delete an account with its roles and sessions; the log keeps its number only."""
    remember("people.Account", account.pk, account.created_at)
    for grant in account.grants.all():
        grant.delete()
    note("installation", account.log_name, forgotten=True)
    account.delete()


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as fault:
        raise PasswordTooWeak(why=" ".join(fault.messages)) from fault
