"""Guessing which column holds what, with the reason, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable

from masswerk.documents.sheets.headers import meaning_of
from masswerk.documents.sheets.model import MEANINGS, Columns, Guess, Meaning, Sheet

MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]{2,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?: .*)?|\d{1,2}\.\d{1,2}\.\d{2,4}")
ENOUGH = 0.6
"""Part of the filled cells that must look alike."""

READABLE = 20
"""Mean letters from which a column holds texts."""


def guess_columns(sheet: Sheet) -> tuple[Guess, ...]:
    """What each column seems to hold; each meaning once, by header first, then by content.

    >>> from masswerk.documents.sheets.model import Row
    >>> [(guess.meaning, guess.reason) for guess in guess_columns(Sheet("A", ("Beitrag",), 1, (Row(2, ("Rat",)),)))]
    [('text', 'Die Überschrift „Beitrag“ enthält „beitrag“.')]
    """
    found: dict[Meaning, Guess] = {}
    for column, header in enumerate(sheet.headers if sheet.header_row else ()):
        known = meaning_of(header)
        if known is not None and _is_better(known, found, sheet):
            found[known[0]] = Guess(known[0], column, f"Die Überschrift „{header}“ enthält „{known[1]}“.")
    _by_content(sheet, found)
    order = list(MEANINGS)
    return tuple(sorted(found.values(), key=lambda guess: order.index(guess.meaning)))


def _is_better(known: tuple[Meaning, str], found: dict[Meaning, Guess], sheet: Sheet) -> bool:
    """The first column of a meaning counts, unless a later header is the very word."""
    if known[0] not in found:
        return True
    before = sheet.headers[found[known[0]].column].casefold()
    return before != known[1] and any(header.casefold() == known[1] for header in sheet.headers)


def _by_content(sheet: Sheet, found: dict[Meaning, Guess]) -> None:
    free = [column for column in range(len(sheet.headers)) if column not in {each.column for each in found.values()}]
    for column in free:
        cells = [row.cells[column] for row in sheet.rows if row.cells[column]]
        if "mail" not in found and _part(cells, MAIL) > ENOUGH:
            found["mail"] = Guess("mail", column, "Die meisten Zellen sind E-Mail-Adressen.")
        elif "date" not in found and _part(cells, _DAY) > ENOUGH:
            found["date"] = Guess("date", column, "Die meisten Zellen sind Tage.")
    taken = {each.column for each in found.values()}
    lengths = {column: _mean(row.cells[column] for row in sheet.rows) for column in free if column not in taken}
    longest = max(lengths, key=lambda column: lengths[column], default=None)
    if "text" not in found and longest is not None and (lengths[longest] >= READABLE or len(sheet.headers) == 1):
        found["text"] = Guess("text", longest, "Hier stehen die längsten Texte der Tabelle.")


def _part(cells: list[str], pattern: re.Pattern[str]) -> float:
    return sum(pattern.fullmatch(cell) is not None for cell in cells) / len(cells) if cells else 0.0


def _mean(cells: Iterable[str]) -> float:
    lengths = [len(cell) for cell in cells if cell]
    return sum(lengths) / len(lengths) if lengths else 0.0


def columns_of(guesses: Iterable[Guess]) -> Columns:
    """Guesses as they would be used if a person confirms all of them."""
    return Columns({guess.meaning: guess.column for guess in guesses})
