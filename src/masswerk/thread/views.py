"""The thread of one element."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masswerk.concepts.shelf import siblings
from masswerk.concepts.unchanged import unchanged
from masswerk.people.access import get_viewer
from masswerk.people.front import front
from masswerk.thread import queries
from masswerk.thread.rules import so_far
from masswerk.thread.words import STATIONS, summary


@unchanged
def element(request: HttpRequest, body: str, concept: str, element: str) -> HttpResponse:
    """Everything that stands behind an element, station by station; what is missing is shown as missing."""
    language = get_language() or "de"
    thread = queries.thread_of(get_viewer(request), siblings(request, body, concept), element, language)
    if thread is None:
        raise Http404
    place = thread.element.body
    suffix = f"?sprache={language}" if language != "de" else ""
    return render(request, "thread/element.html", {
        "body": place, "thread": thread, "query": suffix, "said": summary(thread.filled),
        "stations": [(words, reached, bool(thread.filled & station), thread.stops.get(words.key))
                     for station, reached in so_far(thread.filled) for words in [STATIONS[station]]],
        "trail": [(place.name, reverse("public:start", kwargs={"body": body}) + suffix),
                  (thread.reading.edition.title, _edition_url(thread) + suffix), *_place(thread, suffix),
                  (_("Roter Faden"), "")],
        **front(request, place, "concept", suffix),
    })


def _edition_url(thread: queries.Thread) -> str:
    edition = thread.reading.edition
    return reverse("public:edition", kwargs={
        "body": edition.body.slug, "concept": edition.concept.slug, "edition": edition.key})


def _place(thread: queries.Thread, suffix: str) -> list[tuple[str, str]]:
    """The passage itself, by its number."""
    item, edition = thread.item, thread.reading.edition
    url = reverse("public:chapter", kwargs={"body": edition.body.slug, "concept": edition.concept.slug,
                                            "edition": edition.key, "element": item.key})
    return [(item.number or _("Stelle im Konzept"), url + suffix)]
