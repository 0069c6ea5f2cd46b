"""How the sign-in library behaves here: accounts come by invitation, not by signing up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from masswerk.people.models import Account


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed to sign-up; accounts are made by invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None,
                    *args: Any, **kwargs: Any) -> None:
        """Say nothing about signing in: after an expired session a success would tell the page behind it that its
        form had arrived, and `keep.js` would forget what was typed."""
        if message_template != "account/messages/logged_in.txt":
            super().add_message(request, level, message_template, *args, **kwargs)


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in by an authority's own accounts: it opens the account of the same, confirmed address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing:
            return
        confirmed = {a.email.lower() for a in sociallogin.email_addresses if a.verified}
        account = Account.objects.filter(email__in=confirmed, is_active=True).first()
        if account is not None:
            sociallogin.connect(request, account)
