"""Reading a concept: cover, chapters, themes, glossary, search, the whole text for printing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from masswerk.base.components.navigation import Entry
from masswerk.concepts import queries
from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import Concept, Edition, GlossaryTerm, Language, Passage
from masswerk.concepts.reading import LONG_GERMAN, Item, Reading, load
from masswerk.concepts.rules.search import normalise, snippet
from masswerk.documents.markdown import plain
from masswerk.people.access import get_viewer
from masswerk.public import frame, passages
from masswerk.public.caching import unchanged

RESULTS = 50


def get_reading(request: HttpRequest, body: str, concept: str, edition: str) -> Reading:
    """An edition the viewer may read, in the language asked for; 404 otherwise."""
    siblings = list(readable_editions(get_viewer(request)).filter(
        body__slug=body, concept__slug=concept).select_related("concept", "body").order_by("created_at", "id"))
    found = next((sibling for sibling in siblings if sibling.key == edition), None)
    if found is None:
        raise Http404
    request.masswerk_siblings = siblings  # type: ignore[attr-defined]
    rows = queries.passages(found).select_related("element__measure", "element", "wording")
    return load(found, frame.text_language(request), rows)


@unchanged
def cover(request: HttpRequest, body: str, concept: str, edition: str) -> HttpResponse:
    """The title page of an edition: what it is, who decided it, contents, fields by themes, downloads."""
    reading = get_reading(request, body, concept, edition)
    return _page(request, reading, "public/cover.html", {
        "matrix": reading.matrix(), "pages": reading.pages,
        "terms": GlossaryTerm.objects.filter(concept=reading.edition.concept).exists(),
    })


@unchanged
def chapter(request: HttpRequest, body: str, concept: str, edition: str, element: str) -> HttpResponse:
    """One chapter or field."""
    reading = get_reading(request, body, concept, edition)
    item = reading.by_key.get(element)
    if item is None:
        raise Http404
    if not item.is_page:
        return HttpResponseRedirect(address(request, reading, item))
    pages = reading.pages
    at = pages.index(item)
    words = passages.glossary(list(GlossaryTerm.objects.filter(concept=reading.edition.concept)), reading.language)
    rows = passages.shown(reading, item, words)
    return _page(request, reading, "public/chapter.html", {
        "page": item, "rows": rows, "before": pages[at - 1] if at else None, "word": rows[0].word,
        "after": pages[at + 1] if at + 1 < len(pages) else None, "subpages": [c for c in item.children if c.is_page],
    }, current=item, last=item.title)


@unchanged
def theme(request: HttpRequest, body: str, concept: str, edition: str, element: str) -> HttpResponse:
    """A cross-cutting theme: everything that belongs to it, by field."""
    reading = get_reading(request, body, concept, edition)
    item = reading.by_key.get(element)
    if item is None or item not in reading.themes:
        raise Http404
    members = reading.of_theme(item)
    groups: dict[str, list[Item]] = {}
    for member in members:
        groups.setdefault(member.page.key, []).append(member)
    return _page(request, reading, "public/theme.html", {
        "theme": item, "groups": [(reading.by_key[key], rows) for key, rows in groups.items()],
        "count": len(members), "own": passages.shown(reading, item, {}) if not item.is_page else [],
    }, last=item.title)


@unchanged
def glossary(request: HttpRequest, body: str, concept: str, edition: str) -> HttpResponse:
    """All explained words."""
    reading = get_reading(request, body, concept, edition)
    words = passages.glossary(list(GlossaryTerm.objects.filter(concept=reading.edition.concept)), reading.language)
    glosses = sorted({gloss.key: gloss for gloss in words.values()}.values(), key=lambda g: normalise(g.term))
    return _page(request, reading, "public/glossary.html", {"glosses": glosses}, last=_("Begriffe"))


@unchanged
def search(request: HttpRequest, body: str, concept: str, edition: str) -> HttpResponse:
    """Search in the text: parts of words count, umlauts and accents do not matter."""
    reading = get_reading(request, body, concept, edition)
    wanted = request.GET.get("q", "").strip()[:200]
    hits = _hits(reading, wanted) if wanted else []
    return _page(request, reading, "public/search.html", {
        "wanted": wanted, "hits": hits[:RESULTS], "count": len(hits), "limit": RESULTS,
    }, last=_("Suche"))


@unchanged
def whole(request: HttpRequest, body: str, concept: str, edition: str) -> HttpResponse:
    """The whole text on one page, set for printing."""
    reading = get_reading(request, body, concept, edition)
    rows = [row for page in reading.pages for row in passages.shown(reading, page, {})]
    return _page(request, reading, "public/print.html", {"rows": rows})


def place(request: HttpRequest, body: str, concept: str, element: str) -> HttpResponse:
    """The stable address of an element: leads to where it stands in the edition in force."""
    found = Concept.objects.filter(body__slug=body, body__is_active=True, slug=concept).first()
    current = queries.current_edition(found) if found else None
    editions = readable_editions(get_viewer(request)).filter(concept=found).order_by("-created_at", "-id")
    for edition in [current, *editions]:
        if edition is not None and Passage.objects.filter(edition=edition, element__key=element).exists():
            reading = get_reading(request, body, concept, edition.key)
            return HttpResponseRedirect(address(request, reading, reading.by_key[element]))
    raise Http404


def address(request: HttpRequest, reading: Reading, item: Item) -> str:
    """Where an item is read: its page and its place on it."""
    url = chapter_url(reading.edition, item.page) + frame.query(request)
    return url if item.is_page else f"{url}#e-{item.key}"


def chapter_url(edition: Edition, item: Item) -> str:
    """Address of a page of an edition."""
    return reverse("public:chapter", kwargs={"body": edition.body.slug, "concept": edition.concept.slug,
                                             "edition": edition.key, "element": item.key})


def _page(request: HttpRequest, reading: Reading, template: str, context: dict[str, Any], *,
          current: Item | None = None, last: str = "") -> HttpResponse:
    edition = reading.edition
    names = {"body": edition.body.slug, "concept": edition.concept.slug}
    suffix = frame.query(request)
    own = reverse("public:edition", kwargs={**names, "edition": edition.key}) + suffix
    trail = [(edition.body.name, reverse("public:start", kwargs={"body": edition.body.slug}) + suffix),
             (_("Fassungen"), reverse("public:editions", kwargs=names) + suffix), (edition.title, own)]
    if last:
        trail.append((last, ""))
    return frame.page(request, edition.body, template, {
        "edition": edition, "reading": reading, "trail": trail, "siblings": request.masswerk_siblings, "address": names,  # type: ignore[attr-defined]
        "contents": _contents(reading, suffix, current), "themes": _themes(reading, suffix),
        "languages": _languages(request, reading), "is_long": reading.language == LONG_GERMAN,
        **context}, section="concept")


def _contents(reading: Reading, suffix: str, current: Item | None) -> list[Entry]:
    return [_entry(reading, item, suffix, current) for item in reading.top]


def _entry(reading: Reading, item: Item, suffix: str, current: Item | None) -> Entry:
    below = [_entry(reading, child, suffix, current) for child in item.children if child.is_page]
    return Entry(item.title or item.text[:60], chapter_url(reading.edition, item) + suffix, item.number,
                 current=item is current, children=below)


def _themes(reading: Reading, suffix: str) -> list[Entry]:
    edition = reading.edition
    return [Entry(item.title, reverse("public:theme", kwargs={
        "body": edition.body.slug, "concept": edition.concept.slug, "edition": edition.key, "element": item.key,
    }) + suffix, amount=len(reading.of_theme(item))) for item in reading.themes]


def _languages(request: HttpRequest, reading: Reading) -> list[tuple[str, str, str, bool]]:
    """Other languages and forms of this page: (tag, name, address, chosen); only those that exist."""
    targets = {"de-short": "?form=kurz", "de-simple": "?sprache=de-simple", "en": "?sprache=en", "ar": "?sprache=ar"}
    rows = [("de", _("Langfassung"), request.path, reading.language == LONG_GERMAN)]
    rows += [(passages.LANGUAGE_TAGS[code], str(Language(code).label), request.path + targets[code],
              code == reading.language) for code in targets if code in reading.languages]
    return rows


def _hits(reading: Reading, wanted: str) -> list[dict[str, Any]]:
    words = normalise(wanted).split()
    found = []
    for item in reading.walk():
        text = f"{item.title}. {plain(item.text)}" if item.title else plain(item.text)
        folded = normalise(text)
        if all(word in folded for word in words):
            found.append({"item": item, "pieces": snippet(text, wanted, width=240)})
    return found
