"""Who can change much signs in with more than a password."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from masswerk.people.models import Account

SECURED = "secured"
"""Where the session keeps that its account has a further factor, so that pages need not ask again."""

METHODS = "account_authentication_methods"
"""Where the sign-in library keeps how this session was opened."""


def is_secured(request: HttpRequest, account: Account) -> bool:
    """True if a second factor is not asked for, is set up, or is the business of the authority's own sign-in."""
    if not settings.SECOND_FACTOR or account.is_demo or request.session.get(SECURED):
        return True
    by_authority = any(used.get("method") == "socialaccount" for used in request.session.get(METHODS, ()))
    if by_authority or Authenticator.objects.filter(user=account).exclude(
            type=Authenticator.Type.RECOVERY_CODES).exists():
        request.session[SECURED] = True
        return True
    return False
