"""Accepting an invitation. The secret comes by form, never in an address: it stands behind the `#` of the link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from masswerk.base.actions import SYSTEM
from masswerk.base.errors import RuleError
from masswerk.people import actions
from masswerk.people.forms import NewAccountForm, SecretForm
from masswerk.people.models import Account, Invitation

OPENED = "invitation"
"""Where the session keeps which invitation was opened."""


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Take the secret; the session remembers the invitation it opens."""
    form = SecretForm(request.POST or None)
    if form.is_valid():
        try:
            invitation = actions.open_invitation(form.cleaned_data["secret"], timezone.now())
        except actions.InvitationClosed as refusal:
            form.add_error("secret", str(refusal))
        else:
            request.session[OPENED] = invitation.pk
            return redirect("people:accept")
    return render(request, "people/invitation.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest) -> HttpResponse:
    """Accept the opened invitation: with the account that is signed in, by signing in, or with a new account."""
    invitation = Invitation.objects.filter(pk=request.session.get(OPENED, 0)).select_related("body").first()
    if invitation is None or not invitation.is_open(timezone.now()):
        request.session.pop(OPENED, None)
        return redirect("people:invitation")
    if request.user.is_authenticated:
        return _with_account(request, invitation, request.user)
    if Account.objects.filter(email=invitation.email).exists():
        return _page(request, invitation, sign_in=f"{reverse('account_login')}?next={reverse('people:accept')}")
    return _new_account(request, invitation)


def _with_account(request: HttpRequest, invitation: Invitation, account: Account) -> HttpResponse:
    if request.method == "POST":
        actions.accept_for(invitation, account, by=account, now=timezone.now())
        return _arrived(request, invitation)
    return _page(request, invitation, account=account, fits=account.email == invitation.email)


def _new_account(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        try:
            account = actions.accept_invitation(invitation, **form.cleaned_data, by=SYSTEM, now=timezone.now())
        except RuleError as refusal:
            form.add_error("password" if isinstance(refusal, actions.PasswordTooWeak) else None, str(refusal))
        else:
            login(request, account, backend="django.contrib.auth.backends.ModelBackend")
            return _arrived(request, invitation)
    return _page(request, invitation, form=form, status=422 if form.is_bound else 200)


def _arrived(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session.pop(OPENED, None)
    messages.success(request, f"Willkommen bei {invitation.body.name}. Ihre Rolle: {invitation.get_role_display()}.")
    return redirect("office:my_day", body=invitation.body.slug)


def _page(request: HttpRequest, invitation: Invitation, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "people/accept.html", {"invitation": invitation, **context}, status=status)
