"""The fate of every element: what is open first, with proposals to confirm."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from masswerk.bodies.models import Body
from masswerk.concepts import actions
from masswerk.concepts.models import Edition
from masswerk.concepts.revision import Revision
from masswerk.concepts.rules.comparison import Fate
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.proposals import Proposal
from masswerk.concepts.views import frame
from masswerk.concepts.views.revising import get_revision
from masswerk.people.workplace import office_page

PER_PAGE = 60
SURE = 0.8
"""Likeness from which several proposals may be confirmed together."""


@require_safe
@frame.editors
def fates(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """What is open first, then every element with its fate."""
    revision = get_revision(request, body, edition)
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
    revision = get_revision(request, body, edition)
    wanted = request.POST.get("vorschlag", "")
    rows = _sure(revision) if wanted == "alle" else [
        p.row for p in revision.proposals if _value(p.row) == wanted and p.row.relation is not Relation.DROPPED]
    if not rows:
        messages.warning(request, "Dieser Vorschlag gilt nicht mehr. Die Liste ist jetzt auf dem neuen Stand.")
    elif actions.confirm_fates(revision.edition, rows=rows, by=frame.actor(request)):
        messages.success(request, "Bestätigt." if len(rows) == 1 else f"{len(rows)} Vorschläge bestätigt.")
    return redirect(frame.url("fates", revision.edition))


def _compare_url(edition: Edition) -> str:
    """Address of the comparison with the edition before."""
    assert edition.based_on is not None
    return reverse("public:compare", kwargs={
        "body": edition.body.slug, "concept": edition.concept.slug, "edition": edition.based_on.key,
        "other": edition.key})
