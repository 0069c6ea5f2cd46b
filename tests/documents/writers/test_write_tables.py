"""Tables for table programs, in which nothing is computed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

import masswerk
from masswerk.documents.writers.tables import LONGEST, Column, Sheet, write_csv, write_xlsx
from tests.documents.writers.written_sample import WRITTEN

FORMULAS = ["=1+1", "+49 391 567", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1+1", "=HYPERLINK(\"https://example.org\")",
            "=cmd|' /C calc'!A0", "https://example.org", "{=A1}", "\r=1", "|x"]
COLUMNS = (Column("Nr.", "number", 6), Column("Text", "text", 60), Column("Am", "date"))


def parts(data: bytes) -> dict[str, str]:
    """The members of an XLSX."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def test_a_sheet_comes_out_as_it_went_in() -> None:
    rows = [(1, "Mehr Kurse\nam Abend", date(2026, 11, 20)), (Decimal("2.5"), "", None), (None, "ohne Nummer")]
    data = write_xlsx([Sheet("Abwägung", COLUMNS, rows)], title="Synopse", written=WRITTEN)
    book = load_workbook(io.BytesIO(data))
    assert book.sheet_names == ["Abwägung"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["Nr.", "Text", "Am"], [1, "Mehr Kurse\nam Abend", date(2026, 11, 20)], [2.5, "", ""], ["", "ohne Nummer", ""]]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_an_excel_file_is_a_formula_or_a_link(text: str) -> None:
    columns = (Column(text, "number"), Column("Text"), Column("Tag", "date"))
    made = parts(write_xlsx([Sheet(text, columns, [(text, text, text)])], title=text))
    sheet = made["xl/worksheets/sheet1.xml"]
    assert "<f" not in sheet
    assert "hyperlink" not in sheet
    assert sheet.count('t="s"') == 6
    assert "xl/externalLinks/externalLink1.xml" not in made


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_file_begins_like_a_formula(text: str) -> None:
    data = write_csv(Sheet("A", (Column(text), Column("Zahl", "number")), [(text, text)]))
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "|", "＝"))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_comes_back_or_is_guarded(text: str) -> None:
    data = write_csv(Sheet("A", (Column("Text"), Column("B")), [(text, "x")]))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 2
    assert len(rows[1]) == 2
    book = load_workbook(io.BytesIO(write_xlsx([Sheet(text, (Column("Text"),), [(text + "x",)])])))
    assert len(book.get_sheet_by_index(0).to_python()) == 2


def test_numbers_stay_numbers_and_days_stay_days() -> None:
    data = write_csv(Sheet("A", COLUMNS, [(-2.5, "Rat", date(2026, 1, 2))]))
    assert data.decode("utf-8-sig").splitlines()[1] == "-2,5;Rat;02.01.2026"


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx([Sheet("A", (Column("Text"),), [("a" * 40_000,)])]))).get_sheet_by_index(0)
    cell = str(sheet.to_python()[1][0])
    assert len(cell) == LONGEST
    assert cell.endswith("(gekürzt, der ganze Text steht in der CSV-Datei)")


def test_sheets_of_one_name_are_told_apart() -> None:
    data = write_xlsx([Sheet("Feld 1/2", COLUMNS, []), Sheet("Feld 1/2", COLUMNS, [])])
    assert load_workbook(io.BytesIO(data)).sheet_names == ["Feld 1 2", "Feld 1 2 2"]


def test_the_header_stays_in_view_and_has_widths() -> None:
    sheet = parts(write_xlsx([Sheet("A", COLUMNS, [(1, "x")])]))["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in sheet
    assert '<col min="2" max="2" width="60.7109375"' in sheet
    assert "<autoFilter" in sheet


def test_the_same_table_gives_the_same_bytes() -> None:
    def made() -> bytes:
        return write_xlsx([Sheet("A", COLUMNS, [(1, "x", date(2026, 1, 1))])], title="T", written=WRITTEN)

    assert made() == made()


def test_arabic_tables_begin_on_the_right() -> None:
    assert 'rightToLeft="1"' in parts(write_xlsx([Sheet("A", COLUMNS, [])], language="ar"))["xl/worksheets/sheet1.xml"]


def test_tables_leave_the_program_by_one_door() -> None:
    source = Path(masswerk.__file__).parent
    doors = {file.relative_to(source).as_posix() for file in source.rglob("*.py")
             if re.search(r"csv\.(writer|DictWriter)|import xlsxwriter", file.read_text(encoding="utf-8"))}
    assert doors == {"documents/writers/tables.py"}
