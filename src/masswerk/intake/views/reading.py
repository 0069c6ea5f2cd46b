"""The page of one reading: it shows progress, the refusal, the review or the finished edition."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from masswerk.intake import queries
from masswerk.intake.models import Reading, ReadingState
from masswerk.intake.views import frame
from masswerk.intake.views.workbench import workbench
from masswerk.people.workplace import office_page

LONG_WAIT = timedelta(seconds=20)
"""After this a person is told that the background work may not be running."""

WORDS = {"pdf": "Seiten", "docx": "Absätze", "odt": "Absätze"}


@require_safe
@frame.of_reading
def reading(request: HttpRequest, reading: Reading) -> HttpResponse:
    """What there is to see of a reading now."""
    if reading.is_unread:
        return _progress(request, reading)
    if reading.state == ReadingState.REVIEW:
        return workbench(request, reading, element=frame.number(request.GET.get("element")),
                         line=frame.number(request.GET.get("zeile")))
    earlier = _compare_with(reading) if reading.edition_id else None
    return office_page(request, reading.body, "intake/ended.html", {"reading": reading, "earlier": earlier})


@require_safe
@frame.of_reading
def progress(request: HttpRequest, reading: Reading) -> HttpResponse:
    """How far reading is, for the script that asks each second; at the end it asks for the whole page."""
    if not reading.is_unread:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "intake/_progress.html", _how_far(reading))


def _progress(request: HttpRequest, reading: Reading) -> HttpResponse:
    return office_page(request, reading.body, "intake/progress.html", _how_far(reading))


def _how_far(reading: Reading) -> dict[str, Any]:
    known = reading.state == ReadingState.READING and reading.total > 0
    ending = reading.name.rpartition(".")[2].lower()
    words = WORDS.get(ending, "Zeilen")
    if known:
        text = f"{min(reading.done, reading.total)} von {reading.total} {words} gelesen."
    else:
        text = "Das Dokument wird geöffnet …" if reading.state == ReadingState.READING else "Das Dokument wartet …"
    waits = reading.state == ReadingState.WAITING and timezone.now() - reading.uploaded_at > LONG_WAIT
    return {"reading": reading, "text": text, "value": reading.done if known else None,
            "maximum": reading.total or 100, "waits": waits}


def _compare_with(reading: Reading) -> Reading | None:
    """An earlier reading of the same file whose edition can be compared with this one's."""
    found = queries.same_file(reading).filter(edition__concept=reading.concept).exclude(edition=reading.edition)
    return found.select_related("edition").first()
