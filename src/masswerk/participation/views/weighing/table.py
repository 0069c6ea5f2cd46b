"""The table of statements, with one of them open beside it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from masswerk.participation.models import Channel, Outcome, Procedure
from masswerk.participation.views.weighing import frame
from masswerk.participation.views.weighing.statement import panel_context
from masswerk.participation.weighing_forms import FilterForm, place_choices
from masswerk.participation.weighing_places import Places
from masswerk.participation.weighing_table import (
    ORDERS,
    STATES,
    Wanted,
    filtered,
    organisations,
    page_of,
    statements,
    totals,
)


@require_safe
@frame.of_procedure
def table(request: HttpRequest, procedure: Procedure) -> HttpResponse:
    """All statements of a procedure; filters and the open statement stand in the address."""
    wanted, places = Wanted.of(request.GET), Places(procedure.edition_id)
    found = filtered(statements(procedure), wanted, places, procedure)
    counted = totals(procedure, found)
    page, rows = page_of(found, counted.shown, request.GET.get("page"), places)
    opened = frame.numbers([request.GET.get("aussage", "")])
    chosen = statements(procedure).filter(pk__in=opened).first()
    for row in rows:
        row.is_on = chosen is not None and row.statement.pk == chosen.pk
    context: dict[str, Any] = {
        "wanted": wanted, "page": page, "rows": rows, "totals": counted, "caption": _caption(page, wanted),
        "filters": _filters(request, procedure, places), "query": _query(request)}
    if chosen is not None:
        context |= panel_context(request, procedure, chosen, places)
    return frame.page(request, procedure, "weighing/table.html", context)


def _filters(request: HttpRequest, procedure: Procedure, places: Places) -> FilterForm:
    names = organisations(procedure)
    return FilterForm(request.GET or None, choices={
        "absatz": place_choices(places),
        "entscheidung": [("", "alle"), *STATES.items(), *Outcome.choices],
        "eingang": [("", "alle Wege"), *Channel.choices],
        "von": [("", "alle"), *((name, name) for name in names)],
        "sortierung": [(name, word.removeprefix("nach ")) for name, word in ORDERS.items()]})


def _caption(page: Page[Any], wanted: Wanted) -> str:
    return f"{len(page)} von {page.paginator.count}, {ORDERS[wanted.order]}"


def _query(request: HttpRequest) -> str:
    """The address without the open statement, to which a link adds another one."""
    kept = request.GET.copy()
    kept.pop("aussage", None)
    return f"{kept.urlencode()}&" if kept else ""
