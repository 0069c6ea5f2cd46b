"""What everybody may read of events: the list of documented ones, and each documentation as page and file."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masswerk.bodies.models import Body
from masswerk.documents.markup import Page, to_html
from masswerk.documents.text import Doc, Heading
from masswerk.documents.writers import docx, odt, pdf
from masswerk.events import access
from masswerk.events.documentation import DEMO, documentation
from masswerk.events.models import EventState
from masswerk.participation.views.public import frame
from masswerk.people.access import get_viewer

WRITERS: dict[str, tuple[Callable[[Doc], bytes], str]] = {
    "pdf": (pdf.write, "application/pdf"),
    "docx": (docx.write, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": (odt.write, "application/vnd.oasis.opendocument.text"),
}

FILES = (("pdf", "PDF"), ("docx", "Word"), ("odt", "OpenDocument"))


@require_safe
def index(request: HttpRequest, body: str) -> HttpResponse:
    """All documented events of a body."""
    place = Body.objects.filter(slug=body, is_active=True).first()
    if place is None:
        raise Http404
    events = access.readable(get_viewer(request)).filter(body=place, state=EventState.DOCUMENTED)
    return frame.page(request, place, "events/public/index.html", {"events": list(events)},
                      trail=[(_("Mitreden"), frame.index_url(place)), (_("Veranstaltungen"), "")])


@require_safe
def event(request: HttpRequest, body: str, event: str) -> HttpResponse:
    """The documentation of one event; insiders see it before it is public."""
    found = access.get_readable(get_viewer(request), body, event)
    doc = documentation(found)
    chapters = [(block.anchor, "".join(run.text for run in block.runs)) for block in doc.blocks
                if isinstance(block, Heading) and block.level == 1 and block.anchor]
    lowered = tuple(_lowered(block) if isinstance(block, Heading) else block for block in doc.blocks)
    # every word is escaped by the writer
    html = mark_safe(to_html(lowered, Page(said=(_("eingefügt:"), _("gestrichen:"), _("Ende")))))  # noqa: S308
    return frame.page(request, found.body, "events/public/event.html", {
        "event": found, "kind": _(str(found.get_kind_display())), "chapters": chapters, "text": html, "forms": FILES,
        "facts": _facts(doc),
        "is_foreign": get_language() != settings.LANGUAGE_CODE, "is_public": found.state == EventState.DOCUMENTED,
    }, trail=[(_("Mitreden"), frame.index_url(found.body)), (_("Veranstaltungen"), _index(found.body)),
              (found.title, "")])


@require_safe
def file(request: HttpRequest, body: str, event: str, form: str) -> HttpResponse:
    """The documentation as a file."""
    found = access.get_readable(get_viewer(request), body, event)
    if form not in WRITERS:
        raise Http404
    write, media_type = WRITERS[form]
    answer = HttpResponse(write(documentation(found)), content_type=media_type)
    name = f"{found.body.name}, {found.title}, Dokumentation.{form}"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _facts(doc: Doc) -> list[tuple[str, str]]:
    """Words in the reader's language, and values; that it is a demonstration stands above everything already."""
    words = {"Tag": _("Tag"), "Ort": _("Ort"), "Eingeladen haben": _("Eingeladen haben"), "Gäste": _("Gäste"),
             "Arbeitsgruppen": _("Arbeitsgruppen"), "Karten": _("Karten"), "Fassung": _("Fassung")}
    return [(words.get(word, word), value) for word, value in doc.facts if word != DEMO]


def _lowered(heading: Heading) -> Heading:
    """One level down, because the page has a title of its own."""
    return Heading(heading.level + 1, heading.runs, heading.number, heading.anchor, heading.change)


def _index(body: Body) -> str:
    return reverse("event_pages:index", kwargs={"body": body.slug}) + frame.suffix()
