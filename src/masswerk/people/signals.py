"""Sign-ins and changed passwords happen in the sign-in library; the log learns of them here."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in

from masswerk.base.actions import note, writing
from masswerk.people.models import Account


def connect() -> None:
    """Join the library's signals."""
    from allauth.account.signals import password_changed, password_reset

    user_logged_in.connect(_signed_in, dispatch_uid="masswerk.signed_in")
    password_changed.connect(_password_changed, dispatch_uid="masswerk.password_changed")
    password_reset.connect(_password_changed, dispatch_uid="masswerk.password_reset")


def _signed_in(sender: Any, user: Account, **kwargs: Any) -> None:
    with writing("account.signed_in", by=user):
        note("installation", user.log_name, signed_in=True)


def _password_changed(sender: Any, user: Account, **kwargs: Any) -> None:
    with writing("account.password_changed", by=user):
        note("installation", user.log_name, password_changed=True)
