"""Moving an element below another one, chosen from a list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.concepts.rules.kinds import PLAIN, german
from masswerk.intake import access, actions
from masswerk.intake.forms import MoveForm
from masswerk.intake.models import Proposal, Reading
from masswerk.intake.views import frame
from masswerk.people.workplace import office_page

MOST = 1000
"""Elements offered as a target; running text is never one."""


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_reading
def move(request: HttpRequest, reading: Reading, element: int) -> HttpResponse:
    """Choose where an element goes."""
    proposal = access.get_proposal(reading, element)
    form = MoveForm(request.POST or None, targets=_targets(reading, proposal))
    if form.is_valid():
        below = access.get_proposal(reading, int(form.cleaned_data["below"]))
        try:
            actions.move(proposal, below=below, place=int(form.cleaned_data["place"]), by=frame.actor(request))
            return redirect(frame.url("reading", reading, proposal.pk))
        except RuleError as refusal:
            form.add_error(None, str(refusal))
    return office_page(request, reading.body, "intake/move.html", {
        "reading": reading, "proposal": proposal, "form": form}, status=422 if form.errors else 200)


def _targets(reading: Reading, proposal: Proposal) -> list[tuple[int, str]]:
    """Possible parents in order, indented by their level."""
    rows = Proposal.objects.filter(reading=reading).exclude(kind__in=PLAIN).exclude(pk=proposal.pk).order_by("position")
    return [(row.pk, f"{'– ' * row.level}{german(row.kind)}: {row}") for row in rows[:MOST]]
