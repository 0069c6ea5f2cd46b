"""Two editions side by side."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masswerk.base.components.figures import Part
from masswerk.base.components.states import FATES
from masswerk.concepts.rules.comparison import Comparison, Entry, Fate
from masswerk.concepts.shelf import Sibling, get_edition, get_sibling, siblings
from masswerk.concepts.unchanged import unchanged
from masswerk.public import frame
from masswerk.public.addresses import Addresses
from masswerk.public.redlines import comparison_of, line

PER_PAGE = 25
TABLE = "verbleib"


@unchanged
def page(request: HttpRequest, body: str, concept: str, edition: str, other: str) -> HttpResponse:
    """The comparison: counts, redlines of what changed, and what became of each element."""
    older, newer = (get_sibling(request, body, concept, key) for key in (edition, other))
    if chosen := _chosen(request, body, concept, edition, other):
        return chosen
    comparison = get_comparison(request, body, concept, older, newer)
    entries = _entries(request, comparison)
    shown: Page[Entry] = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    place = get_edition(request, body, concept, other).body
    ways = Addresses(body, concept, newer.key, frame.query(request))
    names = {"body": body, "concept": concept}
    return frame.page(request, place, "public/compare.html", {
        "older": older, "newer": newer, "siblings": siblings(request, body, concept), "ways": ways, "page": shown,
        "downloads": _downloads(body, concept, older, newer), "lines": [line(entry) for entry in shown],
        "legend_parts": _legend(comparison), "fields": _fields(comparison.entries), "count": len(entries),
        "field": request.GET.get("feld", ""), "all": request.GET.get("alles") == "1", "open": _open(comparison),
        "views": _views(request), "is_table": request.GET.get("ansicht") == TABLE, "is_passing": True,
        "wording_page": _view_url(request, "", page=shown.number),
        "trail": [(place.name, reverse("public:start", kwargs={"body": body}) + ways.suffix),
                  (_("Fassungen"), reverse("public:editions", kwargs=names) + ways.suffix), (_("Vergleich"), "")],
    }, section="concept")


def get_comparison(request: HttpRequest, body: str, concept: str, older: Sibling, newer: Sibling) -> Comparison:
    """Two readable editions compared."""
    state = tuple((edition.pk, edition.version) for edition in siblings(request, body, concept))
    return comparison_of(older.pk, newer.pk, state)


def _entries(request: HttpRequest, comparison: Comparison) -> list[Entry]:
    """What the reader asked for: one field or all, only what changed or everything."""
    field, everything = request.GET.get("feld", ""), request.GET.get("alles") == "1"
    return [entry for entry in comparison.entries if (not field or _stands_in(entry, field))
            and (everything or entry.fate is not Fate.UNCHANGED)]


def _chosen(request: HttpRequest, body: str, concept: str, edition: str, other: str) -> HttpResponse | None:
    """The form sends the wanted editions as parameters; the address carries them as its parts."""
    older, newer = request.GET.get("alt", edition), request.GET.get("neu", other)
    if (older, newer) == (edition, other):
        return None
    for key in (older, newer):
        get_sibling(request, body, concept, key)
    kept = request.GET.copy()
    for name in ("alt", "neu"):
        kept.pop(name, None)
    url = reverse("public:compare", kwargs={"body": body, "concept": concept, "edition": older, "other": newer})
    return HttpResponseRedirect(f"{url}?{kept.urlencode()}" if kept else url)


def _stands_in(entry: Entry, field: str) -> bool:
    inside = f"{field}.", f"{field} ("
    return any(side.number == field or side.number.startswith(inside) for side in (*entry.news, *entry.olds))


def _fields(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    """Fields of the newer edition: number and title, for the filter."""
    sides = [side for entry in entries for side in entry.news if side.place.kind == "field" and side.number]
    return [(side.number, f"{side.number} {side.place.title}") for side in sides]


def _legend(comparison: Comparison) -> list[Part]:
    """How many elements have which fate."""
    words = {fate: _(FATES[fate.value][0]) for fate in Fate} | {Fate.UNCHANGED: _("bleiben")}
    return [Part(n, words[fate] if n > 1 else _(FATES[fate.value][0]), "ink", FATES[fate.value][1])
            for fate, n in comparison.counts.items() if n]


def _open(comparison: Comparison) -> str:
    """Says how many elements of the older edition have no fate yet; "" for none."""
    n = comparison.counts.get(Fate.OPEN, 0)
    return ngettext("{n} Baustein der älteren Fassung hat noch keinen Verbleib.",
                    "{n} Bausteine der älteren Fassung haben noch keinen Verbleib.", n).format(n=n) if n else ""


def _downloads(body: str, concept: str, older: Sibling, newer: Sibling) -> list[tuple[str, str]]:
    """The comparison as files: word and address."""
    ways = Addresses(body, concept, older.key)
    return [(word, ways.page("public:compare_download", other=newer.key, form=form))
            for form, word in (("docx", _("Word mit Änderungen")), ("pdf", "PDF"))]


def _views(request: HttpRequest) -> list[tuple[str, str, bool]]:
    table = request.GET.get("ansicht") == TABLE
    return [(_("Wortlaut"), _view_url(request, ""), not table),
            (_("Verbleib jedes Bausteins"), _view_url(request, TABLE), table)]


def _view_url(request: HttpRequest, view: str, **more: Any) -> str:
    """This page with another view, filters kept."""
    kept = request.GET.copy()
    for name, value in {"ansicht": view, "page": more.get("page", "")}.items():
        kept.pop(name, None)
        if value and value != 1:
            kept[name] = str(value)
    return f"?{kept.urlencode()}" if kept else request.path
