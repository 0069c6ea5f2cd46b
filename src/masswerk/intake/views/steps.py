"""Steps of the review, sent by plain forms and by the keyboard alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from masswerk.base.errors import RuleError
from masswerk.intake import access, actions
from masswerk.intake.forms import DetailsForm
from masswerk.intake.models import Proposal, Reading
from masswerk.intake.refusals import ElementGone, NotPossibleHere
from masswerk.intake.views import frame
from masswerk.intake.views.workbench import panel_context, workbench

Taken = Callable[..., Any]


def _split(proposal: Proposal, data: Any, **who: Any) -> Proposal:
    line, sentence = frame.number(data.get("zeile")), frame.number(data.get("satz"))
    if line is not None:
        return actions.split_at(proposal, line=line, **who)
    return actions.split_text(proposal, sentence=sentence or 0, **who)


def _change(proposal: Proposal, data: Any, **who: Any) -> None:
    """Only what differs is changed, so that saving what stands there confirms it and nothing more."""
    form = _details(proposal, data)
    if not form.is_valid():
        raise NotPossibleHere(title=str(proposal), what="so ändern", because="eine Angabe fehlt oder ist zu lang",
                              instead="Prüfen Sie die Angaben.")
    before = DetailsForm.of(proposal).initial
    actions.change(proposal, **{name: form.cleaned_data[name] for name in form.fields
                                if form.cleaned_data[name] != before[name]}, **who)


STEPS: dict[str, Taken] = {
    "angaben": _change,
    "bestaetigen": lambda proposal, data, **who: actions.confirm(proposal, **who),
    "tiefer": lambda proposal, data, **who: actions.indent(proposal, **who),
    "hoeher": lambda proposal, data, **who: actions.outdent(proposal, **who),
    "nach-vorn": lambda proposal, data, **who: actions.move_up(proposal, **who),
    "nach-hinten": lambda proposal, data, **who: actions.move_down(proposal, **who),
    "verbinden": lambda proposal, data, **who: actions.merge_with_previous(proposal, **who),
    "teilen": _split,
    "auslassen": lambda proposal, data, **who: actions.leave_out(proposal, **who),
    "nur-auslassen": lambda proposal, data, **who: actions.leave_out(proposal, with_children=False, **who),
    "aufnehmen": lambda proposal, data, **who: actions.take_back_in(proposal, **who),
}
"""Steps by the value of the button that was pressed."""


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_reading
def step(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Take one step and show the workspace around the element it concerned."""
    if request.method != "POST":  # after signing in again, the browser comes here without the form
        return redirect(frame.url("reading", reading))
    element = frame.number(request.POST.get("element"))
    name = request.POST.get("schritt", "")
    try:
        shown, said = _undo(request, reading, element) if name == "zurueck" else _take(request, reading, name, element)
    except RuleError as refusal:
        return _refused(request, reading, element, name, refusal)
    if frame.is_partial(request):
        return workbench(request, reading, element=shown, said=said)
    return redirect(frame.url("reading", reading, shown))


@require_safe
@frame.of_reading
def panel(request: HttpRequest, reading: Reading, element: int) -> HttpResponse:
    """The tools of one element, for the script that opens them below it."""
    proposal = access.get_proposal(reading, element)
    if not frame.is_partial(request):
        return redirect(frame.url("reading", reading, element))
    return render(request, "intake/_panel.html", panel_context(reading, proposal))


def _take(request: HttpRequest, reading: Reading, name: str, element: int | None) -> tuple[int, str]:
    """Take a step; returns the element to show afterwards and what was done."""
    if name not in STEPS or element is None:
        raise Http404
    proposal = Proposal.objects.filter(reading=reading, pk=element).first()
    if proposal is None:
        raise ElementGone()
    proposal.reading = reading
    seen = frame.number(request.POST.get("gesehen"))
    done = STEPS[name](proposal, request.POST, by=frame.actor(request), seen=seen)
    return done.pk if isinstance(done, Proposal) else element, "Gespeichert."


def _undo(request: HttpRequest, reading: Reading, element: int | None) -> tuple[int | None, str]:
    what = actions.undo(reading, by=frame.actor(request))
    still_there = element is not None and Proposal.objects.filter(reading=reading, pk=element).exists()
    return element if still_there else None, f"Zurückgenommen: {what}"


def _refused(request: HttpRequest, reading: Reading, element: int | None, name: str,
             refusal: RuleError) -> HttpResponse:
    """The workspace as it stands now, with the reason; what was typed stays in the form."""
    reading.refresh_from_db()
    proposal = Proposal.objects.filter(reading=reading, pk=element or 0).first()
    form = _details(proposal, request.POST) if name == "angaben" and proposal else None
    return workbench(request, reading, element=element, refusal=refusal, form=form)


def _details(proposal: Proposal, data: Any) -> DetailsForm:
    form = DetailsForm.of(proposal)
    form.data, form.is_bound = data, True
    return form
