"""Downloads: an edition as PDF, DOCX, ODT, HTML or JSON; a comparison as DOCX with tracked changes or PDF."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from masswerk.concepts.exchange import dumps, export_edition
from masswerk.concepts.publishing import compared, edition_doc
from masswerk.concepts.rules.redline_doc import to_doc
from masswerk.documents.text import Doc
from masswerk.documents.writers import docx, html, odt, pdf
from masswerk.public import frame
from masswerk.public.caching import unchanged
from masswerk.public.views.compare import get_pair
from masswerk.public.views.reading import get_reading

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
WRITERS: dict[str, Callable[[Doc], bytes]] = {
    "pdf": pdf.write, "docx": docx.write, "odt": odt.write, "html": lambda doc: html.write(doc).encode(),
}


@unchanged
def edition(request: HttpRequest, body: str, concept: str, edition: str, form: str) -> HttpResponse:
    """One edition in the language of the page, as a file."""
    if form not in TYPES:
        raise Http404
    reading = get_reading(request, body, concept, edition)
    name = f"{body}-{concept}-{edition}"
    if form == "json":
        return _file(dumps(export_edition(reading.edition)).encode(), form, name)
    language = "" if reading.language == "de" else f"-{reading.language}"
    return _file(WRITERS[form](edition_doc(reading)), form, name + language)


@unchanged
def comparison(request: HttpRequest, body: str, concept: str, edition: str, other: str, form: str) -> HttpResponse:
    """A comparison as a file; in DOCX and ODT the changes are tracked ones."""
    if form not in WRITERS:
        raise Http404
    older, newer = get_pair(request, frame.get_body(body), concept, edition, other)
    doc = to_doc(compared(older, newer), title=f"{older.title} und {newer.title}", subtitle=newer.concept.title,
                 publisher=newer.body.name, author=newer.body.name, written=newer.created_at)
    return _file(WRITERS[form](doc), form, f"{body}-{concept}-{edition}-{other}")


def _file(data: bytes, form: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
