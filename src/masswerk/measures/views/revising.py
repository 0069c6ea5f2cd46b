"""What becomes of each measure in a new edition, and what is missing between promises and measures."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS, get_steerable
from masswerk.concepts.models import Edition
from masswerk.concepts.reading import load
from masswerk.concepts.rules.kinds import Kind
from masswerk.measures import actions, hooks, queries, revision
from masswerk.measures.forms.fates import FateForm
from masswerk.measures.models import Measure
from masswerk.measures.rules import gaps
from masswerk.people.access import get_viewer
from masswerk.people.models import Account
from masswerk.people.workplace import office_page, workplace


@require_safe
@workplace(*EDITORS)
def fates(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """All measures of the edition before, those without a fate first."""
    new = _revision(request, body, edition)
    rows = revision.asked(new)
    still = [row for row in rows if row.decided is None]
    return office_page(request, body, "measures/fates.html", {
        "edition": new, "open": still, "decided": [row for row in rows if row.decided], "total": len(rows),
        "suggested": sum(bool(row.suggestion.fate) for row in still)})


@require_POST
@workplace(*EDITORS)
def confirm(request: HttpRequest, body: Body, edition: int) -> HttpResponse:
    """Take over everything that is suggested and not decided yet."""
    new = _revision(request, body, edition)
    rows = revision.asked(new)
    known = {row.key: row.measure for row in rows} | {
        row.element.key: row for row in Measure.objects.filter(body=body).select_related("element")}
    choices = [actions.Choice(row.measure, row.suggestion.fate, row.suggestion.reason, known.get(row.suggestion.into))
               for row in rows if row.decided is None and row.suggestion.fate
               and (row.suggestion.fate != "merged" or row.suggestion.into in known)]
    try:
        actions.confirm_fates(new, choices, by=cast("Account", request.user))
    except RuleError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Der Verbleib von {len(choices)} Maßnahmen ist festgelegt.")
    return redirect("measures:fates", body.slug, edition)


@require_http_methods(["GET", "HEAD", "POST"])
@workplace(*EDITORS)
def fate(request: HttpRequest, body: Body, edition: int, element: str) -> HttpResponse:
    """What becomes of one measure."""
    new = _revision(request, body, edition)
    rows = revision.asked(new)
    row = next((row for row in rows if row.key == element), None)
    if row is None:
        raise Http404
    others = [(other.measure.pk, other.title) for other in rows if other.key != element]
    form = FateForm(request.POST if request.method == "POST" else None, others=others, initial=_initial(row))
    if form.is_valid():
        into = next((other.measure for other in rows if other.measure.pk == form.cleaned_data["into"]), None)
        try:
            actions.decide_fate(new, row.measure, fate=form.cleaned_data["fate"], reason=form.cleaned_data["reason"],
                                into=into, by=cast("Account", request.user))
        except RuleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Der Verbleib von „{row.title}“ ist festgelegt.")
            return redirect("measures:fates", body.slug, edition)
    return office_page(request, body, "measures/fate.html", {"edition": new, "row": row, "form": form},
                       status=422 if form.is_bound else 200)


@require_safe
@workplace(*EDITORS)
def missing(request: HttpRequest, body: Body) -> HttpResponse:
    """What the newest edition promises without a measure, and measures without a goal or a report."""
    edition = queries.newest_edition(body.pk)
    return office_page(request, body, "measures/gaps.html", {
        "edition": edition, "today": timezone.localdate(), **(_gaps(edition) if edition else {})})


def _gaps(edition: Edition) -> dict[str, object]:
    reading = load(edition)
    measures = {row.element_id: row for row in Measure.objects.filter(element__passages__edition=edition)}
    nodes = [gaps.Node(item.key, item.kind, item.parent.key if item.parent else "",
                       item.element_id not in measures or measures[item.element_id].status != "waived")
             for item in reading.walk()]
    reported = hooks.last_reports([row.pk for row in measures.values()])
    return {
        "promises": [reading.by_key[key] for key in gaps.without_measure(nodes)],
        "aimless": [reading.by_key[key] for key in gaps.without_goal(nodes)],
        "decisions": hooks.open_promises(edition.concept), "knows_reports": hooks.has_reports(),
        "unreported": [item for item in reading.walk() if item.kind == Kind.MEASURE
                       and item.element_id in measures and measures[item.element_id].pk not in reported],
    }


def _initial(row: revision.Asked) -> dict[str, object]:
    if row.decided is not None:
        return {"fate": row.decided.fate, "reason": row.decided.reason, "into": row.decided.into_id}
    return {"fate": row.suggestion.fate, "reason": row.suggestion.reason}


def _revision(request: HttpRequest, body: Body, edition: int) -> Edition:
    """An edition that builds on another; 404 for strangers and for a first edition."""
    found = get_steerable(get_viewer(request), body, edition)
    if found.based_on_id is None:
        raise Http404
    return found
