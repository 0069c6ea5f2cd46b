"""Several statements at once: assign, bundle, decide, confirm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.concepts.models import Element
from masswerk.participation.actions import assigning, bundling, deciding
from masswerk.participation.models import Decision, Procedure, Statement, TextBlock
from masswerk.participation.views.weighing import frame
from masswerk.participation.views.weighing.statement import decided, decision_form
from masswerk.participation.weighing_forms import block_choices, place_choices
from masswerk.participation.weighing_places import Places
from masswerk.participation.weighing_refusals import NoPlaceChosen, NothingChosen
from masswerk.participation.weighing_table import rows_of, statements
from masswerk.people.waiting import counted

AT_MOST = 200
"""Statements taken together; a page of the table has fifty."""

Step = Callable[[HttpRequest, Procedure, list[Statement]], str]


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def together(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Show the chosen statements with one form; take the step when it is sent."""
    step = request.GET.get("schritt") or request.POST.get("was", "")
    if step not in STEPS and request.method != "POST":
        return redirect(frame.table_url(request, procedure))
    if step not in STEPS:
        raise Http404
    refusal = None
    if request.method == "POST" and request.POST.get("schritt") != "einfuegen":
        try:
            messages.success(request, STEPS[step](request, procedure, _chosen(request, procedure)))
            return redirect(frame.table_url(request, procedure))
        except RuleError as error:
            refusal = error
    return _show(request, procedure, step, refusal)


def _chosen(request: HttpRequest, procedure: Procedure) -> list[Statement]:
    given = request.POST if request.method == "POST" else request.GET
    wanted = frame.numbers(given.getlist("aussage"))[:AT_MOST]
    rows = Statement.objects.filter(procedure=procedure, pk__in=wanted).select_related(
        "contribution", "bundle", "procedure__edition", "procedure__body")
    found = list(rows.order_by("contribution__number", "number"))
    if not found:
        raise NothingChosen()
    return found


def _show(request: HttpRequest, procedure: Procedure, step: str, refusal: RuleError | None) -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    places = Places(procedure.edition_id)
    wanted = frame.numbers(given.getlist("aussage"))[:AT_MOST]
    rows = rows_of(list(statements(procedure).filter(pk__in=wanted).order_by("contribution__number", "number")), places)
    context: dict[str, Any] = {
        "step": step, "rows": rows, "refusal": refusal or (None if rows else NothingChosen()),
        "title": TITLES[step], "title_given": given.get("title", ""),
        "all_places": place_choices(places, with_none=False)}
    if step == "entscheiden":
        blocks = TextBlock.objects.filter(body=procedure.body_id)
        context |= {"form": decision_form(request, None, places), "blocks": block_choices(blocks)}
    return frame.page(request, procedure, "weighing/together.html", context,
                      status=422 if refusal or (request.method == "POST" and not rows) else 200)


def _assign(request: HttpRequest, procedure: Procedure, chosen: list[Statement]) -> str:
    keys = request.POST.getlist("absatz_von")
    elements = list(Element.objects.filter(concept=procedure.edition.concept_id, key__in=keys))
    if not elements:
        raise NoPlaceChosen()
    assigning.assign_together(chosen, elements=elements, by=frame.actor(request))
    return f"{counted(len(chosen), 'Eine Aussage', 'Aussagen')} zugeordnet."


def _bundle(request: HttpRequest, procedure: Procedure, chosen: list[Statement]) -> str:
    bundle = bundling.make_bundle(chosen, title=request.POST.get("title", ""), by=frame.actor(request))
    return f"Das Bündel „{bundle.title}“ ist gespeichert."


def _decide(request: HttpRequest, procedure: Procedure, chosen: list[Statement]) -> str:
    made = deciding.decide_together(chosen, **decided(request, procedure), by=frame.actor(request))
    return f"{counted(len(made), 'Eine Entscheidung', 'Entscheidungen')} entworfen."


def _confirm(request: HttpRequest, procedure: Procedure, chosen: list[Statement]) -> str:
    wanted = statements(procedure).filter(pk__in=[row.pk for row in chosen]).values("answer")
    decisions = Decision.objects.filter(pk__in=wanted, confirmed_at=None).select_related(
        "procedure", "statement__contribution")
    done = deciding.confirm_together(list(decisions), by=frame.actor(request))
    return f"{counted(done, 'Eine Entscheidung', 'Entscheidungen')} bestätigt."


STEPS: dict[str, Step] = {"zuordnen": _assign, "buendeln": _bundle, "entscheiden": _decide, "bestaetigen": _confirm}
TITLES = {"zuordnen": "Absatz zuordnen", "buendeln": "Aussagen bündeln", "entscheiden": "Gemeinsam entscheiden",
          "bestaetigen": "Entscheidungen bestätigen"}
