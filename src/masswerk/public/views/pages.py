"""Start pages: of the installation, of a body, of its concept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from masswerk.bodies.access import visible
from masswerk.bodies.models import Body
from masswerk.bodies.queries import in_tree_order
from masswerk.concepts import access, queries
from masswerk.concepts.models import Concept, Edition, State
from masswerk.measures.models import Status
from masswerk.people.access import get_viewer
from masswerk.public import frame
from masswerk.public.measures import status_counts


def installation(request: HttpRequest) -> HttpResponse:
    """All bodies of this installation; with one alone, its start page."""
    bodies = list(in_tree_order(visible()))
    if len(bodies) == 1:
        return HttpResponseRedirect(reverse("public:start", kwargs={"body": bodies[0].slug}))
    return frame.page(request, None, "public/installation.html", {"bodies": bodies})


def start(request: HttpRequest, body: str) -> HttpResponse:
    """What a body does, and the way into its concept."""
    place = frame.get_body(body)
    concepts = list(Concept.objects.filter(body=place))
    current = queries.current_edition(concepts[0]) if concepts else None
    draft = _in_work(concepts[0]) if concepts else None
    counts = status_counts(current) if current else []
    return frame.page(request, place, "public/start.html", {
        "concepts": concepts, "edition": current, "draft": draft, "counts": counts,
        "measures": sum(part[1] for part in counts), "labels": dict(Status.choices),
    }, section="start")


def current(request: HttpRequest, body: str) -> HttpResponse:
    """To the edition in force of the body's first concept."""
    place = frame.get_body(body)
    concept = Concept.objects.filter(body=place).first()
    edition = queries.current_edition(concept) if concept else None
    if edition is None:
        return frame.page(request, place, "public/nothing_yet.html", {}, section="concept")
    return HttpResponseRedirect(_address(place, edition) + frame.query(request))


def editions(request: HttpRequest, body: str, concept: str) -> HttpResponse:
    """All editions of a concept that the viewer may read, newest first, with the way to compare them."""
    place = frame.get_body(body)
    found = Concept.objects.filter(body=place, slug=concept).first()
    if found is None:
        raise Http404
    rows = list(access.readable_editions(get_viewer(request)).filter(concept=found).select_related("based_on"))
    return frame.page(request, place, "public/editions.html", {
        "concept": found, "editions": rows,
        "trail": [(place.name, reverse("public:start", kwargs={"body": body})), (found.title, "")],
    }, section="concept")


def _in_work(concept: Concept) -> Edition | None:
    return Edition.objects.filter(concept=concept, state__in=[State.CONSULTATION, State.PAPER]).order_by(
        "-created_at").first()


def _address(body: Body, edition: Edition) -> str:
    return reverse("public:edition", kwargs={
        "body": body.slug, "concept": edition.concept.slug, "edition": edition.key})
