"""Start pages: of the installation, of a body, of its concept."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masswerk.bodies.access import visible
from masswerk.bodies.models import Body
from masswerk.bodies.queries import in_tree_order
from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import CHRONOLOGICAL, Concept, Edition, State
from masswerk.concepts.reading import Item, Reading, outline
from masswerk.concepts.shelf import Sibling, in_force, siblings
from masswerk.concepts.unchanged import unchanged
from masswerk.participation.hooks import Time, Way, ways
from masswerk.participation.state import procedures_of
from masswerk.people.access import get_viewer
from masswerk.public import contents, frame
from masswerk.public.addresses import Addresses
from masswerk.public.measures import status_counts

SHOWN = 3
"""So much of what is open stands on the start page; all of it one page further."""


@dataclass(frozen=True, slots=True)
class Land:
    """A state, or what stands in none of them, with its counties and cities."""

    state: Body | None
    below: list[Body]


def installation(request: HttpRequest) -> HttpResponse:
    """All bodies of this installation; with one alone, its start page."""
    bodies = list(in_tree_order(visible()))
    if len(bodies) == 1:
        return HttpResponseRedirect(reverse("public:start", kwargs={"body": bodies[0].slug}))
    return frame.page(request, None, "public/installation.html", {"lands": by_land(bodies)})


def by_land(bodies: list[Body]) -> list[Land]:
    """Bodies below the one above them; those without one that have nothing below them come last, together."""
    shown = {body.pk for body in bodies}
    below: dict[int, list[Body]] = {}
    for body in bodies:
        if body.parent_id in shown:
            below.setdefault(body.parent_id, []).append(body)
    top = [body for body in bodies if body.parent_id not in shown]
    lands = [Land(body, below.get(body.pk, [])) for body in top if body.pk in below or body.kind == "state"]
    rest = [body for body in top if not any(land.state is body for land in lands)]
    return lands + ([Land(None, rest)] if rest else [])


@unchanged
def start(request: HttpRequest, body: str) -> HttpResponse:
    """What a body does, and the way into its concept."""
    place = frame.get_body(body)
    concept = Concept.objects.filter(body=place).first()
    editions = siblings(request, body, concept.slug) if concept else []
    current = in_force(editions)
    context = _ways_in(request, place, current) if current else {}
    counts = status_counts(current.pk) if current else []
    return frame.page(request, place, "public/start.html", {
        "open_ways": _open_ways(request, place), "concept": concept,
        "summary": place.lead, "counts": counts, "measures": sum(n for _status, n in counts),
        "draft": _draft(editions, current, body, concept, frame.query(request)), "editions": editions, **context,
    }, section="start")


def _open_ways(request: HttpRequest, body: Body) -> list[Way]:
    """What people can take part in today; a body without a procedure is asked nothing."""
    if not procedures_of(request, body.slug):
        return []
    return ways(get_viewer(request), body, localdate())[Time.NOW][:SHOWN]


def _ways_in(request: HttpRequest, body: Body, current: Sibling) -> dict[str, object]:
    edition = Edition.objects.select_related("concept", "body").get(pk=current.pk)
    reading = outline(edition, frame.text_language(request))
    ways = Addresses(body.slug, edition.concept.slug, edition.key, frame.query(request))
    fields = [(item, ways.chapter(item.key)) for item in reading.pages if item.kind == "field"]
    names = {"body": body.slug, "concept": edition.concept.slug}
    return {"edition": edition, "ways": ways, "fields": fields, "themes": reading.themes,
            "example": _example(reading, ways), "ways_read": _amounts(len(fields), len(reading.themes)),
            "editions_url": reverse("public:editions", kwargs=names) + ways.suffix,
            "languages": contents.languages(Addresses(**ways.names).page("public:edition"), reading)}


def _amounts(fields: int, themes: int) -> str:
    """What there is to read: "6 Handlungsfelder, 6 Querschnittsthemen."."""
    parts = [ngettext("{n} Handlungsfeld", "{n} Handlungsfelder", fields).format(n=fields) if fields else "",
             ngettext("{n} Querschnittsthema", "{n} Querschnittsthemen", themes).format(n=themes) if themes else ""]
    said = ", ".join(part for part in parts if part)
    return f"{said}. " + _("Zum Lesen, Drucken und Herunterladen.") if said else _(
        "Zum Lesen, Drucken und Herunterladen.")


def _example(reading: Reading, ways: Addresses) -> tuple[Item, str] | None:
    """A measure whose thread can be followed: the first with a title."""
    found = next((item for item in reading.walk() if item.kind == "measure" and item.title), None)
    return (found, ways.thread(found.key)) if found else None


def _draft(editions: list[Sibling], current: Sibling | None, body: str, concept: Concept | None,
           suffix: str) -> tuple[Sibling, str] | None:
    """The newest public edition that is being worked on, beside the one in force."""
    open_states = {State.CONSULTATION, State.PAPER}
    found = next((e for e in reversed(editions) if e.state in open_states and e != current), None)
    if found is None or concept is None:
        return None
    return found, Addresses(body, concept.slug, found.key, suffix).page("public:edition")


def current(request: HttpRequest, body: str) -> HttpResponse:
    """To the edition in force of the body's first concept."""
    return _to_current(request, body, "public:edition")


def find(request: HttpRequest, body: str) -> HttpResponse:
    """To the search in the edition in force."""
    return _to_current(request, body, "public:search")


def _to_current(request: HttpRequest, body: str, name: str) -> HttpResponse:
    place = frame.get_body(body)
    concept = Concept.objects.filter(body=place).first()
    found = in_force(siblings(request, body, concept.slug)) if concept else None
    if concept is None or found is None:
        return frame.page(request, place, "public/nothing_yet.html", {}, section="concept")
    return HttpResponseRedirect(Addresses(body, concept.slug, found.key, frame.query(request)).page(name))


@unchanged
def editions(request: HttpRequest, body: str, concept: str) -> HttpResponse:
    """All editions of a concept that the viewer may read, newest first, with the way to compare them."""
    place = frame.get_body(body)
    found = Concept.objects.filter(body=place, slug=concept).first()
    if found is None:
        raise Http404
    known = readable_editions(get_viewer(request)).filter(concept=found).select_related("based_on")
    rows = list(known.order_by(*CHRONOLOGICAL).reverse())
    return frame.page(request, place, "public/editions.html", {
        "concept": found, "editions": rows, "summary": found.summary, "readable": {row.pk for row in rows},
        "trail": [(place.name, reverse("public:start", kwargs={"body": body})), (found.title, "")],
    }, section="concept")
