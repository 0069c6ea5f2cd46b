"""Statements that say the same: suggested, confirmed by a person, decided once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.participation.actions import bundling, deciding
from masswerk.participation.comparing import Alike, comparison
from masswerk.participation.models import Bundle, Decision, Procedure, Statement, TextBlock
from masswerk.participation.views.weighing import frame
from masswerk.participation.views.weighing.statement import decided, decision_form, may_confirm
from masswerk.participation.weighing_forms import QuestionForm, block_choices
from masswerk.participation.weighing_places import Places
from masswerk.participation.weighing_refusals import DecidedMeanwhile
from masswerk.participation.weighing_table import rows_of, statements

SHOWN = 30
"""Suggestions on one page; the rest follows when these are settled."""


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def bundles(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Bundles there are, and those suggested; a suggestion becomes one when it is sent."""
    refusal = None
    if request.method == "POST":
        wanted = frame.numbers(request.POST.getlist("aussage"))
        rows = list(Statement.objects.filter(procedure=procedure, pk__in=wanted).select_related(
            "contribution", "bundle", "procedure"))
        try:
            made = bundling.make_bundle(rows, title=request.POST.get("title", ""), by=frame.actor(request))
            messages.success(request, f"Das Bündel „{made.title}“ ist gespeichert.")
            return redirect(frame.url("bundles", procedure))
        except RuleError as error:
            refusal = error
    compared = comparison(procedure)
    return frame.page(request, procedure, "weighing/bundles.html", {
        "refusal": refusal, "offers": _offers(procedure, compared.groups[:SHOWN]), "is_running": compared.is_running,
        "bundles": Bundle.objects.filter(
            procedure=procedure).annotate(amount=Count("statements")).select_related("decision").order_by("title"),
    }, status=422 if refusal else 200)


def _offers(procedure: Procedure, found: list[Alike]) -> list[dict[str, Any]]:
    """Suggested bundles with their statements as rows; three queries at any size."""
    wanted = [pk for group in found for pk in group.statements]
    known = {row.statement.pk: row for row in rows_of(
        list(statements(procedure).filter(pk__in=wanted)), Places(procedure.edition_id))}
    offers = [{"why": group.why, "title": group.title, "variants": group.variants,
               "rows": [known[pk] for pk in group.statements if pk in known]} for group in found]
    return [offer for offer in offers if len(offer["rows"]) > 1]


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def bundle(request: HttpRequest, procedure: Procedure, bundle: int) -> HttpResponse:
    """One bundle with its statements, variants and decision; take a step with it when one is sent."""
    row = frame.get_bundle(procedure, bundle)
    refusal: RuleError | None = None
    if request.method == "POST" and request.POST.get("schritt") != "einfuegen":
        try:
            messages.success(request, _step(request, row))
            there = Bundle.objects.filter(pk=row.pk).exists()
            return redirect(request.path if there else frame.url("bundles", procedure))
        except RuleError as error:
            refusal = error
    return _show(request, procedure, row, refusal)


def _show(request: HttpRequest, procedure: Procedure, row: Bundle, refusal: RuleError | None) -> HttpResponse:
    places = Places(procedure.edition_id)
    members = rows_of(list(statements(procedure).filter(bundle=row).order_by("contribution__number", "number")), places)
    decision = _decision(row)
    theirs = refusal.facts["decision"] if isinstance(refusal, DecidedMeanwhile) else None
    return frame.page(request, procedure, "weighing/bundle.html", {
        "bundle": row, "rows": members, "decision": decision, "refusal": refusal, "theirs": theirs,
        "form": decision_form(request, decision, places), "may_confirm": may_confirm(request, decision),
        "question": QuestionForm(initial={"seen": decision.seen if decision else 0}),
        "blocks": block_choices(TextBlock.objects.filter(body=procedure.body_id))},
        status=409 if theirs else 422 if refusal else 200)


def _decision(row: Bundle) -> Decision | None:
    return Decision.objects.filter(bundle=row).select_related("drafted_by", "confirmed_by", "procedure").first()


def _step(request: HttpRequest, row: Bundle) -> str:
    button, by = request.POST.get("schritt", ""), frame.actor(request)
    if button == "aufloesen":
        bundling.dissolve_bundle(row, by=by)
        return "Das Bündel ist aufgelöst."
    if button == "entwerfen":
        seen = (frame.numbers([request.POST.get("seen", "")]) or [0])[0]
        deciding.draft_decision(row, **decided(request, row.procedure), seen=seen, by=by)
        return "Die gemeinsame Entscheidung ist entworfen. Jetzt muss jemand anderes sie bestätigen."
    name, _, key = button.partition("-")
    if name in _MEMBER_STEPS:
        return _MEMBER_STEPS[name](request, frame.get_statement(row.procedure, (frame.numbers([key]) or [0])[0]))
    return _answer(request, row, button)


def _answer(request: HttpRequest, row: Bundle, button: str) -> str:
    decision, by = _decision(row), frame.actor(request)
    if decision is None:
        raise Http404
    seen = (frame.numbers([request.POST.get("seen", "")]) or [0])[0]
    if button == "bestaetigen":
        deciding.confirm_decision(decision, seen=seen, by=by)
        return "Die gemeinsame Entscheidung ist bestätigt."
    if button == "rueckfrage":
        deciding.send_back(decision, question=request.POST.get("question", ""), seen=seen, by=by)
        return "Die Rückfrage ist gestellt."
    if button == "zuruecknehmen":
        deciding.take_back_decision(decision, seen=seen, by=by)
        return "Die gemeinsame Entscheidung ist zurückgenommen."
    raise Http404


def _leave(request: HttpRequest, row: Statement) -> str:
    bundling.leave_bundle(row, by=frame.actor(request))
    return "Die Aussage ist aus dem Bündel gelöst."


def _variant(request: HttpRequest, row: Statement) -> str:
    bundling.mark_variant(row, is_variant=not row.is_variant, by=frame.actor(request))
    return "Die Abweichung ist markiert." if row.is_variant else "Die Aussage gilt wieder als gleich."


_MEMBER_STEPS = {"loesen": _leave, "abweichung": _variant}
