"""Writing an edition forward."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import EditionForm
from masswerk.concepts.revision import Revision, load
from masswerk.concepts.views import frame
from masswerk.people.access import get_viewer


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def revise(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Open a new draft from an edition."""
    chosen = access.get_steerable(get_viewer(request), body, edition)
    form = EditionForm(request.POST or None, initial=frame.next_edition(chosen.concept))
    made = frame.attempt(form, lambda: actions.open_revision(chosen, **form.cleaned_data, by=frame.actor(request)))
    if made is None:
        return frame.form_page(request, body, "concepts/revise.html", form, edition=chosen)
    messages.success(request, "Der neue Entwurf ist angelegt. Jedes Element ist zunächst fortgeführt.")
    return redirect(frame.url("edition", made))


def get_revision(request: HttpRequest, body: Body, edition: int) -> Revision:
    """A draft beside the edition it is based on; 404 for strangers and where it is based on none."""
    chosen = access.get_editable(get_viewer(request), body, edition)
    if chosen.based_on is None:
        raise Http404
    return load(chosen)
