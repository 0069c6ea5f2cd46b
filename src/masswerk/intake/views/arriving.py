"""Documents arrive: the list of readings, uploading, and the files themselves."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.attachments import scan
from masswerk.base.attachments.refusals import Infected, NotScanned
from masswerk.bodies.models import Body
from masswerk.intake import access, actions, queries
from masswerk.intake.forms import UploadForm
from masswerk.intake.models import Reading
from masswerk.intake.refusals import SameFile
from masswerk.intake.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page

SHOWN = 50
"""Readings in the list; older ones are reached through their editions."""


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def overview(request: HttpRequest, body: Body) -> HttpResponse:
    """The readings of a body and the form to upload a document."""
    form = UploadForm(request.POST or None, request.FILES or None)
    same = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            scan(file.file, file.name)
            reading = actions.take_in(body, file=file, name=file.name, by=frame.actor(request))
        except SameFile as refusal:
            same = refusal
        except (Infected, NotScanned) as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect(frame.url("reading", reading))
    found = queries.readings_of(body, access.readings(get_viewer(request)))[:SHOWN]
    return office_page(request, body, "intake/overview.html", {"form": form, "readings": found, "same": same},
                       status=409 if same else 422 if form.errors else 200)


@require_POST
@frame.of_reading
def again(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Read the file of an earlier reading once more."""
    return redirect(frame.url("reading", actions.take_in_again(reading, by=frame.actor(request))))


@require_POST
@frame.of_reading
def discard(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Put a reading aside; it can be taken up again."""
    actions.discard(reading, by=frame.actor(request))
    messages.success(request, f"„{reading.name}“ ist verworfen. Sie können die Einlesung wieder aufnehmen.")
    return redirect("intake:overview", body=reading.body.slug)


@require_POST
@frame.of_reading
def take_up(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Go on with a discarded reading, or try a refused one again."""
    actions.take_up_again(reading, by=frame.actor(request))
    return redirect(frame.url("reading", reading))


@require_safe
@frame.of_reading
def file(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The uploaded file as it came, for saving, never for showing."""
    answer = FileResponse(reading.file.open("rb"), as_attachment=True, filename=reading.name,
                          content_type="application/octet-stream")
    return cast("HttpResponse", answer)
