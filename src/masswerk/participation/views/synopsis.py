"""The synopsis as page and file: for the office at any time, for everybody once the answers are out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masswerk.documents.writers import docx, odt, pdf
from masswerk.documents.writers.tables import write_csv, write_xlsx
from masswerk.participation import access
from masswerk.participation.models import Procedure
from masswerk.participation.rules.phases import Phase
from masswerk.participation.synopsis import (
    HEADERS,
    NOT_PUBLIC,
    ON_PAGE,
    WITHDRAWN,
    Row,
    as_doc,
    as_json,
    as_sheet,
    counted,
    synopsis,
)
from masswerk.participation.views.public import frame as public
from masswerk.participation.views.weighing import frame as office
from masswerk.participation.words import phase_of
from masswerk.people.access import get_viewer

Writer = Callable[[Procedure, list[Row]], bytes]
WRITERS: dict[str, tuple[Writer, str, str]] = {
    "pdf": (lambda one, rows: pdf.write(as_doc(one, rows)), "application/pdf", "PDF"),
    "docx": (lambda one, rows: docx.write(as_doc(one, rows)),
             "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
    "odt": (lambda one, rows: odt.write(as_doc(one, rows)), "application/vnd.oasis.opendocument.text", "OpenDocument"),
    "xlsx": (lambda one, rows: write_xlsx([as_sheet(one, rows)], title=one.title, publisher=one.body.name),
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
    "csv": (lambda one, rows: write_csv(as_sheet(one, rows)), "text/csv; charset=utf-8", "CSV"),
    "json": (lambda one, rows: json.dumps(as_json(one, rows), ensure_ascii=False, indent=1).encode(),
             "application/json; charset=utf-8", "JSON"),
}
FORMS = tuple((form, word) for form, (_writer, _type, word) in WRITERS.items())


@require_safe
@office.of_procedure
def page(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """The synopsis as the office sees it; with names where they are asked for."""
    named = "namen" in request.GET
    rows = synopsis(procedure, for_everybody=False, with_names=named)
    return office.page(request, procedure, "weighing/synopsis.html", {
        "rows": rows, "counts": counted(rows), "heads": _heads(), "forms": FORMS, "named": named})


@require_safe
@office.of_procedure
def file(request: HttpRequest, procedure: Procedure, form: str) -> HttpResponse:
    """The synopsis as a file; texts that are not public and names only where they are asked for."""
    named = "namen" in request.GET
    return _file(procedure, form, synopsis(procedure, for_everybody=not named, with_names=named))


@require_safe
def public_page(request: HttpRequest, body: str, procedure: str) -> HttpResponse:
    """The synopsis for everybody; 404 before the answers are out."""
    found = _answered(request, body, procedure)
    rows = synopsis(found)
    counts = {_(outcome): count for outcome, count in counted(rows).items()}
    return public.page(request, found.body, "participation/synopsis.html", {
        "procedure": found, "rows": [_translated(row) for row in rows], "counts": counts, "heads": _heads(),
        "forms": FORMS},
        trail=public.trail(found, (_("Synopse"), "")))


@require_safe
def public_file(request: HttpRequest, body: str, procedure: str, form: str) -> HttpResponse:
    """The synopsis for everybody as a file."""
    found = _answered(request, body, procedure)
    return _file(found, form, synopsis(found))


def _heads() -> list[str]:
    return [_(HEADERS[name]) for name in ON_PAGE]


def _translated(row: Row) -> Row:
    """Our own words in the reader's language; what people and the office wrote stays as it is."""
    outcome, _an, to = row.decision.partition(" an ")
    decision = f"{_(outcome)}: {to}" if to else _(outcome)
    text = _(row.text) if row.text in {NOT_PUBLIC, WITHDRAWN} else row.text
    return replace(row, channel=_(row.channel), decision=decision, text=text)


def _answered(request: HttpRequest, body: str, procedure: str) -> Procedure:
    found = access.get_visible(get_viewer(request), body, procedure)
    if phase_of(found, localdate()) not in {Phase.ANSWERED, Phase.CLOSED}:
        raise Http404
    return found


def _file(procedure: Procedure, form: str, rows: list[Row]) -> HttpResponse:
    if form not in WRITERS:
        raise Http404
    write, media_type, _word = WRITERS[form]
    answer = HttpResponse(write(procedure, rows), content_type=media_type)
    name = f"{procedure.body.name}, {procedure.title}, Synopse.{form}"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
