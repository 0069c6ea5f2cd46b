"""The dry run: what of a table could be taken in, and what is wrong with the rest, row by row."""

from __future__ import annotations

import re
from datetime import date

from masswerk.documents.sheets.guessing import MAIL
from masswerk.documents.sheets.model import MEANINGS, Columns, DryRun, Entry, Fault, Meaning, Row, Sheet
from masswerk.documents.sheets.refusals import ColumnsDoNotFit

LONGEST = 20_000
"""Characters of a contribution."""

_DAYS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[ T].*)?"),
    re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})(?:,? .*)?"),
)


def dry_run(sheet: Sheet, columns: Columns, *, longest: int = LONGEST) -> DryRun:
    """Each row as an entry, or what is wrong with it.

    longest: characters a text may have
    Raises ColumnsDoNotFit where no column holds the text, a column does not exist or counts twice.
    """
    _refuse(sheet, columns)
    entries: list[Entry] = []
    faults: list[Fault] = []
    hints: list[Fault] = []
    seen: dict[str, int] = {}
    texts: dict[str, int] = {}
    for row in sheet.rows:
        values, wrong = _values(sheet, columns, row, longest)
        again = seen.setdefault(values["external_id"], row.number) if values.get("external_id") else row.number
        if again != row.number:
            wrong.append(_fault(sheet, columns, row, "external_id",
                                f"Die Kennung „{values['external_id']}“ steht schon in Zeile {again}."))
        if wrong:
            faults += wrong
            continue
        entries.append(Entry(row.number, values))
        twin = texts.setdefault(" ".join(values["text"].casefold().split()), row.number)
        if twin != row.number:
            hints.append(_fault(sheet, columns, row, "text", f"Derselbe Text steht schon in Zeile {twin}."))
    return DryRun(tuple(entries), tuple(faults), tuple(hints))


def _refuse(sheet: Sheet, columns: Columns) -> None:
    places = list(columns.places.values())
    if "text" not in columns.places:
        raise ColumnsDoNotFit(detail="Keine Spalte ist als Text gewählt")
    if any(not 0 <= place < len(sheet.headers) for place in places):
        raise ColumnsDoNotFit(detail="Eine gewählte Spalte gibt es in diesem Blatt nicht")
    if len(set(places)) < len(places):
        twice = next(place for place in places if places.count(place) > 1)
        raise ColumnsDoNotFit(detail=f"Die Spalte „{sheet.headers[twice]}“ ist zweimal gewählt")


def _values(sheet: Sheet, columns: Columns, row: Row, longest: int) -> tuple[dict[Meaning, str], list[Fault]]:
    values: dict[Meaning, str] = dict(columns.constants)
    values.update({meaning: row.cells[place] for meaning, place in columns.places.items() if row.cells[place]})
    wrong: list[Fault] = []

    def say(meaning: Meaning, cause: str) -> None:
        wrong.append(_fault(sheet, columns, row, meaning, cause))

    text = values.setdefault("text", "")
    if not text.strip():
        say("text", "Der Text fehlt.")
    elif len(text) > longest:
        say("text", f"Der Text hat {_german(len(text))} Zeichen, erlaubt sind {_german(longest)}.")
    if values.get("mail") and not MAIL.fullmatch(values["mail"]):
        say("mail", f"„{values['mail'][:60]}“ ist keine E-Mail-Adresse.")
    if values.get("date"):
        day = day_of(values["date"])
        if day is None:
            say("date", f"„{values['date'][:40]}“ ist kein Tag; gebraucht wird zum Beispiel 20.11.2026.")
        else:
            values["date"] = day.isoformat()
    first = values.pop("first_name", "")
    if first:
        values["name"] = f"{first} {values.get('name', '')}".strip()
    return values, wrong


def day_of(text: str) -> date | None:
    """A day written the German way or as YYYY-MM-DD, also with a time behind it; None for anything else.

    >>> day_of("3.5.26"), day_of("2026-11-20 09:30"), day_of("31.2.2026")
    (datetime.date(2026, 5, 3), datetime.date(2026, 11, 20), None)
    """
    found = next((match for pattern in _DAYS if (match := pattern.fullmatch(text.strip()))), None)
    if found is None:
        return None
    year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    try:
        return date(year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _fault(sheet: Sheet, columns: Columns, row: Row, meaning: Meaning, cause: str) -> Fault:
    place = columns.places.get(meaning)
    return Fault(row.number, MEANINGS[meaning] if place is None else sheet.headers[place], cause)


def _german(number: int) -> str:
    return f"{number:,}".replace(",", ".")
