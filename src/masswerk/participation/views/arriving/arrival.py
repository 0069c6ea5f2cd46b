"""One file that arrived: looked at, taken in, discarded."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.attachments.views import LOCKED_UP
from masswerk.base.rules import media
from masswerk.documents.refusals import NotThisDraft, Unreadable
from masswerk.participation import actions
from masswerk.participation.arriving_refusals import FromAnotherProcedure
from masswerk.participation.arriving_sorts import content_of
from masswerk.participation.models import Arrival, ArrivalSort
from masswerk.participation.views.arriving import copies, frame, letters, mails, tables

PAGES = {ArrivalSort.COPY: copies.page, ArrivalSort.MAIL: mails.page, ArrivalSort.TABLE: tables.page,
         ArrivalSort.LETTER: letters.page}
AS_LETTER = "schreiben"


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_arrival
def arrival(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """The preview by sort; taking in when it is sent. What cannot be read says why, and may be entered by hand."""
    if not arrival.is_open:
        messages.info(request, f"„{arrival.name}“ ist schon {arrival.get_state_display()}.")
        return redirect(frame.url("overview", arrival.procedure))
    sort = ArrivalSort.LETTER if request.GET.get("als") == AS_LETTER else ArrivalSort(arrival.sort)
    try:
        return PAGES[sort](request, arrival)
    except (Unreadable, FromAnotherProcedure) as refusal:
        may_enter = (sort == ArrivalSort.COPY and isinstance(refusal, NotThisDraft)) or sort == ArrivalSort.MAIL
        return frame.page(request, arrival.procedure, "unreadable", {
            "arrival": arrival, "refusal": refusal, "may_enter": may_enter}, status=422)


@require_safe
@frame.of_arrival
def file(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """The file as it came: pictures to be shown, everything else to be saved."""
    if not arrival.file:
        raise Http404
    content = content_of(arrival)
    kind = media.recognise(content)
    is_picture = kind in media.PICTURES
    answer = HttpResponse(content, content_type=kind if is_picture else "application/octet-stream")
    name = media.named(arrival.name, kind) if kind in media.ENDINGS and kind else "datei.bin"
    answer.headers["Content-Disposition"] = "inline" if is_picture else f'attachment; filename="{_ascii(name)}"'
    answer.headers["Content-Security-Policy"] = LOCKED_UP
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@frame.of_arrival
def discard(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """Delete a file that holds no contribution."""
    actions.discard_arrival(arrival, by=frame.actor(request), now=timezone.now())
    messages.success(request, f"„{arrival.name}“ ist verworfen; die Datei ist gelöscht.")
    return redirect(frame.url("overview", arrival.procedure))


def _ascii(name: str) -> str:
    return "".join(sign if sign.isascii() and sign.isprintable() and sign not in '"\\' else "_" for sign in name)
