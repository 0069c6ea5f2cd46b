"""Sheets as files."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from masswerk.bodies.access import get_visible
from masswerk.bodies.models import Body
from masswerk.documents.text import Doc
from masswerk.documents.writers import docx, pdf
from masswerk.measures import access, printed, queries, sheet
from masswerk.measures.models import Measure
from masswerk.people.access import VISITOR, Viewer, get_viewer
from masswerk.people.models import Role
from masswerk.people.workplace import workplace

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS: dict[str, tuple[Callable[[Doc], bytes], str]] = {
    "pdf": (pdf.write, "application/pdf"), "docx": (docx.write, WORD)}


@require_safe
@workplace(*access.READERS, Role.PARTNER)
def internal(request: HttpRequest, body: Body, concept: str, element: str, form: str) -> HttpResponse:
    """One whole sheet."""
    viewer = get_viewer(request)
    return answer(printed.one(read(access.get_internal(viewer, body, concept, element), viewer, whole=True)), form)


@require_safe
@workplace(*access.READERS, Role.PARTNER)
def internal_all(request: HttpRequest, body: Body, form: str) -> HttpResponse:
    """All whole sheets the viewer reads, in the order of the newest edition."""
    sheets = sheet.read_all(access.internal(get_viewer(request)).filter(body=body), queries.newest_edition(body.pk),
                            timezone.localdate())
    return answer(printed.several(sheets, body, timezone.localdate()), form)


@require_safe
def public(request: HttpRequest, body: str, concept: str, element: str, form: str) -> HttpResponse:
    """One sheet with what everybody sees."""
    measure = access.get_public(VISITOR, get_visible(body), concept, element)
    return answer(printed.one(read(measure, VISITOR, whole=False)), form)


def read(measure: Measure, viewer: Viewer, *, whole: bool) -> sheet.Sheet:
    """The sheet in the words of the edition the viewer reads it in; 404 where there is none."""
    edition = queries.newest_of(measure) if whole else queries.shown_in(measure, viewer)
    if edition is None:
        raise Http404
    return sheet.read(measure, edition, timezone.localdate(), whole=whole)


def answer(doc: Doc, form: str) -> HttpResponse:
    """A document as a file to keep."""
    if form not in WRITERS:
        raise Http404
    write, media_type = WRITERS[form]
    made = HttpResponse(write(doc), content_type=media_type)
    name = f"{doc.publisher}, {doc.title[:80]}.{form}"
    made.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return made
