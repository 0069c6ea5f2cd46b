"""Tables for table programs: XLSX and CSV in which nothing is ever computed.

Words of strangers stand in these tables. A cell that begins with "=", "+", "-" or "@" would be run as a formula. In
XLSX each word is stored as text and stays text when somebody edits the cell; in CSV such cells get an apostrophe.
Source: OWASP, CSV Injection; ECMA-376 part 1, 18.3.1.4 (cell types).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import xlsxwriter

from masswerk.documents.writers.prepare import clean
from masswerk.documents.writers.words import RIGHT_TO_LEFT

Kind = Literal["text", "number", "date"]
Value = str | int | float | Decimal | date | None
LONGEST = 32_767
"""Characters a cell of XLSX takes."""

_CUT = " … (gekürzt, der ganze Text steht in der CSV-Datei)"
_RUNS = re.compile(r"\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Column:
    """kind: how its values are shown; what does not fit the kind is shown as text. width: in characters"""

    header: str
    kind: Kind = "text"
    width: int = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """rows: values in the order of the columns; missing ones at the end are blank."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]


def write_xlsx(
    sheets: Iterable[Sheet], *, title: str = "", publisher: str = "", language: str = "de-DE",
    written: datetime | None = None,
) -> bytes:
    """An Excel file with a header row that stays in view and a filter; the same input gives the same bytes.

    written: moment that goes into the metadata; cells longer than 32,767 characters are cut and say so
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        moment = (written or datetime(1980, 1, 1)).replace(tzinfo=None)  # noqa: DTZ001, the format knows no zone
        book.set_properties({"title": clean(title), "author": clean(publisher), "created": moment})
        looks = {
            "header": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
            "number": book.add_format({"valign": "top"}),
            "date": book.add_format({"valign": "top", "num_format": "dd.mm.yyyy"}),
        }
        taken: set[str] = set()
        for sheet in sheets:
            page = book.add_worksheet(_name(sheet.name, taken))
            if language.split("-")[0] in RIGHT_TO_LEFT:
                page.right_to_left()
            _fill(page, sheet, looks)
    return buffer.getvalue()


def _fill(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, _word(column.header), looks["header"])
    for number, row in enumerate(sheet.rows, start=1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=False)):
            _cell(page, number, place, column.kind, value, looks)
    if sheet.columns:
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _cell(page: Any, number: int, place: int, kind: Kind, value: Value, looks: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if kind == "number" and _is_number(value):
        page.write_number(number, place, value, looks["number"])
    elif kind == "date" and isinstance(value, date) and value.year >= 1900:
        moment = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        page.write_datetime(number, place, moment, looks["date"])
    else:
        page.write_string(number, place, _word(_shown(value)), looks["text"])


def _is_number(value: Value) -> bool:
    """A number that table programs hold exactly enough; no truth values, no infinities."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return False
    return abs(float(value)) < 1e15


def _word(text: str) -> str:
    text = clean(text)
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT


def _name(name: str, taken: set[str]) -> str:
    """A name a sheet may have: 31 letters, some signs not, each once."""
    short = _NOT_IN_NAMES.sub(" ", clean(name)).strip()[:28] or "Tabelle"
    while len(short.encode("utf-16-le")) > 2 * 28:  # table programs count letters outside the basic plane twice
        short = short[:-1]
    made, number = short, 2
    while made.casefold() in taken:
        made, number = f"{short} {number}", number + 1
    taken.add(made.casefold())
    return made


def write_csv(sheet: Sheet) -> bytes:
    """Semicolons, UTF-8 with mark, days as 20.11.2026 and decimal commas: opens by double click in German offices.

    >>> write_csv(Sheet("A", (Column("Text"), Column("Zahl", "number")), [["=1+1", 2.5]])).decode("utf-8-sig")
    "Text;Zahl\\r\\n'=1+1;2,5\\r\\n"
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([unformula(clean(column.header)) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_csv_value(column.kind, value) for column, value in zip(sheet.columns, row, strict=False)])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _csv_value(kind: Kind, value: Value) -> str:
    if kind == "number" and _is_number(value):
        return str(value).replace(".", ",")
    return unformula(clean(_shown(value)))


def unformula(text: str) -> str:
    """The text, with an apostrophe in front where a table program would take it for a formula.

    >>> unformula("@SUM(A1)"), unformula("Rat"), unformula("- ein Punkt")
    ("'@SUM(A1)", 'Rat', "'- ein Punkt")
    """
    return f"'{text}" if _RUNS.match(text) or text[:1] in {"\t", "\r", "\n"} else text


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
