"""What is wrong with the cells of a table of measures. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from masswerk.measures.rules.standing import ASKS, missing

MOST = Decimal(10) ** 10
FIRST_YEAR, LAST_YEAR = 1990, 2100


def faults(row: Mapping[str, Any], *, elements: Collection[str], days: Collection[str], numbers: Collection[str],
           choices: Mapping[str, Collection[str]]) -> list[str]:
    """What keeps a row from being kept, in German; none where it fits.

    elements: keys of the concept; days, numbers: names of such fields; choices: field to its values;
    fields of lists are named with their list, "money.source"

    >>> faults({"element": "x", "status": ""}, elements=["m1"], days=[], numbers=[], choices={})
    ['Zeile „x“: Diese Kennung gibt es im Konzept nicht.']
    """
    found = list(_faults(row, elements, days, numbers, choices))
    return [f"Zeile „{row['element']}“: {fault}" for fault in dict.fromkeys(found)]


def _faults(row: Mapping[str, Any], elements: Collection[str], days: Collection[str], numbers: Collection[str],
            choices: Mapping[str, Collection[str]]) -> Iterator[str]:
    if row["element"] not in elements:
        yield "Diese Kennung gibt es im Konzept nicht."
    if row["status"] not in ASKS:
        yield f"„{row['status']}“ ist kein Status."
    else:
        lacks = missing(row["status"], reason=row.get("reason", ""), review_on=None)
        if lacks.reason:
            yield "Zum Status gehört eine Begründung."
        if lacks.review and not row.get("review_on"):
            yield "Zum Status gehört eine Wiedervorlage."
    if row.get("lead") and row.get("lead_organisation"):
        yield "Für die Federführung sind eine Organisation und ein eigener Text angegeben."
    for name, value in _cells(row):
        if value in (None, ""):
            continue
        field = name.rpartition(".")[2]
        if field in days and not _is_day(value):
            yield f"„{value}“ ist kein Tag."
        elif field in numbers and not _is_number(value):
            yield f"„{value}“ ist keine Zahl."
        elif field == "year" and not FIRST_YEAR <= Decimal(str(value)) <= LAST_YEAR:
            yield f"„{value}“ ist kein Jahr zwischen {FIRST_YEAR} und {LAST_YEAR}."
        elif name in choices and value not in choices[name]:
            yield f"„{value}“ ist hier nicht möglich."


def _cells(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, list):
            for part in value:
                yield from ((f"{name}.{key}", cell) for key, cell in part.items()) if isinstance(part, dict) else ()
        else:
            yield name, value


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_number(value: object) -> bool:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return False
    return number.is_finite() and 0 <= number < MOST and number == round(number, 2)
