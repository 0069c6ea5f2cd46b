"""Downloads: an edition as PDF, DOCX, ODT, HTML or JSON; a comparison with its changes tracked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from masswerk.concepts.exchange import dumps, export_public
from masswerk.concepts.models import Edition, Language
from masswerk.concepts.publishing import edition_doc
from masswerk.concepts.reading import LONG_GERMAN, load
from masswerk.concepts.rules.redline_doc import to_doc
from masswerk.concepts.shelf import get_edition, get_sibling
from masswerk.concepts.unchanged import unchanged
from masswerk.documents.text import Doc
from masswerk.documents.writers import docx, html, odt, pdf
from masswerk.public import frame
from masswerk.public.views.compare import get_comparison

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
    """One whole edition in the language of the page, as a file; JSON holds all languages."""
    if form not in TYPES:
        raise Http404
    found = get_edition(request, body, concept, edition)
    if form == "json":
        return _file(dumps(export_public(found)).encode(), form, _name(found))
    reading = load(found, frame.text_language(request))
    language = "" if reading.language == LONG_GERMAN else f" ({Language(reading.language).label})"
    return _file(WRITERS[form](edition_doc(reading)), form, _name(found) + language)


@unchanged
def comparison(request: HttpRequest, body: str, concept: str, edition: str, other: str, form: str) -> HttpResponse:
    """A comparison as a file; in DOCX and ODT the changes are tracked ones."""
    if form not in WRITERS:
        raise Http404
    older, newer = (get_sibling(request, body, concept, key) for key in (edition, other))
    found = get_edition(request, body, concept, other)
    title = _("{older} und {newer}").format(older=older.title, newer=newer.title)
    doc = to_doc(get_comparison(request, body, concept, older, newer), title=title, subtitle=found.concept.title,
                 publisher=found.body.name, author=found.body.name, written=found.created_at)
    return _file(WRITERS[form](doc), form, f"{found.body.name}, {title}")


def _name(edition: Edition) -> str:
    """What the file is called on the reader's disk: "Landkreis Harz, Integrationskonzept, Fassung 2016"."""
    title = edition.concept.title
    body = "" if edition.body.name in title else f"{edition.body.name}, "
    return f"{body}{title}, {edition.title}"


def _file(data: bytes, form: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=TYPES[form])
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}") or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
