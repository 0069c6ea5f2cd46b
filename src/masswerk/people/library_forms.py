"""Forms of the sign-in library in our words: labels and hints instead of placeholders that vanish while typing."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

GOOD_PASSWORD = "Mindestens zwölf Zeichen. Gut sind vier Wörter, die nichts miteinander zu tun haben."  # noqa: S105  a hint
AGAIN = "Neues Kennwort, noch einmal"


class Plain:
    """Sets the words of a form: `words` gives each field its label and hint."""

    words: dict[str, tuple[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = self.words.get(name, (field.label, ""))


class LoginForm(Plain, account.LoginForm):  # type: ignore[misc]
    words = {"login": ("E-Mail-Adresse", ""), "password": ("Kennwort", "")}


class ChangePasswordForm(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    words = {"oldpassword": ("Heutiges Kennwort", ""), "password1": ("Neues Kennwort", GOOD_PASSWORD),
             "password2": (AGAIN, "")}


class SetPasswordForm(Plain, account.SetPasswordForm):  # type: ignore[misc]
    words = {"password1": ("Neues Kennwort", GOOD_PASSWORD), "password2": (AGAIN, "")}


class ResetPasswordForm(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    words = {"email": ("E-Mail-Adresse", "")}


class ResetPasswordKeyForm(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    words = SetPasswordForm.words


class ConfirmPasswordResetCodeForm(Plain, account.ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    words = {"code": ("Code aus der Nachricht", "")}


class ReauthenticateForm(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    words = {"password": ("Kennwort", "")}


class AuthenticateForm(Plain, base.AuthenticateForm):  # type: ignore[misc]
    words = {"code": ("Code aus Ihrer App oder Wiederherstellungscode", "")}


class ReauthenticateByCodeForm(Plain, base.ReauthenticateForm):  # type: ignore[misc]
    words = {"code": ("Code aus Ihrer App oder Wiederherstellungscode", "")}


class ActivateTOTPForm(Plain, totp.ActivateTOTPForm):  # type: ignore[misc]
    words = {"code": ("Code aus der App", "")}


class AddWebAuthnForm(Plain, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    words = {"name": ("Name", "Damit Sie ihn wiedererkennen, zum Beispiel: Diensthandy"),
             "passwordless": ("Damit auch ohne Kennwort anmelden",
                              "Das Gerät fragt dann nach Fingerabdruck, Gesicht oder PIN.")}


class EditWebAuthnForm(Plain, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    words = {"name": ("Name", "")}
