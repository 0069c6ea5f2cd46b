"""Lines of the source that are nowhere or were left out: each gets a home or a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from masswerk.base.errors import RuleError
from masswerk.intake import access, actions, queries
from masswerk.intake.forms import LinesForm
from masswerk.intake.models import Proposal, Reading, SourceLine
from masswerk.intake.shown import coverage_bar, shown
from masswerk.intake.views import frame
from masswerk.people.workplace import office_page

PER_PAGE = 100
GROUPS = {"nirgends": queries.NOWHERE, "ausgelassen": queries.LEFT_OUT}


@require_http_methods(["GET", "HEAD", "POST"])
@frame.of_reading
def lines(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The lines of one group, with what can be done with those chosen."""
    group = request.GET.get("gruppe", "nirgends")
    if group not in GROUPS:
        raise Http404
    form = LinesForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _do(request, reading, form.cleaned_data["reason"]))
            return redirect(request.get_full_path())
        except RuleError as error:
            refusal = error
    return _page(request, reading, group, form, refusal)


def _page(request: HttpRequest, reading: Reading, group: str, form: LinesForm,
          refusal: RuleError | None) -> HttpResponse:
    found = queries.lines(reading).filter(GROUPS[group], is_blank=False)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    chosen = set(request.POST.getlist("zeilen"))
    return office_page(request, reading.body, "intake/lines.html", {
        "reading": reading, "group": group, "form": form, "refusal": refusal, "page": page,
        "groups": _tabs(request, group), "bar": coverage_bar(reading, queries.coverage(reading)),
        "rows": [_row(line, chosen) for line in page], "near": _near(reading, [line.number for line in page]),
    }, status=422 if refusal else 200)


def _tabs(request: HttpRequest, group: str) -> list[tuple[str, str, bool]]:
    words = {"nirgends": "Nirgends zugeordnet", "ausgelassen": "Bewusst ausgelassen"}
    return [(word, f"{request.path}?gruppe={name}", name == group) for name, word in words.items()]


def _row(line: SourceLine, chosen: set[str]) -> dict[str, Any]:
    return {"line": line, "text": shown(line), "chosen": str(line.number) in chosen}


def _near(reading: Reading, numbers: list[int]) -> list[Proposal]:
    """Elements beside the lines of a page, in order: those a line most likely belongs to."""
    if not numbers:
        return []
    beside = [number + step for number in numbers for step in (-3, -2, -1, 1, 2, 3)]
    return list(Proposal.objects.filter(own_lines__number__in=beside, own_lines__reading=reading).distinct().order_by(
        "position")[:200])


def _do(request: HttpRequest, reading: Reading, reason: str) -> str:
    """What the pressed button says; returns what was done."""
    numbers = [number for text in request.POST.getlist("zeilen") if (number := frame.number(text)) is not None]
    button = request.POST.get("schritt")
    if button == "auslassen":
        actions.leave_out_lines(reading, lines=numbers, reason=reason, by=frame.actor(request))
        return f"{reading.line_words} ausgelassen: {reason}"
    if button == "zuordnen":
        home = access.get_proposal(reading, frame.number(request.POST.get("baustein")) or 0)
        actions.assign_lines(home, lines=numbers, by=frame.actor(request))
        return f"{reading.line_words} zugeordnet: {home}"
    if button == "baustein":
        return f"Neuer Baustein: {actions.found_from_lines(reading, lines=numbers, by=frame.actor(request))}"
    raise Http404
