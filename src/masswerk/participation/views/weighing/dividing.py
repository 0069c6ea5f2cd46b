"""Parting a contribution into statements: by selecting text, or by choosing its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.components.figures import Part
from masswerk.base.errors import RuleError
from masswerk.base.models import Attachment
from masswerk.participation.actions import assigning
from masswerk.participation.models import Contribution, ContributionFile, Procedure, Statement
from masswerk.participation.rules.coverage import NothingMarked, Span, gaps, sentences, stretches
from masswerk.participation.views.weighing import frame


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the contribution, and which statement it belongs to (None for none)."""

    start: int
    end: int
    text: str
    statement: Statement | None
    opens: bool

    @property
    def join(self) -> str:
        """Value of the button that joins its statement with the one before."""
        return f"verbinden-{self.statement.pk}" if self.statement else ""


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def divide(request: HttpRequest, procedure: Procedure, number: int) -> HttpResponse:
    """Show a contribution with its statements; part it anew when a step is sent."""
    contribution = Contribution.objects.filter(procedure=procedure, number=number).select_related("procedure").first()
    if contribution is None or contribution.text is None:
        raise Http404
    refusal = None
    if request.method == "POST":
        try:
            messages.success(request, _step(request, contribution))
            return redirect(request.path)
        except RuleError as error:
            refusal = error
    return frame.page(request, procedure, "weighing/divide.html", {**_context(contribution), "refusal": refusal},
                      status=422 if refusal else 200)


def _step(request: HttpRequest, contribution: Contribution) -> str:
    button, by = request.POST.get("schritt", ""), frame.actor(request)
    if button in ("aussage", "ohne-bezug"):
        start, end = _marked(request)
        assigning.carve_statement(contribution, start=start, end=end, is_idle=button == "ohne-bezug", by=by)
        return "Die Stelle ist als „ohne Bezug“ markiert." if button == "ohne-bezug" else "Das ist jetzt eine Aussage."
    if button == "rest":
        assigning.mark_rest(contribution, by=by)
        return "Der Rest ist als „ohne Bezug“ markiert."
    name, _, key = button.partition("-")
    if name != "verbinden":
        raise Http404
    row = frame.get_statement(contribution.procedure, (frame.numbers([key]) or [0])[0])
    assigning.join_statement(row, by=by)
    return "Die beiden Aussagen sind verbunden."


def _marked(request: HttpRequest) -> tuple[int, int]:
    """The stretch that was selected, else from the first chosen sentence to the last."""
    selected = frame.numbers([request.POST.get("von_zeichen", ""), request.POST.get("bis_zeichen", "")])
    if len(selected) == 2 and selected[1] > selected[0]:
        return selected[0], selected[1]
    chosen = [part.partition("-") for part in request.POST.getlist("satz")]
    ends = frame.numbers([end for start, _, end in chosen])
    starts = frame.numbers([start for start, _, end in chosen])
    if not starts or len(starts) != len(ends):
        raise NothingMarked()
    return min(starts), max(ends)


def _context(contribution: Contribution) -> dict[str, Any]:
    text = contribution.text or ""
    rows = {row.pk: row for row in Statement.objects.filter(contribution=contribution)}
    spans = [Span(row.start, row.end, row.pk, row.is_without_reference) for row in rows.values()]
    spans.sort(key=lambda span: span.start)
    return {"contribution": contribution, "papers": _papers(contribution),
            "pieces": _pieces(text, spans, rows), "bar": _bar(text, spans),
            "has_rest": bool(gaps(text, spans)), "amount": len(rows)}


def _papers(contribution: Contribution) -> list[Attachment]:
    """What came along: scans and attachments, for the office only."""
    rows = ContributionFile.objects.filter(contribution=contribution).select_related("attachment")
    return [row.attachment for row in rows]


def _pieces(text: str, spans: list[Span], rows: dict[int, Statement]) -> list[Piece]:
    """The text cut at sentences and at the ends of statements."""
    cuts = {0, len(text), *(end for span in spans for end in (span.start, span.end)),
            *(sentence.start for sentence in sentences(text))}
    found, last = [], 0
    for start, end in zip(sorted(cuts), sorted(cuts)[1:], strict=False):
        span = next((span for span in spans if span.start <= start and end <= span.end), None)
        key = span.key if span else 0
        if text[start:end].strip():
            found.append(Piece(start, end, text[start:end], rows.get(key), key != last))
            last = key
    return found


def _bar(text: str, spans: list[Span]) -> dict[str, Any]:
    """How many letters belong to statements, to nothing, or have no reference."""
    counts = {"said": 0, "idle": 0, "open": 0}
    for part in stretches(text, spans):
        sort = "open" if part.span is None else "idle" if part.span.is_idle else "said"
        counts[sort] += sum(not sign.isspace() for sign in text[part.start:part.end])
    total = sum(counts.values()) or 1
    shares = {sort: round(100 * amount / total) for sort, amount in counts.items()}
    return {"label": f"{shares['said']} Prozent des Textes gehören zu Aussagen, {shares['idle']} Prozent sind ohne "
                     f"Bezug, {shares['open']} Prozent sind offen", "parts": [
        Part(shares["said"], "% in Aussagen", "green", "tick"), Part(shares["idle"], "% ohne Bezug", "grey", "waived"),
        Part(shares["open"], "% gehören zu keiner Aussage", "gap", "question")]}
