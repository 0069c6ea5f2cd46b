"""Everybody's own account: name, ways to sign in, sessions, own data."""

from __future__ import annotations

import hashlib
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.people import access, actions
from masswerk.people.forms import NameForm
from masswerk.people.models import Account, Session
from masswerk.people.own_data import own_data


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """The account with everything it leads to."""
    account = _account(request)
    form = NameForm(request.POST or None, initial={"name": account.name})
    if form.is_valid():
        actions.rename(account, form.cleaned_data["name"], by=account)
        messages.success(request, "Ihr Name ist geändert.")
        return redirect("people:account")
    roles = access.valid_grants(account, timezone.localdate()).select_related("body").order_by("body__name", "role")
    return render(request, "people/account.html", {
        "form": form, "roles": roles, "sessions": _open_sessions(account).count()},
        status=422 if form.is_bound else 200)


@require_safe
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the account is signed in."""
    here = request.session.session_key
    rows = [(handle(row), row, row.session_key == here) for row in _open_sessions(_account(request))]
    return render(request, "people/sessions.html", {"rows": rows})


@require_POST
@login_required
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End one session named by its handle, or all others."""
    account, here, wanted = _account(request), request.session.session_key or "", request.POST.get("sitzung", "")
    keys = [row.session_key for row in _open_sessions(account) if handle(row) == wanted] if wanted else None
    count = actions.end_sessions(account, by=account, keys=keys, keep=here)
    messages.success(request, f"{count} Sitzung{'en sind' if count != 1 else ' ist'} beendet.")
    return redirect("people:sessions")


@require_safe
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """Everything kept about the person, as a file (Art. 15 and 20 GDPR)."""
    response = HttpResponse(own_data(_account(request), timezone.now()), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="meine-daten.json"'
    return response


def handle(session: Session) -> str:
    """How a page names a session: by a hash, because the key itself would open it."""
    return hashlib.sha256(session.session_key.encode()).hexdigest()[:16]


def _open_sessions(account: Account):  # type: ignore[no-untyped-def]
    return Session.objects.filter(account=account, expire_date__gt=timezone.now()).order_by("-started_at")


def _account(request: HttpRequest) -> Account:
    return cast("Account", request.user)
