"""Rows of cells as a file holds them, before anybody says which is the header."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from python_calamine import CalamineSheet, load_workbook

from masswerk.documents.readers import formats
from masswerk.documents.readers.decode import decode
from masswerk.documents.readers.packed import Package
from masswerk.documents.refusals import Damaged, Empty, Encrypted, HasMacros, NotATable, TooLarge

ROWS, COLUMNS, SHEETS, CELLS = 50_000, 200, 30, 2_000_000
LONGEST = 100_000
"""Characters of one cell."""

SEPARATORS = ";,\t|"
_FORMULA = re.compile(rb"<f[ >/]|table:formula=")
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Grid:
    """rows: all from the first on, so that a place in it is a row's number less one; notes: German sentences"""

    name: str
    rows: list[list[str]]
    notes: tuple[str, ...] = ()


def grids(name: str, data: bytes) -> list[Grid]:
    """The sheets of a file. Raises Empty, NotATable, Encrypted, HasMacros, Damaged, ZipBomb, TooLarge."""
    if not data.strip():
        raise Empty(name=name)
    if data.startswith(b"PK\x03\x04"):
        return _packed(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Encrypted(name=name)
        raise NotATable(name=name, format="eine Datei im alten Office-Format (.xls, .doc)")
    code, foreign = formats.find(name, data)
    if code not in {"txt", "md"}:
        named = {"pdf": "ein PDF", "html": "eine HTML-Seite"}.get(code, "ein Paket")
        raise NotATable(name=name, format=foreign or named)
    text, notes = decode(data)
    return [_csv(name, text, notes)]


def _packed(name: str, data: bytes) -> list[Grid]:
    package = Package(name, data)
    is_ods = "content.xml" in package.members
    if not is_ods and "xl/workbook.xml" not in package.members:
        raise NotATable(name=name, format=formats.find(name, data)[1] or "ein Textdokument")
    if any(member.lower().endswith("vbaproject.bin") or member.startswith("Basic/") for member in package.members):
        raise HasMacros(name=name)
    inner = ["content.xml"] if is_ods else [each for each in package.members if each.startswith("xl/worksheets/sheet")]
    has_formulas = any(_FORMULA.search(package.read(member)) for member in inner)
    try:
        with load_workbook(io.BytesIO(data)) as book:
            if len(book.sheet_names) > SHEETS:
                raise TooLarge(name=name, found=f"{len(book.sheet_names)} Blätter", limit=f"{SHEETS} Blätter")
            return [_sheet(name, book.get_sheet_by_name(each), has_formulas) for each in book.sheet_names]
    except (TooLarge, MemoryError):
        raise
    except Exception as error:  # the library has an error of its own for each format, and some of Rust
        raise Damaged(name=name, detail="die Tabelle lässt sich nicht lesen") from error


def _sheet(name: str, sheet: CalamineSheet, has_formulas: bool) -> Grid:
    if sheet.total_width > COLUMNS:
        raise TooLarge(name=name, found=f"{sheet.total_width} Spalten", limit=f"{COLUMNS} Spalten")
    notes = ["Formeln wurden nicht übernommen, nur ihre zuletzt berechneten Werte."] if has_formulas else []
    rows = [[shown(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False, nrows=ROWS + 1)]
    if len(rows) > ROWS:
        raise TooLarge(name=name, found=f"mehr als {ROWS} Zeilen", limit=f"{ROWS} Zeilen")
    merged = sheet.merged_cell_ranges or []
    if merged:
        notes.append(_filled(rows, merged))
    return Grid(sheet.name, _bounded(name, rows), tuple(notes))


def _filled(rows: list[list[str]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> str:
    """Cells merged over several rows hold their value in each of them; says so."""
    names = []
    for (top, left), (bottom, right) in merged:
        names.append(f"{column_name(left)}{top + 1}:{column_name(right)}{bottom + 1}")
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : min(bottom + 1, len(rows))]:
                row[left] = row[left] or rows[top][left]
    more = f" und {len(names) - 5} weitere" if len(names) > 5 else ""
    return f"Verbundene Zellen ({', '.join(names[:5])}{more}): Ihr Wert gilt in jeder Zeile für die erste Spalte."


def _csv(name: str, text: str, notes: list[str]) -> Grid:
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)", first.strip("\ufeff "), re.IGNORECASE)
    if told:
        text = rest
    separator = told[1] if told else _separator(text)
    rows: list[list[str]] = []
    count = 0
    csv.field_size_limit(10 * LONGEST)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([shown(cell) for cell in row])
            count += len(row)
            if len(rows) > ROWS or len(row) > COLUMNS or count > CELLS:
                raise TooLarge(name=name, found="mehr Zeilen, Spalten oder Zellen",
                               limit=f"{ROWS} Zeilen und {COLUMNS} Spalten")
    except csv.Error as error:
        raise Damaged(name=name, detail="die Anführungszeichen der Zellen gehen nicht auf") from error
    return Grid("Tabelle", _bounded(name, rows), tuple(notes))


def _separator(text: str) -> str:
    """The sign that parts most first rows into the same number of cells, more than one."""
    best = (0.0, ";")
    for sign in SEPARATORS:
        try:
            sample = [len(row) for row, _ in zip(csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=sign),
                                                 range(50), strict=False) if row]
        except csv.Error:
            continue
        usual = max(set(sample), key=sample.count, default=1)
        score = sample.count(usual) / len(sample) * min(usual, 8) if usual > 1 else 0.0
        best = max(best, (score, sign), key=lambda pair: pair[0])
    return best[1]


def _bounded(name: str, rows: list[list[str]]) -> list[list[str]]:
    """All rows of one width. Raises TooLarge."""
    width = max(map(len, rows), default=0)
    if width * len(rows) > CELLS:
        raise TooLarge(name=name, found=f"{width * len(rows)} Zellen", limit=f"{CELLS} Zellen")
    if any(len(cell) > LONGEST for row in rows for cell in row):
        raise TooLarge(name=name, found=f"eine Zelle mit mehr als {LONGEST} Zeichen", limit=f"{LONGEST} Zeichen")
    return [row + [""] * (width - len(row)) for row in rows]


def shown(value: object) -> str:
    """A cell as text.

    >>> shown(3.0), shown(datetime(2026, 11, 20)), shown(True), shown("=1+1 ")
    ('3', '2026-11-20', 'ja', '=1+1')
    """
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    return _UNKEEPABLE.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n").strip()


def column_name(place: int) -> str:
    """Letters of a column, from 0.

    >>> column_name(0), column_name(27)
    ('A', 'AB')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
