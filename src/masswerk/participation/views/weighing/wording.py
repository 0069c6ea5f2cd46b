"""From proposals to the draft's wording: all passages, and one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.base.errors import RuleError
from masswerk.concepts.models import Passage
from masswerk.participation.actions import changing
from masswerk.participation.models import Amendment, AmendmentSort, Decision, Procedure
from masswerk.participation.rules.merging import ProposalsCollide
from masswerk.participation.views.weighing import frame
from masswerk.participation.weighing_places import Places
from masswerk.participation.weighing_refusals import NothingToApply
from masswerk.participation.weighing_wording import Desk, Result, grounds, overview, result


@require_safe
@frame.of_procedure
def passages(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """Passages with proposals or changes."""
    lines = overview(procedure, Places(procedure.edition_id))
    return frame.page(request, procedure, "weighing/passages.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_procedure
def passage(request: HttpRequest, procedure: Procedure, element: str) -> HttpResponse:
    """One passage: choose proposals, settle where they contradict each other, write the wording into the draft."""
    desk = Desk(procedure, frame.get_element(procedure, element))
    refusal = None
    if request.method == "POST" and request.POST.get("schritt") in STEPS:
        try:
            messages.success(request, STEPS[request.POST["schritt"]](request, desk))
            return redirect(request.path)
        except RuleError as error:
            refusal = error
    return _show(request, desk, refusal)


def _show(request: HttpRequest, desk: Desk, refusal: RuleError | None) -> HttpResponse:
    places = Places(desk.procedure.edition_id)
    found = grounds(desk.procedure, desk.element)
    proposed = {offer.decision.pk for offer in desk.open_offers() if offer.decision}
    context: dict[str, Any] = {"desk": desk, "refusal": refusal, "spot": places.by_element.get(desk.element.pk),
                               "grounds": found, "others": [row for row in found if row.pk not in proposed],
                               "chosen_grounds": set(frame.numbers(request.POST.getlist("entscheidung_von")))}
    if desk.passage is not None:
        context |= _merged(request, desk, desk.passage)
    return frame.page(request, desk.procedure, "weighing/passage.html", context, status=422 if refusal else 200)


def _merged(request: HttpRequest, desk: Desk, row: Passage) -> dict[str, Any]:
    """What the chosen proposals give; the form starts from what was typed, else from the merged wording."""
    found = result(row, desk.chosen(_keys(request)))
    choices = _choices(request, found)
    context: dict[str, Any] = {"result": found, "places": found.places(choices), "serial": row.wording.serial,
                               "chosen": {offer.amendment.pk for offer in found.offers}}
    try:
        title, text = found.wording(choices)
    except ProposalsCollide:
        return context
    if request.POST.get("schritt") == "uebernehmen":
        title, text = request.POST.get("title", title), request.POST.get("text", text)
    return {**context, "title": title, "text": text, "is_merged": True}


def _keys(request: HttpRequest) -> list[int] | None:
    return frame.numbers(request.POST.getlist("vorschlag")) if request.method == "POST" else None


def _choices(request: HttpRequest, found: Result) -> list[str]:
    """The texts chosen for the clashes; fewer where some are open."""
    amount = len(found.title.clashes) + len(found.text.clashes)
    given = []
    for at in range(amount):
        own, picked = request.POST.get(f"eigen-{at}", ""), request.POST.get(f"stelle-{at}")
        if own.strip():
            given.append(own)
        elif picked is not None:
            given.append(picked)
        else:
            break
    return given


def _rows(request: HttpRequest, desk: Desk) -> list[Amendment]:
    """The proposals a form names, as far as they could be carried over."""
    if desk.passage is None:
        raise Http404
    return [offer.amendment for offer in result(desk.passage, desk.chosen(_keys(request))).offers]


def _by_hand(request: HttpRequest, desk: Desk, rows: list[Amendment]) -> list[Amendment]:
    """Adopted proposals that could not be carried over and that somebody has worked into the text."""
    wanted = set(frame.numbers(request.POST.getlist("von_hand")))
    return [offer.amendment for offer in desk.chosen(None) if offer.amendment.pk in wanted
            and offer.amendment not in rows]


def _apply(request: HttpRequest, desk: Desk) -> str:
    rows, post = _rows(request, desk), request.POST
    assert desk.passage is not None
    wanted = set(frame.numbers(post.getlist("entscheidung_von")))
    changing.apply_amendments(
        desk.passage, desk.procedure, amendments=[*rows, *_by_hand(request, desk, rows)],
        decisions=[row for row in grounds(desk.procedure, desk.element) if row.pk in wanted],
        title=post.get("title", ""), text=post.get("text", ""),
        serial=(frame.numbers([post.get("serial", "")]) or [0])[0], by=frame.actor(request))
    return "Der neue Wortlaut steht im Entwurf."


def _strike(request: HttpRequest, desk: Desk) -> str:
    if desk.passage is None:
        raise Http404
    rows = [offer.amendment for offer in desk.open_offers(AmendmentSort.STRIKE) if offer.may_be_applied]
    changing.strike_passage(desk.passage, desk.procedure, amendments=rows, by=frame.actor(request))
    return "Der Absatz ist gestrichen. Was dazu gesagt wurde, bleibt als „entfallener Absatz“ sichtbar."


def _add(request: HttpRequest, desk: Desk) -> str:
    wanted = frame.numbers([request.POST.get("amendment", "")])
    offer = next((offer for offer in desk.open_offers(AmendmentSort.ADD) if offer.amendment.pk in wanted), None)
    if offer is None or desk.passage is None:
        raise NothingToApply()
    changing.add_passage(desk.passage, desk.procedure, amendment=offer.amendment, kind=desk.passage.kind,
                         title=request.POST.get("title", ""), text=request.POST.get("text", ""),
                         by=frame.actor(request))
    return "Der neue Absatz steht im Entwurf."


def _leave_out(request: HttpRequest, desk: Desk) -> str:
    wanted = frame.numbers([request.POST.get("amendment", "")])
    offer = next((offer for offer in desk.offers if offer.amendment.pk in wanted), None)
    if offer is None:
        raise NothingToApply()
    changing.refuse_amendment(offer.amendment, by=frame.actor(request))
    return f"Der Vorschlag aus {offer.sign} geht nicht in den Wortlaut ein."


def _editorial(request: HttpRequest, desk: Desk) -> str:
    changing.mark_editorial(desk.procedure, desk.element, note=request.POST.get("note", ""), by=frame.actor(request))
    return "Die Änderung ist als redaktionell markiert."


def _ground(request: HttpRequest, desk: Desk) -> str:
    wanted = frame.numbers(request.POST.getlist("entscheidung_von"))
    rows = list(Decision.objects.filter(procedure=desk.procedure, pk__in=wanted))
    changing.ground_change(desk.procedure, desk.element, decisions=rows, by=frame.actor(request))
    return "Die Änderung ist begründet."


STEPS: dict[str, Callable[[HttpRequest, Desk], str]] = {
    "uebernehmen": _apply, "streichen": _strike, "einfuegen": _add, "weglassen": _leave_out,
    "redaktionell": _editorial, "begruenden": _ground,
}
