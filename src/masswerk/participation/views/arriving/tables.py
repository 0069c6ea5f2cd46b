"""The preview of a table: which column holds what, the dry run, and taking it in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from masswerk.base.errors import RuleError
from masswerk.documents.sheets import MEANINGS, ColumnsDoNotFit, Guess, Sheet, guess_columns, read_sheets
from masswerk.participation import actions
from masswerk.participation.arriving_refusals import NothingChosen
from masswerk.participation.arriving_sorts import content_of
from masswerk.participation.arriving_table import Tried, choices, columns_chosen, try_table
from masswerk.participation.models import Arrival
from masswerk.participation.views.arriving import frame

SHOWN = 100
"""Faults and hints shown; the rest is counted."""

PREVIEW = 8
"""Contributions shown before they are taken in."""


def page(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """The columns as guessed or chosen, what is wrong row by row, and the first contributions."""
    given = request.POST if request.method == "POST" else request.GET
    sheets = read_sheets(content_of(arrival), name=arrival.name)
    number = given.get("blatt", "0")
    place = int(number) if number.isdecimal() and len(number) < 4 and int(number) < len(sheets) else 0
    sheet = sheets[place]
    guesses = guess_columns(sheet)
    chosen = choices(guesses)
    if "text" in given:
        chosen = {str(name): given.get(name, "") for name in MEANINGS}
    tried, refusal = _tried(arrival, sheet, chosen)
    if request.method == "POST" and tried is not None:
        try:
            return _taken(request, arrival, tried)
        except RuleError as error:
            refusal = error
    return frame.page(request, arrival.procedure, "table", {
        "arrival": arrival, "sheets": [(str(at), one.name) for at, one in enumerate(sheets)], "place": str(place),
        "sheet": sheet, "columns": _columns(sheet, chosen, guesses), "chosen": chosen, "tried": tried,
        "refusal": refusal, **(_shown(tried) if tried else {})}, status=422 if refusal else 200)


def _tried(arrival: Arrival, sheet: Sheet, chosen: dict[str, str]) -> tuple[Tried | None, RuleError | None]:
    try:
        return try_table(arrival.procedure, sheet, columns_chosen(sheet, chosen)), None
    except ColumnsDoNotFit as refusal:
        return None, refusal


def _taken(request: HttpRequest, arrival: Arrival, tried: Tried) -> HttpResponse:
    if not tried.drafts:
        raise NothingChosen()
    actions.take_arrival(arrival, tried.drafts, by=frame.actor(request), now=timezone.now())
    left = len({fault.number for fault in tried.run.faults})
    messages.success(request, f"„{arrival.name}“ ist übernommen. Neue Beiträge: {arrival.taken}. Schon bekannt: "
                     f"{arrival.known}. Zeilen mit Fehlern: {left}.")
    return redirect(frame.url("overview", arrival.procedure))


def _columns(sheet: Sheet, chosen: dict[str, str], guesses: tuple[Guess, ...]) -> list[dict[str, Any]]:
    """Each meaning with its column, and why it was guessed."""
    reasons = {guess.meaning: (str(guess.column), guess.reason) for guess in guesses}
    return [{"meaning": meaning, "word": word, "chosen": chosen.get(meaning, ""),
             "reason": reasons[meaning][1] if meaning in reasons and reasons[meaning][0] == chosen.get(meaning) else "",
             "options": [("", "keine Spalte"), *((str(at), name[:80]) for at, name in enumerate(sheet.headers))]}
            for meaning, word in MEANINGS.items()]


def _shown(tried: Tried) -> dict[str, Any]:
    faults = [(fault, True) for fault in tried.run.faults] + [(hint, False) for hint in tried.hints]
    faults.sort(key=lambda pair: (not pair[1], pair[0].number))
    return {"faults": faults[:SHOWN], "more_faults": max(len(faults) - SHOWN, 0),
            "first": list(zip(tried.numbers, tried.drafts, strict=True))[:PREVIEW],
            "wrong": len({fault.number for fault in tried.run.faults}),
            "fresh": len(tried.drafts) - tried.known}
