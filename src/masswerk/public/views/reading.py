"""Reading a concept: cover, chapters, themes, glossary, search, the whole text for printing."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from masswerk.base.components.library import joined
from masswerk.concepts.models import Passage
from masswerk.concepts.reading import Item, Reading, fill, outline
from masswerk.concepts.rules.search import normalise
from masswerk.concepts.shelf import get_edition, in_force, siblings
from masswerk.concepts.unchanged import unchanged
from masswerk.participation.state import procedure_on
from masswerk.public import contents, frame, passages
from masswerk.public.addresses import Addresses, Talk
from masswerk.public.article import about, article, introduction
from masswerk.public.search import hits
from masswerk.public.standing import standing
from masswerk.thread.queries import woven

PER_PAGE = 50


def get_outline(request: HttpRequest, body: str, concept: str, edition: str) -> tuple[Reading, Addresses]:
    """The tree of an edition the viewer may read, in the language asked for, and its addresses; 404 otherwise."""
    found = get_edition(request, body, concept, edition)
    ways = Addresses(body, concept, edition, frame.query(request))
    procedure = procedure_on(request, body, found.pk)
    if procedure is not None:
        ways.talk = Talk(body, procedure.slug, frame.language_query(request), is_open=procedure.is_open(localdate()))
    return outline(found, frame.text_language(request)), ways


@unchanged
def cover(request: HttpRequest, body: str, concept: str, edition: str) -> HttpResponse:
    """The title page of an edition: what it is, who decided it, contents, fields by themes, downloads."""
    reading, ways = get_outline(request, body, concept, edition)
    fill(reading, reading.pages)
    return _page(request, reading, ways, "public/cover.html", {
        "matrix": reading.matrix(), "pages": [(page, ways.chapter(page.key)) for page in reading.pages],
        "rendered": contents.rendered(reading, list(reading.walk())), "is_cover": True,
    })


@unchanged
def chapter(request: HttpRequest, body: str, concept: str, edition: str, element: str) -> HttpResponse:
    """One chapter or field."""
    reading, ways = get_outline(request, body, concept, edition)
    item = reading.by_key.get(element)
    if item is None:
        raise Http404
    if not item.is_page:
        return HttpResponseRedirect(ways.item(item))
    rows = passages.of_page(reading, item, passages.explained(reading.edition.concept, reading.language))
    pages = reading.pages
    at = pages.index(item)
    return _page(request, reading, ways, "public/chapter.html", {
        "page": item, "introduction": introduction(rows[0]), "about": about(rows[0], ways),
        "articles": joined([article(row, ways) for row in rows]), "depth": _depth(rows),
        "before": _beside(pages, at - 1, ways), "after": _beside(pages, at + 1, ways),
        "subpages": [(page, ways.chapter(page.key)) for page in item.children if page.is_page],
        "rendered": contents.rendered(reading, [row.item for row in rows]),
        "summary": rows[0].item.text, "german_url": ways.german(item.key),
    }, current=item, last=contents.title_of(item))


@unchanged
def theme(request: HttpRequest, body: str, concept: str, edition: str, element: str) -> HttpResponse:
    """A cross-cutting theme: everything that belongs to it, by field."""
    reading, ways = get_outline(request, body, concept, edition)
    item = reading.by_key.get(element)
    if item is None or item not in reading.themes:
        raise Http404
    members = reading.of_theme(item)
    fill(reading, [item, *members])
    groups: dict[str, list[tuple[Item, str]]] = {}
    for member in members:
        groups.setdefault(member.page.key, []).append((member, ways.item(member)))
    return _page(request, reading, ways, "public/theme.html", {
        "page": item, "groups": [(reading.by_key[key], rows) for key, rows in groups.items()], "count": len(members),
        "summary": item.text,
    }, current=item, last=item.title)


@unchanged
def glossary(request: HttpRequest, body: str, concept: str, edition: str) -> HttpResponse:
    """All explained words."""
    reading, ways = get_outline(request, body, concept, edition)
    terms = passages.explained(reading.edition.concept, reading.language)
    return _page(request, reading, ways, "public/glossary.html", {
        "terms": sorted(terms, key=lambda term: normalise(term.words[0]))}, last=_("Begriffe"))


@unchanged
def search(request: HttpRequest, body: str, concept: str, edition: str) -> HttpResponse:
    """Search in the text: parts of words count, umlauts and accents do not matter."""
    reading, ways = get_outline(request, body, concept, edition)
    fill(reading)
    wanted = request.GET.get("q", "").strip()[:200]
    found = hits(reading, wanted)
    return _page(request, reading, ways, "public/search.html", {
        "wanted": wanted, "count": len(found), "ways": ways, "is_passing": True,
        "results": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
    }, section="search", last=_("Suche"))


@unchanged
def whole(request: HttpRequest, body: str, concept: str, edition: str) -> HttpResponse:
    """The whole text on one page, set for printing."""
    reading, ways = get_outline(request, body, concept, edition)
    fill(reading)
    items = [item for page in reading.pages for item in passages.left_after_shortening(reading, page)]
    return _page(request, reading, ways, "public/print.html", {
        "rows": passages.shown(reading, items, woven(reading)), "is_passing": True, "theme": "light"})


def place(request: HttpRequest, body: str, concept: str, element: str) -> HttpResponse:
    """The stable address of an element: leads to where it stands in the edition in force, else in the newest."""
    editions = siblings(request, body, concept)
    stands_in = set(Passage.objects.filter(edition__in=[e.pk for e in editions], element__key=element).values_list(
        "edition_id", flat=True))
    found = next((e for e in [in_force(editions), *reversed(editions)] if e is not None and e.pk in stands_in), None)
    if found is None:
        raise Http404
    reading, ways = get_outline(request, body, concept, found.key)
    return HttpResponseRedirect(ways.item(reading.by_key[element]))


def _page(request: HttpRequest, reading: Reading, ways: Addresses, template: str, context: dict[str, Any], *,
          current: Item | None = None, last: str = "", section: str = "concept") -> HttpResponse:
    edition = reading.edition
    return frame.page(request, edition.body, template, {
        "edition": edition, "reading": reading, "ways": ways, "address": ways.names,
        "standing": standing(edition, siblings(request, ways.body, ways.concept), ways),
        "trail": _trail(reading, ways, last), "editions": contents.editions(
            siblings(request, ways.body, ways.concept), reading, ways),
        "contents": contents.contents(reading, ways, current), "themes": contents.themes(reading, ways, current),
        "lengths": contents.lengths(request.path, reading), "languages": contents.languages(request.path, reading),
        **context}, section=section)


def _trail(reading: Reading, ways: Addresses, last: str) -> list[tuple[str, str]]:
    """From the body to this page; without `last` the edition itself is the page."""
    start = reverse("public:start", kwargs={"body": ways.body}) + ways.suffix
    all_editions = reverse("public:editions", kwargs={"body": ways.body, "concept": ways.concept}) + ways.suffix
    trail = [(reading.edition.body.name, start), (_("Fassungen"), all_editions),
             (reading.edition.title, ways.page("public:edition"))]
    return [*trail, (last, "")] if last else trail


def _beside(pages: list[Item], at: int, ways: Addresses) -> tuple[Item, str] | None:
    """The page before or after, with its address."""
    return (pages[at], ways.chapter(pages[at].key)) if 0 <= at < len(pages) else None


def _depth(rows: list[passages.Shown]) -> SafeString:
    """Class by the longest number on a page: deep numbers need a wider column."""
    longest = max((len(row.item.label) for row in rows), default=0)
    return SafeString("mw-numbers-3" if longest > 9 else "mw-numbers-2" if longest > 5 else "mw-numbers-1")
