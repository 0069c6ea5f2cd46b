"""Two editions side by side."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from masswerk.bodies.models import Body
from masswerk.concepts.access import readable_editions
from masswerk.concepts.models import Edition
from masswerk.concepts.publishing import compared
from masswerk.concepts.rules.comparison import Entry, Fate
from masswerk.people.access import get_viewer
from masswerk.public import frame
from masswerk.public.caching import unchanged

PER_PAGE = 40


def get_pair(request: HttpRequest, body: Body, concept: str, edition: str, other: str) -> tuple[Edition, Edition]:
    """Two readable editions of one concept, the older first; 404 otherwise."""
    found = {e.key: e for e in readable_editions(get_viewer(request)).filter(
        body=body, concept__slug=concept, key__in=[edition, other]).select_related("concept", "body", "based_on")}
    if edition not in found or other not in found:
        raise Http404
    return found[edition], found[other]


@unchanged
def page(request: HttpRequest, body: str, concept: str, edition: str, other: str) -> HttpResponse:
    """The comparison: counts, redlines of what changed, and the fate of each element."""
    place = frame.get_body(body)
    if chosen := _chosen(request, body, concept, edition, other):
        return chosen
    older, newer = get_pair(request, place, concept, edition, other)
    comparison = compared(older, newer)
    field = request.GET.get("feld", "")
    entries = [e for e in comparison.entries if not field or _stands_in(e, field)]
    if request.GET.get("alles") != "1":
        entries = [e for e in entries if e.fate is not Fate.UNCHANGED]
    siblings = readable_editions(get_viewer(request)).filter(concept=older.concept).order_by("created_at", "id")
    names = {"body": body, "concept": concept}
    return frame.page(request, place, "public/compare.html", {
        "older": older, "newer": newer, "siblings": list(siblings), "counts": comparison.counts,
        "page": Paginator(entries, PER_PAGE).get_page(request.GET.get("page")), "fields": _fields(comparison.entries),
        "field": field, "all": request.GET.get("alles") == "1", "address": names,
        "open": comparison.counts.get(Fate.OPEN, 0),
        "trail": [(place.name, reverse("public:start", kwargs={"body": body})),
                  (_("Fassungen"), reverse("public:editions", kwargs=names)), (_("Vergleich"), "")],
    }, section="concept")


def _chosen(request: HttpRequest, body: str, concept: str, edition: str, other: str) -> HttpResponse | None:
    """The form sends the wanted editions as parameters; the address carries them as its parts."""
    older, newer = request.GET.get("alt", edition), request.GET.get("neu", other)
    if (older, newer) == (edition, other):
        return None
    kept = request.GET.copy()
    for name in ("alt", "neu"):
        kept.pop(name, None)
    url = reverse("public:compare", kwargs={
        "body": body, "concept": concept, "edition": older, "other": newer})
    return HttpResponseRedirect(f"{url}?{kept.urlencode()}" if kept else url)


def _stands_in(entry: Entry, field: str) -> bool:
    return any(side.number == field or side.number.startswith(field + ".") for side in (*entry.news, *entry.olds))


def _fields(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    """Fields of the newer edition: number and title, for the filter."""
    sides = [side for entry in entries for side in entry.news if side.place.kind == "field" and side.number]
    return [(side.number, f"{side.number} {side.place.title}") for side in sides]
