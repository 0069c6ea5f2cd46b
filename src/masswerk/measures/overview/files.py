"""The measures shown as a table for a spreadsheet: XLSX for offices, CSV for everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from masswerk.concepts.models import Edition
from masswerk.documents.writers.tables import Column, Sheet, Value, write_csv, write_xlsx
from masswerk.measures.models import Status
from masswerk.measures.overview.table import Row
from masswerk.measures.rules.progress import GERMAN


def sheet(rows: Iterable[Row], today: date) -> Sheet:
    """One line for each measure; what is not known stays blank, it is not zero."""
    names = dict(Status.choices)
    columns = (
        Column("Kennung", width=16), Column("Nr.", width=8), Column("Maßnahme", width=48),
        Column("Handlungsfeld", width=28),
        Column("Federführung", width=32), Column("Status", width=16), Column("Begründung", width=32),
        Column("Nach Terminen", width=16), Column("Tage in Verzug", "number", 14), Column("Beginn geplant", "date", 14),
        Column("Ende geplant", "date", 14), Column("Begonnen", "date", 14), Column("Beendet", "date", 14),
        Column("Wiedervorlage", "date", 14), Column(f"Mittel {today.year} geplant (EUR)", "number", 18),
        Column("Mittel laut Konzept", width=24))
    return Sheet("Maßnahmen", columns, [_line(row, names) for row in rows])


def _line(row: Row, names: dict[str, str]) -> tuple[Value, ...]:
    found = row.computed
    return (row.key, row.number, row.title, row.field, row.leader, names.get(row.status, ""), row.reason,
            GERMAN[found.pace], found.late or None, row.planned_start, row.planned_end, row.actual_start,
            row.actual_end, row.review_on, row.money, row.budget)


FORMS: dict[str, tuple[Callable[[Sheet, Edition], bytes], str]] = {
    "xlsx": (lambda made, edition: write_xlsx([made], title=edition.title, publisher=edition.body.name),
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (lambda made, edition: write_csv(made), "text/csv; charset=utf-8"),
}
"""How each form is written, and what it is called."""
