"""Tables as they arrive: sheets of text, which column means what, and what a dry run finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Meaning = Literal[
    "text", "first_name", "name", "organisation", "mail", "passage", "date", "external_id", "channel", "theme"
]

MEANINGS: dict[Meaning, str] = {
    "text": "Text", "first_name": "Vorname", "name": "Name", "organisation": "Organisation", "mail": "E-Mail",
    "passage": "Textstelle", "date": "Datum", "external_id": "Kennung", "channel": "Weg", "theme": "Thema",
}
"""German names, in the order people see them."""


@dataclass(frozen=True, slots=True)
class Row:
    """number: as the table program counts, from 1; cells: as many as the sheet has headers."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    headers: one for each column, unique; "Spalte C" where the table has none
    header_row: number of the row they stand in, 0 if there is none
    rows:  below the headers, blank ones left out; dates are YYYY-MM-DD, whole numbers have no ".0"
    notes: German sentences (merged cells, formulas, rows cut off)
    """

    name: str
    headers: tuple[str, ...]
    header_row: int
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """meaning: what a column seems to hold; column: its place from 0; reason: a German sentence."""

    meaning: Meaning
    column: int
    reason: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, by place from 0; a meaning that is not there is not in the table.

    constants: values for all rows, where the table has no column for them ({"channel": "Brief"})
    """

    places: Mapping[Meaning, int]
    constants: Mapping[Meaning, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """number: row; column: header, "" for the whole row; cause: a German sentence."""

    number: int
    column: str
    cause: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that can be taken in: number and values by meaning; dates are YYYY-MM-DD, "name" has the first name too."""

    number: int
    values: Mapping[Meaning, str]


@dataclass(frozen=True, slots=True)
class DryRun:
    """entries: rows that are fine; faults: what is wrong with others; hints: worth a look, but no hindrance."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    hints: tuple[Fault, ...] = ()
