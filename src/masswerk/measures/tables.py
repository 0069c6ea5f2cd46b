"""Sheets as a workbook: the same columns go out and come back, nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from masswerk.documents.sheets.grid import Grid
from masswerk.documents.writers.tables import Column, Sheet, Value, write_xlsx
from masswerk.measures.refusals import NotOurTable
from masswerk.measures.rows import Row
from masswerk.measures.taking import DAYS

KEY = "Kennung"

SCALARS: dict[str, str] = {
    "status": "Status", "reason": "Begründung", "review_on": "Wiedervorlage", "since": "Seit",
    "priority": "Dringlichkeit", "lead_organisation": "Federführung", "lead": "Federführung in Worten",
    "contact": "Erreichbar über", "planned_start": "Geplanter Beginn", "planned_end": "Geplantes Ende",
    "first_planned_end": "Zuerst geplantes Ende", "actual_start": "Begonnen am", "actual_end": "Beendet am",
    "budget": "Mittel laut Konzept", "legal_basis": "Rechtsgrundlage", "input": "Einsatz", "output": "Leistung",
    "outcome": "Ergebnis", "impact": "Wirkung", "notes": "Notizen", "turned": "Sichtbarkeit anders",
}
"""Fields of a measure to their columns, in the order of the table."""

LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "partners": ("Mit dabei", {"organisation": "Organisation", "role": "Rolle"}),
    "target_groups": ("Zielgruppen", {"": "Zielgruppe"}),
    "regions": ("Gebiete", {"name": "Gebiet", "kind": "Art", "ars": "Regionalschlüssel", "valid_from": "Gilt ab",
                            "source": "Quelle"}),
    "milestones": ("Meilensteine", {"title": "Meilenstein", "planned_on": "Geplant für",
                                    "first_planned_on": "Zuerst geplant für", "reached_on": "Erreicht am"}),
    "shifts": ("Verschiebungen", {"milestone": "Meilenstein Nr.", "before": "Vorher", "after": "Jetzt",
                                  "reason": "Grund", "recorded_on": "Eingetragen am"}),
    "tasks": ("Aufgaben", {"title": "Aufgabe", "organisation": "Organisation", "function": "Stelle",
                           "due_on": "Bis", "done_on": "Erledigt am"}),
    "money": ("Geld", {"year": "Jahr", "source": "Quelle", "programme": "Programm", "guideline": "Richtlinie",
                       "planned": "Geplant", "approved": "Bewilligt", "spent": "Ausgegeben", "posts": "Stellen"}),
    "outputs": ("Leistungen", {"name": "Leistung", "unit": "Einheit", "year": "Jahr", "target": "Ziel",
                               "reached": "Erreicht"}),
    "papers": ("Vorlagen", {"label": "Vorlage", "url": "Adresse"}),
    "fates": ("Verbleib", {"edition": "Fassung", "fate": "Verbleib", "reason": "Grund", "into": "Geht weiter in"}),
}
"""Lists of a row: the sheet of the workbook that holds them, and its columns; "" where a row is one word."""

NUMBERS = frozenset({"year", "milestone"})
UNKNOWN = NUMBERS | DAYS | {"planned", "approved", "spent", "posts", "target", "reached", "into"}
"""Fields in which an empty cell means that nobody knows."""


def workbook(rows: Sequence[Row], *, publisher: str) -> bytes:
    """An Excel file with one sheet for the measures and one for each list."""
    first = Sheet("Maßnahmen", _columns(SCALARS), [
        [row["element"], *(_cell(name, row.get(name)) for name in SCALARS)] for row in rows])
    lists = [Sheet(title, _columns(columns), [
        [row["element"], *(_cell(name, part[name] if name else part) for name in columns)]
        for row in rows for part in row.get(key, [])]) for key, (title, columns) in LISTS.items()]
    return write_xlsx([first, *lists], title="Maßnahmen", publisher=publisher)


def _columns(names: Mapping[str, str]) -> tuple[Column, ...]:
    return (Column(KEY, width=20), *(Column(word, "date" if name in DAYS else "text") for name, word in names.items()))


def _cell(name: str, value: Any) -> Value:
    return date.fromisoformat(value) if name in DAYS and value else value


def rows_of(grids: Iterable[Grid]) -> list[Row]:
    """What a workbook says, as rows (`rows.whole`). Raises NotOurTable where a sheet or a column is missing."""
    arrived = {grid.name: grid.rows for grid in grids}
    rows = {}
    for key, values in _lines(arrived, "Maßnahmen", SCALARS):
        rows[key] = {"element": key, **values}
    for name, (title, columns) in LISTS.items():
        for key, values in _lines(arrived, title, columns):
            if key in rows:
                rows[key].setdefault(name, []).append(values[""] if "" in columns else values)
    return [_lean(rows[key]) for key in sorted(rows)]


def _lines(arrived: Mapping[str, list[list[str]]], title: str, columns: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    lines = arrived.get(title, [])
    if not lines:
        if title == "Maßnahmen":
            raise NotOurTable(what=f"das Blatt „{title}“")
        return
    at = {word: place for place, word in enumerate(lines[0])}
    for word in (KEY, *columns.values()):
        if word not in at:
            raise NotOurTable(what=f"die Spalte „{word}“ im Blatt „{title}“")
    for cells in lines[1:]:
        told = {word: cells[place] if place < len(cells) else "" for word, place in at.items()}
        if told[KEY].strip():
            yield told[KEY].strip(), {name: _value(name, told[word]) for name, word in columns.items()}


def _value(name: str, cell: str) -> Any:
    text = cell.strip()
    if not text:
        return None if name in UNKNOWN else ""
    return int(text) if name in NUMBERS and text.isdecimal() else text


def _lean(row: Row) -> Row:
    """Without what nobody stated, as `rows.whole` leaves it out."""
    always = {"element", "status", "lead", "reason", "since", "budget", "review_on"}
    return {name: value for name, value in row.items() if name in always or value not in ("", None, [])}
