"""One statement: beside the table, or as a page of its own; and every step that is taken with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.concepts.models import Element
from masswerk.participation.actions import assigning, bundling, deciding
from masswerk.participation.comparing import alike_to
from masswerk.participation.models import Decision, Procedure, Statement, TextBlock
from masswerk.participation.rules.outcomes import CHANGES_SOMETHING
from masswerk.participation.suggesting import suggested
from masswerk.participation.views.weighing import frame
from masswerk.participation.weighing_forms import DecisionForm, QuestionForm, block_choices, place_choices
from masswerk.participation.weighing_panel import Panel, chosen_places
from masswerk.participation.weighing_places import Places
from masswerk.participation.weighing_refusals import DecidedMeanwhile, OutcomeMissing
from masswerk.participation.weighing_table import Row, next_open, rows_of, statements

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def statement(request: HttpRequest, procedure: Procedure, statement: int) -> HttpResponse:
    """Show a statement; take a step with it when one is sent."""
    if request.method != "POST":
        return _show(request, procedure, statement)
    row = frame.get_statement(procedure, statement)
    step = STEPS.get(request.POST.get("schritt", ""))
    if step is None:
        raise Http404
    try:
        said = step(request, row)
    except DecidedMeanwhile as refusal:
        return _meanwhile(request, procedure, statement, refusal)
    except RuleError as refusal:
        return _show(request, procedure, statement, refusal=refusal)
    if not said:
        return _show(request, procedure, statement)
    messages.success(request, said)
    return redirect(_after(request, procedure, statement))


def panel_context(request: HttpRequest, procedure: Procedure, chosen: Any, places: Places,
                  form: DecisionForm | None = None) -> dict[str, Any]:
    """What the panel of one statement needs."""
    chosen.procedure = procedure
    panel = Panel(chosen, places, suggested(procedure, chosen))
    blocks = list(TextBlock.objects.filter(body=procedure.body_id))
    own = panel.own
    return {"panel": panel, "next_open": next_open(chosen), "form": form or decision_form(request, own, places),
            "blocks": block_choices(blocks),
            "question": QuestionForm(initial={"seen": panel.decision.seen if panel.decision else 0}),
            "alike": _alike(procedure, panel),
            "all_places": place_choices(places, with_none=False), "may_confirm": may_confirm(request, panel.decision),
            "may_change_wording": bool(panel.decision and panel.decision.outcome in CHANGES_SOMETHING)}


def may_confirm(request: HttpRequest, decision: Decision | None) -> bool:
    """True unless the viewer has drafted it and somebody else could confirm it."""
    if decision is None or decision.is_confirmed or decision.drafted_by_id != frame.actor(request).pk:
        return True
    return deciding.coordinators(decision.procedure, date.today()) < 2


def _alike(procedure: Procedure, panel: Panel) -> list[tuple[Row, str]]:
    """Others that may say the same, each with what differs; only while it is open and in no bundle."""
    group = alike_to(procedure, panel.statement.pk)
    if group is None or panel.decision or panel.statement.bundle_id:
        return []
    others = statements(procedure).filter(pk__in=set(group.statements) - {panel.statement.pk})
    rows = rows_of(list(others.order_by("contribution__number", "number")[:8]), panel.places)
    return [(row, group.variants.get(row.statement.pk, "")) for row in rows]


def decision_form(request: HttpRequest, decision: Decision | None, places: Places) -> DecisionForm:
    """The form of a decision, with what was typed, else with what is stored."""
    if request.method == "POST" and "outcome" in request.POST:
        data = request.POST.copy()
        _insert(data)
        return DecisionForm(data, measures=places.measures)
    return DecisionForm(initial=stored(decision), measures=places.measures)


def stored(decision: Decision | None) -> dict[str, Any]:
    """A decision as the form starts with it."""
    if decision is None:
        return {"seen": 0}
    return {"outcome": decision.outcome, "reason": decision.reason, "passed_to": decision.passed_to,
            "measure": str(decision.measure_id or ""), "seen": decision.seen}


def _insert(data: Any) -> None:
    """Put the chosen text block behind what was typed."""
    if data.get("schritt") != "einfuegen":
        return
    block = TextBlock.objects.filter(pk__in=frame.numbers([data.get("block", "")])).first()
    if block is not None:
        data["reason"] = f"{data.get('reason', '').rstrip()}\n\n{block.text}".strip()


def decided(request: HttpRequest, procedure: Procedure) -> dict[str, Any]:
    """What a sent decision form says, as the action takes it."""
    post = request.POST
    wanted = frame.numbers([post.get("measure", "")])
    measure = Element.objects.filter(concept=procedure.edition.concept_id, pk__in=wanted).first()
    if not post.get("outcome"):
        raise OutcomeMissing()
    return {"outcome": post["outcome"], "reason": post.get("reason", ""), "passed_to": post.get("passed_to", ""),
            "measure": measure, "new_measure": post.get("new_measure", "")}


def _show(request: HttpRequest, procedure: Procedure, pk: int, refusal: RuleError | None = None) -> HttpResponse:
    chosen = statements(procedure).filter(pk=pk).first()
    if chosen is None:
        raise Http404
    context = panel_context(request, procedure, chosen, Places(procedure.edition_id))
    return frame.page(request, procedure, "weighing/statement.html", {**context, "refusal": refusal},
                      status=422 if refusal else 200)


def _meanwhile(request: HttpRequest, procedure: Procedure, pk: int, refusal: DecidedMeanwhile) -> HttpResponse:
    """Both decisions beside each other; what was typed can still be saved, now knowing the other one."""
    theirs = refusal.facts["decision"]
    assert isinstance(theirs, Decision)
    data = request.POST.copy()
    data["seen"] = str(theirs.seen)
    places = Places(procedure.edition_id)
    return frame.page(request, procedure, "weighing/meanwhile.html", {
        "statement": frame.get_statement(procedure, pk), "theirs": theirs, "refusal": refusal,
        "form": DecisionForm(data, measures=places.measures) if "outcome" in data else None}, status=CONFLICT)


def _after(request: HttpRequest, procedure: Procedure, pk: int) -> str:
    """Back to where the step was taken: the table with the statement beside it, or its own page."""
    if request.POST.get("ort") == "tabelle":
        return frame.table_url(request, procedure, pk)
    return frame.url("statement", procedure, statement=pk)


def _seen(request: HttpRequest) -> int:
    return (frame.numbers([request.POST.get("seen", "")]) or [0])[0]


def _draft(request: HttpRequest, row: Statement) -> str:
    deciding.draft_decision(row, **decided(request, row.procedure), seen=_seen(request), by=frame.actor(request))
    return "Die Entscheidung ist entworfen. Jetzt muss jemand anderes sie bestätigen."


def _decision(row: Statement) -> Decision:
    found = Panel(statements(row.procedure).get(pk=row.pk), Places(row.procedure.edition_id), {}).decision
    if found is None:
        raise Http404
    return frame.get_decision(row.procedure, found.pk)


def _confirm(request: HttpRequest, row: Statement) -> str:
    done = deciding.confirm_decision(_decision(row), seen=_seen(request), by=frame.actor(request))
    return "Die Entscheidung ist bestätigt." + (" Vermerkt ist, dass Sie allein entschieden haben." * done.is_alone)


def _send_back(request: HttpRequest, row: Statement) -> str:
    deciding.send_back(_decision(row), question=request.POST.get("question", ""), seen=_seen(request),
                       by=frame.actor(request))
    return "Die Rückfrage ist gestellt."


def _take_back(request: HttpRequest, row: Statement) -> str:
    deciding.take_back_decision(_decision(row), seen=_seen(request), by=frame.actor(request))
    return "Die Entscheidung ist zurückgenommen."


def _assign(request: HttpRequest, row: Statement) -> str:
    keys = frame.numbers(request.POST.getlist("ort_von"))
    found, why = chosen_places(row, keys, suggested(row.procedure, row))
    more = Element.objects.filter(concept=row.procedure.edition.concept_id, key=request.POST.get("weiterer", ""))
    assigning.assign(row, elements=[*found, *(e for e in more if e not in found)], words=why, by=frame.actor(request))
    return "Die Zuordnung ist gespeichert."


def _mark(request: HttpRequest, row: Statement) -> str:
    is_idle = request.POST.get("schritt") == "ohne-bezug"
    assigning.mark_reference(row, is_idle=is_idle, by=frame.actor(request))
    return "Die Aussage ist als „ohne Bezug“ markiert." if is_idle else "Die Aussage hat wieder Bezug zum Konzept."


def _leave(request: HttpRequest, row: Statement) -> str:
    bundling.leave_bundle(row, by=frame.actor(request))
    return "Die Aussage ist aus dem Bündel gelöst."


def _variant(request: HttpRequest, row: Statement) -> str:
    is_variant = request.POST.get("schritt") == "abweichung"
    bundling.mark_variant(row, is_variant=is_variant, by=frame.actor(request))
    return "Die Abweichung ist markiert." if is_variant else "Die Aussage gilt wieder als gleich."


def _insert_block(request: HttpRequest, row: Statement) -> str:
    return ""


STEPS: dict[str, Callable[[HttpRequest, Statement], str]] = {
    "entwerfen": _draft, "bestaetigen": _confirm, "rueckfrage": _send_back, "zuruecknehmen": _take_back,
    "zuordnen": _assign, "ohne-bezug": _mark, "mit-bezug": _mark, "herausloesen": _leave, "abweichung": _variant,
    "gleich": _variant, "einfuegen": _insert_block,
}
"""Steps by the value of the pressed button; each says what it did, "" where the page is only shown anew."""
