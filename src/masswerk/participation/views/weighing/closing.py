"""Closing: what is still open, with a link to each, and the step itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.participation.accounting import facts
from masswerk.participation.actions.closing import close_procedure
from masswerk.participation.models import Baseline, Contribution, Decision, Procedure, Statement
from masswerk.participation.rules.closing import OpenPoint, Sort, open_points
from masswerk.participation.views.weighing import frame
from masswerk.participation.weighing_places import Places

HEADINGS = {
    Sort.UNDECIDED: "Ohne Entscheidung", Sort.UNCONFIRMED: "Noch nicht bestätigt",
    Sort.WITHOUT_EFFECT: "Übernommen, aber nichts geändert", Sort.UNEXPLAINED: "Geändert ohne Grundlage",
    Sort.UNASSIGNED_TEXT: "Text, der zu keiner Aussage gehört",
}
SHOWN = 100
"""Points listed under one heading."""


@dataclass(frozen=True, slots=True)
class Group:
    """Open points of one sort: (words, address), and how many are not listed."""

    heading: str
    amount: int
    points: list[tuple[str, str]]

    @property
    def left(self) -> int:
        """How many are not listed."""
        return self.amount - len(self.points)


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def close(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Show what is open; close the procedure when that is sent."""
    refusal = None
    if request.method == "POST":
        try:
            close_procedure(procedure, now=timezone.now(), by=frame.actor(request))
            messages.success(request, "Das Verfahren ist abgeschlossen. Alles, was abgewogen wurde, steht jetzt fest.")
            return redirect(request.path)
        except RuleError as error:
            refusal = error
    points = () if procedure.closed_at else open_points(facts(procedure))
    return frame.page(request, procedure, "weighing/close.html", {
        "refusal": refusal, "groups": _groups(procedure, points), "amount": len(points)},
        status=422 if refusal else 200)


def _groups(procedure: Procedure, points: tuple[OpenPoint, ...]) -> list[Group]:
    found = []
    for sort, heading in HEADINGS.items():
        keys = [point.key for point in points if point.sort == sort]
        if keys:
            found.append(Group(heading, len(keys), _NAMED[sort](procedure, keys[:SHOWN])))
    return found


def _statements(procedure: Procedure, keys: list[int]) -> list[tuple[str, str]]:
    rows = Statement.objects.filter(pk__in=keys).select_related("contribution").order_by(
        "contribution__number", "number")
    return [(f"{row.contribution.sign}: {_begin((row.contribution.text or '')[row.start:row.end])}",
             frame.url("statement", procedure, statement=row.pk)) for row in rows]


def _decisions(procedure: Procedure, keys: list[int]) -> list[tuple[str, str]]:
    rows = Decision.objects.filter(pk__in=keys).select_related("statement__contribution", "bundle").order_by("pk")
    return [_decision(procedure, row) for row in rows]


def _decision(procedure: Procedure, row: Decision) -> tuple[str, str]:
    if row.bundle is not None:
        return row.bundle.title, frame.url("bundle", procedure, bundle=row.bundle.pk)
    assert row.statement is not None
    return (f"{row.statement.contribution.sign}: {_begin(row.reason)}",
            frame.url("statement", procedure, statement=row.statement.pk))


def _passages(procedure: Procedure, keys: list[int]) -> list[tuple[str, str]]:
    places = Places(procedure.edition_id)
    names: dict[int, tuple[str, str]] = {key: (spot.key, str(spot)) for key, spot in places.by_element.items()}
    gone = Baseline.objects.filter(procedure=procedure, element__in=keys).values_list(
        "element_id", "element__key", "wording__title")
    names |= {element: (key, f"{title or key} (entfallener Absatz)") for element, key, title in gone
              if element not in names}
    return [(names[key][1], frame.url("passage", procedure, element=names[key][0])) for key in keys if key in names]


def _contributions(procedure: Procedure, keys: list[int]) -> list[tuple[str, str]]:
    rows = Contribution.objects.filter(pk__in=keys).order_by("number")
    return [(row.sign, frame.url("divide", procedure, number=row.number)) for row in rows]


def _begin(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:90]} …"


_NAMED: dict[Sort, Any] = {
    Sort.UNDECIDED: _statements, Sort.UNCONFIRMED: _statements, Sort.WITHOUT_EFFECT: _decisions,
    Sort.UNEXPLAINED: _passages, Sort.UNASSIGNED_TEXT: _contributions,
}
