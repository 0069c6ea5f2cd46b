"""Sign-ins and changed passwords happen in the sign-in library; the log learns of them here."""

from __future__ import annotations

import time
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from masswerk.base.actions import note, writing
from masswerk.people.actions import end_sessions
from masswerk.people.device import device
from masswerk.people.factors import SECURED
from masswerk.people.models import Account
from masswerk.people.sessions import DEVICE, SIGNED_IN


def connect() -> None:
    """Join the library's signals."""
    from allauth.account.signals import password_changed, password_reset, password_set
    from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset

    user_logged_in.connect(_signed_in, dispatch_uid="masswerk.signed_in")
    for signal in (password_changed, password_set, password_reset):
        signal.connect(_password_changed, dispatch_uid="masswerk.password_changed")
    for signal in (authenticator_added, authenticator_removed, authenticator_reset):
        signal.connect(_factors_changed, dispatch_uid="masswerk.factors_changed")


def _signed_in(sender: Any, request: HttpRequest, user: Account, **kwargs: Any) -> None:
    request.session[DEVICE] = device(request.headers.get("User-Agent", ""))
    request.session[SIGNED_IN] = int(time.time())
    with writing("account.signed_in", by=user):
        note("installation", user.log_name, signed_in=True)


def _password_changed(sender: Any, request: HttpRequest, user: Account, **kwargs: Any) -> None:
    with writing("account.password_changed", by=user):
        note("installation", user.log_name, password_changed=True)
        end_sessions(user, by=user, keep=request.session.session_key or "")


def _factors_changed(sender: Any, request: HttpRequest, user: Account, **kwargs: Any) -> None:
    request.session.pop(SECURED, None)
    with writing("account.factors_changed", by=user):
        note("installation", user.log_name, factors_changed=True)
        end_sessions(user, by=user, keep=request.session.session_key or "")
