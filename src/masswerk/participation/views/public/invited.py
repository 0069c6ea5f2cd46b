"""Opening the link of an invitation to contribute; its secret stands behind the `#` and comes by form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masswerk.base.links import LinkClosed, open_link
from masswerk.participation import access
from masswerk.participation.actions import INVITATION, scope_of
from masswerk.participation.forms import InvitedForm
from masswerk.participation.views.public import frame
from masswerk.people.access import get_viewer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, body: str, procedure: str) -> HttpResponse:
    """Take the secret; this session may contribute from then on."""
    found = access.get_visible(get_viewer(request), body, procedure)
    form = InvitedForm(request.POST or None)
    if form.is_valid():
        try:
            link = open_link(form.cleaned_data["secret"], purpose=INVITATION, now=timezone.now(), body_id=found.body_id)
            if link.scope != scope_of(found):
                raise LinkClosed()
        except LinkClosed as refusal:
            form.add_error("secret", str(refusal))
        else:
            request.session[frame.OPENED] = sorted(frame.invited_to(request) | {found.pk})
            return redirect(frame.url("draft", found))
    return frame.page(request, found.body, "participation/invited.html", {"procedure": found, "form": form},
                      trail=frame.trail(found, (_("Einladung"), "")), status=422 if form.is_bound else 200)
