"""Which row holds the headers, and what a header means."""

from __future__ import annotations

import re

from masswerk.documents.sheets.grid import Grid, column_name
from masswerk.documents.sheets.model import Meaning, Row, Sheet

LOOKED_AT = 15
"""Rows in which headers are sought."""

LONG = 60
"""Letters above which a cell is hardly a header."""

WORDS: dict[Meaning, tuple[str, ...]] = {
    "text": ("stellungnahme", "beitrag", "beiträge", "anregung", "hinweis", "kommentar", "einwendung", "bemerkung",
             "anmerkung", "inhalt", "vorschlag", "freitext", "nachricht", "text", "wortlaut", "rückmeldung", "comment",
             "statement", "karte", "aussage"),
    "first_name": ("vorname", "first name", "firstname"),
    "name": ("nachname", "familienname", "name", "verfasser", "absender", "einreicher", "autor", "person", "ansprech",
             "einsender", "author"),
    "organisation": ("organisation", "institution", "träger", "verein", "einrichtung", "verband", "firma", "behörde",
                     "dienststelle", "fachbereich", "kommune", "organization"),
    "mail": ("e-mail", "email", "mail"),
    "passage": ("textstelle", "abschnitt", "kapitel", "gliederung", "ziffer", "absatz", "fundstelle", "seite", "bezug"),
    "date": ("datum", "eingang", "eingegangen", "zeitstempel", "zeitpunkt", "timestamp", "date", "erstellt am"),
    "external_id": ("kennung", "aktenzeichen", "vorgang", "lfd", "laufende", "nr", "id", "nummer", "az"),
    "channel": ("kanal", "eingangsweg", "weg", "eingangsart", "einreichungsart", "quelle", "herkunft", "channel"),
    "theme": ("handlungsfeld", "themenfeld", "thema", "themen", "kategorie", "schlagwort", "rubrik", "topic"),
}
"""Words of headers, by what they mean; whole words count, and longer ones at the beginning or end of a word."""

_WORD = re.compile(r"[\w-]+")


def meaning_of(header: str) -> tuple[Meaning, str] | None:
    """What a header means and by which word; the longest word counts.

    >>> meaning_of("Ihre Stellungnahme"), meaning_of("Lfd. Nr."), meaning_of("Farbe")
    (('text', 'stellungnahme'), ('external_id', 'lfd'), None)
    """
    words = _WORD.findall(header.casefold())
    joined = " ".join(words)
    found: list[tuple[int, Meaning, str]] = []
    for meaning, known in WORDS.items():
        for word in known:
            if word in words or (" " in word and word in joined):
                found.append((len(word) + 5, meaning, word))
            elif len(word) > 3 and any(each.startswith(word) or each.endswith(word) for each in words):
                found.append((len(word), meaning, word))
    best = max(found, key=lambda each: each[0], default=None)
    return None if best is None else (best[1], best[2])


def sheet_of(grid: Grid) -> Sheet:
    """A sheet with headers and rows; what stands above the headers is left out with a note."""
    at = _header_place(grid.rows)
    width = max((len(row) for row in grid.rows), default=0)
    names = grid.rows[at] if at is not None else [""] * width
    rows = tuple(Row(number, tuple(row)) for number, row in enumerate(grid.rows, start=1)
                 if (at is None or number > at + 1) and any(row))
    notes = list(grid.notes)
    if at is None and rows:
        notes.append("Die Tabelle hat keine erkennbaren Überschriften; die Spalten heißen nach ihren Buchstaben.")
    elif at and any(any(row) for row in grid.rows[:at]):
        notes.append(f"Die Zeilen über den Überschriften (bis Zeile {at}) wurden ausgelassen.")
    return Sheet(grid.name, _unique(names), 0 if at is None else at + 1, rows, tuple(notes))


def _header_place(rows: list[list[str]]) -> int | None:
    """The row that looks most like headers, None if none does."""
    scores = [(_score(row, rows[at + 1 : at + 4]) - at * 0.1, -at) for at, row in enumerate(rows[:LOOKED_AT])]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] > 1 else None


def _score(row: list[str], below: list[list[str]]) -> float:
    filled = [cell for cell in row if cell]
    if not filled or not any(any(each) for each in below):
        return 0.0
    known = sum(meaning_of(cell) is not None for cell in filled if len(cell) <= LONG)
    odd = sum(len(cell) > LONG or bool(re.fullmatch(r"[\d.,:\s%€-]+", cell)) or "@" in cell for cell in filled)
    width = max(sum(bool(cell) for cell in each) for each in below)
    is_alone = len(filled) == 1 and width > 1
    repeats = len(set(filled)) < len(filled)
    return 3.0 * known + len(filled) / max(width, 1) - 2.0 * odd - 3.0 * is_alone - 2.0 * repeats


def _unique(names: list[str]) -> tuple[str, ...]:
    taken: set[str] = set()
    made = []
    for place, name in enumerate(names):
        own = " ".join(name.split())[:120] or f"Spalte {column_name(place)}"
        own = own if own not in taken else f"{own} ({column_name(place)})"
        taken.add(own)
        made.append(own)
    return tuple(made)
