"""Translating: how far each language is, and one passage beside its original."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.base.components import Part
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import TranslateForm
from masswerk.concepts.models import Figure, Language, Passage, Rendition
from masswerk.concepts.reading import load
from masswerk.concepts.redlined import redlined
from masswerk.concepts.refusals import GONE, TranslatedMeanwhile
from masswerk.concepts.renditions import Rendered, Stand, amounts, rendered
from masswerk.concepts.rules.kinds import Kind
from masswerk.concepts.views import frame
from masswerk.concepts.views.tree import name
from masswerk.documents.markdown import to_html
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page

PER_PAGE = 40
CONFLICT = 409
LOOKS = {Stand.CURRENT: ("aktuell", "green", "tick"), Stand.STALE: ("veraltet", "amber", "warning"),
         Stand.COVERED: ("im Abschnitt enthalten", "grey", "equals"), Stand.MISSING: ("fehlen", "gap", "open")}
"""Word, tone and sign of each stand, in the order of the bar."""

FILTERS = {"offen": (Stand.MISSING, Stand.STALE), "fehlt": (Stand.MISSING,), "veraltet": (Stand.STALE,)}


@require_safe
@frame.editors
def languages(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Every language and form with its stand."""
    chosen = access.get_steerable(get_viewer(request), body, edition)
    found = amounts(chosen, load(chosen))
    rows = [(language, parts(found[language.value])) for language in Language]
    return office_page(request, body, "concepts/languages.html", {"edition": chosen, "rows": rows})


def parts(counts: dict[Stand, int]) -> list[Part]:
    """Counts of a language as parts of a bar; "covered" only where there is any."""
    return [Part(counts[stand], word, tone, sign) for stand, (word, tone, sign) in LOOKS.items()
            if counts[stand] or stand is not Stand.COVERED]


@require_safe
@frame.editors
def passages(request: HttpRequest, body: Body, edition: int, language: str) -> HttpResponse:
    """All passages with their stand in a language; stale ones with what changed in German since."""
    chosen = access.get_steerable(get_viewer(request), body, edition)
    spoken = _get_language(language)
    reading = load(chosen)
    rows = rendered(reading, language)
    shown, field = request.GET.get("zeige", "offen"), request.GET.get("feld", "")
    inside = {item.key for item in reading.by_key[field].walk()} if field in reading.by_key else None
    wanted = [row for row in rows if row.stand in FILTERS.get(shown, tuple(Stand))
              and (inside is None or row.item.key in inside)]
    return office_page(request, body, "concepts/translations.html", {
        "edition": chosen, "spoken": spoken, "shown": shown, "field": field,
        "fields": [(item.key, name(item)) for item in reading.walk() if item.kind == Kind.FIELD],
        "page": Paginator(wanted, PER_PAGE).get_page(request.GET.get("page")), "parts": parts(_counted(rows)),
        **direction(language)})


def _counted(rows: list[Rendered]) -> dict[Stand, int]:
    counts = dict.fromkeys(Stand, 0)
    for row in rows:
        counts[row.stand] += 1
    return counts


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def translate(request: HttpRequest, body: Body, edition: int, language: str, element: str) -> HttpResponse:
    """Write one passage in a language, its German original beside it; also after adoption."""
    row = access.get_steerable_passage(get_viewer(request), body, edition, element)
    _get_language(language)
    held = Rendition.objects.filter(edition=row.edition, element=row.element, language=language).first()
    if request.method == "POST":
        return _save(request, row, language, held)
    return _show(request, row, language, TranslateForm(initial=_stored(row, held)))


def _save(request: HttpRequest, row: Passage, language: str, held: Rendition | None) -> HttpResponse:
    form = TranslateForm(request.POST)
    if form.is_valid():
        try:
            actions.translate(row, language=language, **form.cleaned_data, by=frame.actor(request))
        except GONE:
            raise
        except TranslatedMeanwhile as refusal:
            both = {**form.cleaned_data, "before": actions.rendition_hash(held)}
            mine, theirs = ((str(refusal.facts[f"{whose}_title"]), str(refusal.facts[whose]))
                            for whose in ("mine", "theirs"))
            return _show(request, row, language, TranslateForm(initial=both), status=CONFLICT, refusal=refusal,
                         theirs=redlined(mine, theirs))
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Die Übersetzung ist gespeichert.")
            return redirect(_next(row, language) if "weiter" in request.POST else
                            frame.url("translations", row.edition, language=language))
    return _show(request, row, language, form, status=frame.status_of(form))


def _next(row: Passage, language: str) -> str:
    """The next passage that is missing or stale, else the list."""
    reading = load(row.edition)
    waiting = False
    for other in rendered(reading, language):
        if waiting and other.stand in FILTERS["offen"]:
            return frame.url("translate", row.edition, language=language, element=other.item.key)
        waiting = waiting or other.item.key == row.element.key
    return frame.url("translations", row.edition, language=language)


def _show(request: HttpRequest, row: Passage, language: str, form: TranslateForm, *, status: int = 200,
          **context: Any) -> HttpResponse:
    reading = load(row.edition)
    mine = next(r for r in rendered(reading, language) if r.item.key == row.element.key)
    return office_page(request, row.edition.body, "concepts/translate.html", {
        "edition": row.edition, "passage": row, "spoken": Language(language), "form": form, "mine": mine,
        "item": mine.item, "html": _html(row.wording.text or ""), "preview": _html(str(form["text"].value() or "")),
        "preview_title": form["title"].value(),
        "figures": Figure.objects.filter(edition=row.edition, element=row.element, is_decorative=False),
        "before": frame.neighbour(reading, mine.item, -1), "after": frame.neighbour(reading, mine.item, 1),
        **direction(language), **context}, status=status)


def _html(text: str) -> SafeString:
    return mark_safe(to_html(text))  # noqa: S308  cleaned by `to_html`


def _stored(row: Passage, held: Rendition | None) -> dict[str, str]:
    return {"title": held.title if held else "", "text": held.text if held else "", "rendered": row.wording.hash,
            "before": actions.rendition_hash(held)}


def _get_language(code: str) -> Language:
    if code not in Language.values:
        raise Http404
    return Language(code)


def direction(language: str) -> dict[str, str]:
    """Language tag and direction of the text that is written."""
    return {"tag": "de" if language == Language.GERMAN_SHORT else language,
            "text_direction": "rtl" if language == Language.ARABIC else "ltr"}
