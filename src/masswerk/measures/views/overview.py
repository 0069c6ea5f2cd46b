"""The overview of all measures of an edition: as a table, on a line of years, on a board, and to download."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from masswerk.bodies.models import Body
from masswerk.concepts.access import EDITORS, readable_editions
from masswerk.concepts.models import Edition, Passage, State
from masswerk.measures import access
from masswerk.measures.models import Status
from masswerk.measures.overview import files
from masswerk.measures.overview.filters import FilterForm
from masswerk.measures.overview.groups import Choices, Groups, read
from masswerk.measures.overview.table import (
    Row,
    Totals,
    as_rows,
    columns,
    filtered,
    first_of_each_status,
    measures,
    order_of,
    page_of,
    totals,
)
from masswerk.measures.overview.wanted import FINDINGS, NO_STATUS, ORDERS, VIEWS, Wanted
from masswerk.measures.rules.timeline import YEARS, first_year, mark, today_at
from masswerk.people.access import get_viewer
from masswerk.people.workplace import office_page, workplace

ON_BOARD = 15
"""Measures in one column of the board; a link leads to the rest."""


@require_safe
@workplace(*access.OVERSEERS)
def overview(request: HttpRequest, body: Body) -> HttpResponse:
    """All measures; filters, order and form stand in the address, so that it can be sent."""
    editions = _editions(request, body)
    if not editions:
        return office_page(request, body, "steering/overview.html", {"edition": None})
    asked = _asked(request, body, editions)
    counted = totals(asked.all, asked.wanted, asked.groups, asked.today)
    return office_page(request, body, "steering/overview.html", {
        "edition": asked.edition, "editions": editions, "wanted": asked.wanted, "totals": counted,
        "views": _views(request, asked.wanted), "findings": _findings(request, asked.wanted, counted),
        "filters": FilterForm(request.GET, choices=asked.choices, groups=asked.groups, editions=editions),
        "root": reverse("steering:overview", kwargs={"body": body.slug}), "today": asked.today,
        "is_editor": get_viewer(request).has(body, *EDITORS),
        "query": request.GET.urlencode(), "order": ORDERS[asked.wanted.order],
        **_FORMS[asked.wanted.view](request, asked, counted.shown)})


@require_safe
@workplace(*access.OVERSEERS)
def download(request: HttpRequest, body: Body, form: str) -> HttpResponse:
    """The measures shown, as a table for a spreadsheet."""
    editions = _editions(request, body)
    if form not in files.FORMS or not editions:
        raise Http404
    asked = _asked(request, body, editions)
    write, content_type = files.FORMS[form]
    rows = as_rows(columns(asked.shown.order_by(*asked.order), asked.today), asked.groups, asked.today)
    return HttpResponse(write(files.sheet(rows, asked.today), asked.edition), content_type=content_type, headers={
        "Content-Disposition": content_disposition_header(True, f"massnahmen-{body.slug}-{asked.edition.key}.{form}")})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks for: measures the viewer has there, those left by the filters, and their order."""

    edition: Edition
    wanted: Wanted
    today: date
    groups: Groups
    choices: Choices
    all: QuerySet[Passage]

    @property
    def shown(self) -> QuerySet[Passage]:
        return filtered(self.all, self.wanted, self.groups, self.today)

    @property
    def order(self) -> tuple[Any, ...]:
        return order_of(self.wanted.order, self.groups, self.today)


def _asked(request: HttpRequest, body: Body, editions: list[Edition]) -> _Asked:
    wanted = request.GET.get("fassung", "")
    edition = next((edition for edition in editions if str(edition.pk) == wanted), editions[0])
    viewer, (groups, choices) = get_viewer(request), read(edition)
    if not viewer.has(body, *access.READERS):
        choices = Choices([], [], [])  # of the whole edition: a partner learns nothing of others' sheets
    return _Asked(edition, Wanted.of(request.GET), timezone.localdate(), groups, choices,
                  access.overseen(viewer, body, measures(edition)))


def _editions(request: HttpRequest, body: Body) -> list[Edition]:
    """Editions with measures to look at, the one in force first."""
    rows = readable_editions(get_viewer(request)).filter(body=body).select_related("concept", "body")
    return sorted(rows.order_by("-created_at", "-pk"), key=lambda edition: edition.state != State.ADOPTED)


def _address(request: HttpRequest, **given: str) -> str:
    """This page with other words in its address; "" takes one out."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in given.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}" if query else request.path


def _views(request: HttpRequest, wanted: Wanted) -> list[tuple[str, str, bool]]:
    return [(word, _address(request, ansicht=name), name == wanted.view) for name, word in VIEWS.items()]


def _findings(request: HttpRequest, wanted: Wanted, counted: Totals) -> list[dict[str, Any]]:
    """Chips: what is to be looked at and how often; the chosen one is taken back by pressing it again."""
    return [{"word": word, "sign": sign, "amount": counted.by_finding[name], "chosen": name == wanted.finding,
             "url": _address(request, befund="" if name == wanted.finding else name)}
            for name, (word, sign) in FINDINGS.items()]


def _table(request: HttpRequest, asked: _Asked, amount: int) -> dict[str, Any]:
    page, rows = page_of(asked.shown.order_by(*asked.order), amount, request.GET.get("page"), asked.groups, asked.today)
    headers = f"Maßnahme|Feld|Federführung|Status|Termin|#Mittel {asked.today.year}"
    return {"page": page, "rows": rows, "headers": headers}


def _timeline(request: HttpRequest, asked: _Asked, amount: int) -> dict[str, Any]:
    context = _table(request, asked, amount)
    year = first_year([row.days for row in context["rows"]], asked.today)
    return {**context, "years": range(year, year + YEARS), "now": today_at(asked.today, year),
            "lanes": [(row, mark(row.status, row.days, year)) for row in context["rows"]]}


def _board(request: HttpRequest, asked: _Asked, amount: int) -> dict[str, Any]:
    columns: dict[str, list[Row]] = {status: [] for status in ("", *Status.values)}
    for card in first_of_each_status(asked.shown, asked.order, ON_BOARD, asked.groups, asked.today):
        columns[card.status].append(card)
    return {"board": [{
        "status": status, "amount": cards[0].amount, "cards": cards,
        "url": _address(request, ansicht="", status=status or NO_STATUS),
    } for status, cards in columns.items() if cards]}


_FORMS = {"tabelle": _table, "zeitleiste": _timeline, "tafel": _board}
