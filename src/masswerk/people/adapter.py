"""How the sign-in library behaves here: accounts come by invitation, mail leaves through the outbox."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone

from masswerk.base import outbox
from masswerk.base.actions import note, writing
from masswerk.base.encryption import decrypt, encrypt
from masswerk.people.device import device
from masswerk.people.models import Account

NOTICES = {
    "account/email/password_changed": "Ihr Kennwort in Maßwerk wurde geändert.",
    "account/email/password_reset": "Ihr Kennwort in Maßwerk wurde mit einem Code neu gesetzt.",
    "account/email/password_set": "Für Ihr Konto in Maßwerk wurde ein Kennwort gewählt.",
    "mfa/email/totp_activated": "Für Ihr Konto in Maßwerk wurde eine App für Einmalcodes eingerichtet.",
    "mfa/email/totp_deactivated": "Die App für Einmalcodes wurde von Ihrem Konto in Maßwerk entfernt.",
    "mfa/email/webauthn_added": "Ihrem Konto in Maßwerk wurde ein Passkey oder Sicherheitsschlüssel hinzugefügt.",
    "mfa/email/webauthn_removed": "Von Ihrem Konto in Maßwerk wurde ein Passkey oder Sicherheitsschlüssel entfernt.",
    "mfa/email/recovery_codes_generated": "Für Ihr Konto in Maßwerk wurden neue Wiederherstellungscodes erzeugt.",
    "socialaccount/email/account_connected": "Ihr Konto in Maßwerk wurde mit einem Behördenkonto verbunden.",
    "socialaccount/email/account_disconnected": "Die Verbindung Ihres Kontos in Maßwerk mit einem Behördenkonto wurde "
                                                "gelöst.",
}
"""What people are told by mail about their account; a test compares this table with what the library sends."""

FAULTS = {
    "email_password_mismatch": "E-Mail-Adresse oder Kennwort stimmen nicht. Prüfen Sie beides, oder wählen Sie ein "
                               "neues Kennwort („Kennwort vergessen“).",
    "too_many_login_attempts": "Das waren zu viele Versuche für dieses Konto. Warten Sie fünf Minuten, oder melden Sie "
                               "sich mit einem Passkey an.",
    "enter_current_password": "Das heutige Kennwort stimmt nicht.",
    "incorrect_password": "Das Kennwort stimmt nicht.",
    "incorrect_code": "Der Code stimmt nicht oder gilt nicht mehr. Prüfen Sie ihn, oder fordern Sie einen neuen an.",
    "account_inactive": "Dieses Konto ist gesperrt. Fragen Sie die Verwaltung Ihrer Gebietskörperschaft.",
    "rate_limited": "Das waren zu viele Anfragen. Warten Sie einen Augenblick.",
}
"""What the library says when something is wrong, in our words."""

DEMO_CLOSED = "Konten der Vorführung können sich hier nicht anmelden."


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed to sign-up; demonstration accounts stay outside unless this is a demonstration."""

    error_messages = {**DefaultAccountAdapter.error_messages, **FAULTS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        if user.is_demo and not settings.DEMO:
            clear_login(request)
            messages.error(request, DEMO_CLOSED)
            return redirect("account_login")
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        _post(email, subject, render_to_string(f"{template_prefix}_message.txt", context))

    def send_notification_mail(self, template_prefix: str, user: Account, context: dict[str, Any] | None = None,
                               email: str | None = None) -> None:
        what = NOTICES[template_prefix]
        agent = self.request.headers.get("User-Agent", "")
        _post(user.email, "Ihr Konto in Maßwerk wurde geändert", render_to_string("people/mails/notification.txt", {
            "what": what, "at": timezone.now(), "device": device(agent)}))


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of second factors encrypted."""

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Maßwerk"}


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


def _post(to: str, subject: str, text: str) -> None:
    """Put a mail of the library into the outbox; the log keeps that it was sent, not to whom."""
    with writing("account.mail_sent", by=_Library()):
        mail = outbox.post(key=f"account {uuid.uuid4()}", to=to, subject=subject, text=text)
        note("installation", mail.aggregate(), about="account")


class _Library:
    log_name = "system"
