"""Writing an edition forward, and saying what became of each element."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.bodies.models import Body
from masswerk.concepts import access, actions
from masswerk.concepts.forms import EditionForm, FateForm, OriginForm
from masswerk.concepts.models import Edition, Element
from masswerk.concepts.revision import Revision, load
from masswerk.concepts.rules.comparison import Fate
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.proposals import Proposal
from masswerk.concepts.rules.tree import Place
from masswerk.concepts.views import frame
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page

PER_PAGE = 60
SURE = 0.8
"""Likeness from which several proposals may be confirmed together."""


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def revise(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Open a new draft from an edition."""
    chosen = access.get_steerable(get_viewer(request), body, edition)
    form = EditionForm(request.POST or None)
    made = frame.attempt(form, lambda: actions.open_revision(chosen, **form.cleaned_data, by=frame.actor(request)))
    if made is None:
        return frame.form_page(request, body, "concepts/revise.html", form, edition=chosen)
    messages.success(request, "Der neue Entwurf ist angelegt. Jedes Element ist zunächst fortgeführt.")
    return redirect(frame.url("edition", made))


@require_safe
@frame.editors
def fates(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """What is open first, then every element with its fate."""
    revision = _get_revision(request, body, edition)
    field, shown = request.GET.get("feld", ""), request.GET.get("zeige", "alle")
    inside = revision.below(field) if field else None
    lines = [line for line in revision.lines if (inside is None or line.key in inside) and _is_shown(line.fate, shown)]
    return office_page(request, body, "concepts/fates.html", {
        "edition": revision.edition, "older": revision.edition.based_on, "open": _open(revision, inside),
        "page": Paginator(lines, PER_PAGE).get_page(request.GET.get("page")), "fields": revision.fields,
        "field": field, "shown": shown, "sure": len(_sure(revision)), "count": len(revision.points),
        "compare": _compare_url(revision.edition), **_counts(revision)})


def _counts(revision: Revision) -> dict[str, Any]:
    """The completeness check in figures."""
    counts = dict.fromkeys(Fate, 0)
    for line in revision.lines:
        counts[line.fate] += 1
    elements = len(revision.old_names) + sum(not line.is_old for line in revision.lines)
    answered = elements - len({(point.is_old, point.element) for point in revision.points})
    return {"counts": [(fate, count) for fate, count in counts.items() if count], "elements": elements,
            "answered": answered, "progress_text": f"{answered} von {elements} Bausteinen sind geklärt.",
            "table_caption": f"{len(revision.old_names)} Bausteine der Fassung davor und die neuen",
            "confirm_all": f"Alle {len(_sure(revision))} sicheren Vorschläge bestätigen"}


def _is_shown(fate: Fate, shown: str) -> bool:
    return {"offen": fate is Fate.OPEN, "geaendert": fate is not Fate.UNCHANGED}.get(shown, True)


def _open(revision: Revision, inside: set[str] | None) -> list[dict[str, Any]]:
    """Open points with the proposal for each, if there is one."""
    proposals: dict[tuple[bool, str], Proposal] = {}
    for proposal in revision.proposals:
        key = (True, proposal.row.old) if proposal.row.old else (False, proposal.row.new or "")
        proposals.setdefault(key, proposal)
        if proposal.row.old and proposal.row.new:
            proposals.setdefault((False, proposal.row.new), proposal)
    return [{"point": point, "known": point.element in (revision.old_names if point.is_old else revision.new_names),
             **_proposed(revision, proposals.get((point.is_old, point.element)))}
            for point in revision.points if inside is None or point.element in inside]


def _proposed(revision: Revision, proposal: Proposal | None) -> dict[str, Any]:
    if proposal is None:
        return {}
    row = proposal.row
    return {"proposal": proposal, "value": _value(row), "relation": row.relation.value,
            "target": revision.new_names.get(row.new or "", ""), "source": revision.old_names.get(row.old or "", "")}


def _value(row: Row) -> str:
    return f"{row.relation.value} {row.old or '-'} {row.new or '-'}"


def _sure(revision: Revision) -> list[Row]:
    return [proposal.row for proposal in revision.proposals if proposal.likeness >= SURE]


@require_POST
@frame.editors
def confirm(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Confirm one proposal, or all that are sure."""
    revision = _get_revision(request, body, edition)
    wanted = request.POST.get("vorschlag", "")
    rows = _sure(revision) if wanted == "alle" else [
        p.row for p in revision.proposals if _value(p.row) == wanted and p.row.relation is not Relation.DROPPED]
    if not rows:
        messages.warning(request, "Dieser Vorschlag gilt nicht mehr. Die Liste ist jetzt auf dem neuen Stand.")
    elif actions.confirm_fates(revision.edition, rows=rows, by=frame.actor(request)):
        messages.success(request, "Bestätigt." if len(rows) == 1 else f"{len(rows)} Vorschläge bestätigt.")
    return redirect(frame.url("fates", revision.edition))


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def fate(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Say what became of one element of the edition before."""
    revision = _get_revision(request, body, edition)
    place = _get_place(revision.old.by_element(), element)
    if request.method == "POST" and "zuruecknehmen" in request.POST:
        actions.withdraw_fate(revision.edition, old=_element(revision, element), by=frame.actor(request))
        messages.success(request, "Die Angabe ist zurückgenommen.")
        return redirect(frame.url("fates", revision.edition))
    form = FateForm(request.POST or None, targets=revision.new_names.items(),
                    initial=_stated(revision, element, request.GET.get("verbleib", "")))
    if frame.attempt(form, lambda: _state(request, revision, element, form)):
        messages.success(request, f"Der Verbleib von „{revision.old_names[element]}“ ist gespeichert.")
        return redirect(frame.url("fates", revision.edition))
    return frame.form_page(
        request, body, "concepts/fate.html", form, edition=revision.edition, older=revision.edition.based_on,
        place=place, name=revision.old_names[element], is_here=element in revision.new_names, element=element,
        is_stated=any(row.old == element for row in revision.rows))


def _stated(revision: Revision, element: str, wanted: str) -> dict[str, str]:
    """What the form starts with: what is stated, else what the address asks for."""
    rows = [row for row in revision.rows if row.old == element]
    targets = [*(row.new or "" for row in rows), "", "", ""]
    relation = wanted or (rows[0].relation.value if rows else "")
    return {"relation": relation, "target": targets[0], "second": targets[1], "third": targets[2],
            "reason": rows[0].reason if rows else ""}


def _state(request: HttpRequest, revision: Revision, element: str, form: FateForm) -> bool:
    new = [_element(revision, key) for key in form.targets()]
    actions.state_fate(revision.edition, relation=form.cleaned_data["relation"], old=[_element(revision, element)],
                       new=new, reason=form.cleaned_data["reason"], by=frame.actor(request))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@frame.editors
def origin(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Say where one element of the draft came from."""
    revision = _get_revision(request, body, edition)
    place = _get_place(revision.new.by_element(), element)
    sources = [row.old or "" for row in revision.rows if row.new == element]
    form = OriginForm(request.POST if request.method == "POST" else None, origins=revision.old_names.items(),
                      initial={"origin": sources[0] if sources else ""})
    if frame.attempt(form, lambda: _originate(request, revision, element, form)):
        messages.success(request, f"Die Herkunft von „{revision.new_names[element]}“ ist gespeichert.")
        return redirect(frame.url("fates", revision.edition))
    return frame.form_page(request, body, "concepts/origin.html", form, edition=revision.edition,
                           older=revision.edition.based_on, place=place, name=revision.new_names[element])


def _originate(request: HttpRequest, revision: Revision, element: str, form: OriginForm) -> bool:
    old = form.cleaned_data["origin"]
    actions.state_origin(revision.edition, new=_element(revision, element),
                         old=_element(revision, old) if old else None, by=frame.actor(request))
    return True


@require_POST
@frame.editors
def bring_back(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """Take an element of the edition before into the draft again."""
    revision = _get_revision(request, body, edition)
    _get_place(revision.old.by_element(), element)
    row = actions.bring_back(revision.edition, old=_element(revision, element), by=frame.actor(request))
    messages.success(request, "Die Textstelle steht wieder im Entwurf.")
    return redirect(frame.passage_url("passage", row))


def _get_revision(request: HttpRequest, body: Body, edition: int) -> Revision:
    chosen = access.get_editable(get_viewer(request), body, edition)
    if chosen.based_on is None:
        raise Http404
    return load(chosen)


def _get_place(places: dict[str, Place], element: str) -> Place:
    if element not in places:
        raise Http404
    return places[element]


def _element(revision: Revision, key: str) -> Element:
    return Element.objects.get(concept_id=revision.edition.concept_id, key=key)


def _compare_url(edition: Edition) -> str:
    """Address of the comparison with the edition before."""
    assert edition.based_on is not None
    return reverse("public:compare", kwargs={
        "body": edition.body.slug, "concept": edition.concept.slug, "edition": edition.based_on.key,
        "other": edition.key})
