"""What arrives from the pages of accounts, roles and invitations."""

from __future__ import annotations

from django import forms

from masswerk.people.models import Role

GIVEN_ROLES = [(role.value, role.label) for role in Role if role is not Role.VISITOR]
"""Roles that can be given; a visitor is whoever has none."""


def _role() -> forms.ChoiceField:
    return forms.ChoiceField(label="Rolle", choices=GIVEN_ROLES)


class InviteForm(forms.Form):
    """Whom to invite to which role."""

    email = forms.EmailField(label="E-Mail-Adresse", max_length=254,
                             help_text="An diese Adresse geht der Link. Er gilt 14 Tage.")
    role = _role()


class RoleForm(forms.Form):
    """A further role for somebody who is there already."""

    role = _role()


class SecretForm(forms.Form):
    """The secret of an invitation; `invitation.js` fills it in from behind the `#` of the address."""

    secret = forms.CharField(label="Code der Einladung", max_length=200,
                             help_text="Er steht in der Nachricht, mit der Sie eingeladen wurden.")


class NewAccountForm(forms.Form):
    """What an account needs besides its address, which the invitation knows."""

    name = forms.CharField(label="Ihr Name", max_length=150, help_text="So sehen Sie die anderen.")
    password = forms.CharField(
        label="Kennwort", max_length=200, strip=False, help_text="Mindestens zwölf Zeichen. Gut sind vier Wörter, die "
        "nichts miteinander zu tun haben.", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))


class NameForm(forms.Form):
    """How somebody wants to be called."""

    name = forms.CharField(label="Ihr Name", max_length=150)
