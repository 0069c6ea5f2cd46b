"""Tables as offices send them: Excel, LibreOffice and CSV in every dress."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import odfdo
import pytest
import xlsxwriter

from masswerk.documents.refusals import (
    Damaged,
    Empty,
    Encrypted,
    HasMacros,
    NeedsTooMuchMemory,
    NotATable,
    TooLarge,
    Unreadable,
    ZipBomb,
)
from masswerk.documents.sheets import Columns, ColumnsDoNotFit, Sheet, columns_of, dry_run, guess_columns, read_sheets
from masswerk.documents.sheets.task import read

HEADERS = ["Lfd. Nr.", "Name", "Vorname", "Träger", "E-Mail", "Kapitel", "Eingang am", "Ihre Anregung"]
ROWS = [
    ["1", "Groß", "Jürgen", "", "gross@example.org", "3.1", "18.11.2026", "Bitte mehr Kurse am Abend."],
    ["2", "Beispiel", "Anna", "Verein", "", "", "2026-11-19", "Kinderbetreuung fehlt."],
]


def excel(rows: list[list[object]], *, merged: tuple[str, ...] = (), formulas: dict[str, tuple[str, object]] | None = None) -> bytes:
    """A workbook with one sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Rückmeldungen")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                sheet.write(number, place, value, day if isinstance(value, datetime) else None)
        for area in merged:
            sheet.merge_range(area, "Verein Brücke")
        for place, (formula, value) in (formulas or {}).items():
            sheet.write_formula(place, formula, None, value)
    return buffer.getvalue()


def comma(*lines: str, encoding: str = "utf-8") -> bytes:
    """A CSV file."""
    return "\r\n".join(lines).encode(encoding)


def only(data: bytes, name: str = "Tabelle.xlsx") -> Sheet:
    """The one sheet, read without the process of its own, which takes time."""
    found = read(name, data)
    assert len(found) == 1
    return found[0]


def cells(sheet: Sheet) -> list[list[str]]:
    """All rows below the headers."""
    return [list(row.cells) for row in sheet.rows]


def test_an_excel_table_is_read_as_text() -> None:
    sheet = only(excel([["Nr.", "Text", "Am"], [1, "Rat", datetime(2026, 11, 20)], [2.5, True, "x"]]))  # noqa: DTZ001
    assert (sheet.name, sheet.headers, sheet.header_row) == ("Rückmeldungen", ("Nr.", "Text", "Am"), 1)
    assert cells(sheet) == [["1", "Rat", "2026-11-20"], ["2.5", "ja", "x"]]
    assert [row.number for row in sheet.rows] == [2, 3]


def test_the_limited_process_finds_the_same() -> None:
    data = excel([HEADERS, *ROWS])  # type: ignore[list-item]
    assert read_sheets(data) == read("Tabelle.xlsx", data)


CSV = [
    comma("Nr;Text", "1;Größe", '2;"zwei\r\nZeilen; mit Zeichen"'),
    comma("Nr,Text", "1,Größe", '2,"zwei\r\nZeilen; mit Zeichen"'),
    comma("Nr\tText", "1\tGröße", '2\t"zwei\r\nZeilen; mit Zeichen"', encoding="utf-16"),
    comma("sep=|", "Nr|Text", "1|Größe", '2|"zwei\r\nZeilen; mit Zeichen"', encoding="utf-8-sig"),
    comma("Nr;Text", "1;Größe", '2;"zwei\r\nZeilen; mit Zeichen"', encoding="cp1252"),
]


@pytest.mark.parametrize("data", CSV, ids=range(len(CSV)))
def test_csv_is_read_in_every_encoding_and_with_every_separator(data: bytes) -> None:
    sheet = only(data, "liste.csv")
    assert (sheet.headers, cells(sheet)) == (("Nr", "Text"), [["1", "Größe"], ["2", "zwei\nZeilen; mit Zeichen"]])


def test_a_libreoffice_table_is_read() -> None:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Rückmeldungen")
    for row in (["Nr.", "Text"], ["1", "Rat und Tat"]):
        table.append_row(odfdo.Row())
        for place, value in enumerate(row):
            table.set_value((place, table.height - 1), value)
    document.body.append(table)
    buffer = io.BytesIO()
    document.save(buffer)
    sheet = only(buffer.getvalue(), "liste.ods")
    assert (sheet.headers, cells(sheet)) == (("Nr.", "Text"), [["1", "Rat und Tat"]])


def test_headers_may_stand_below_a_title() -> None:
    sheet = only(excel([["Beteiligung 2026"], [], HEADERS, *ROWS]))  # type: ignore[list-item]
    assert (sheet.header_row, sheet.headers[0], len(sheet.rows)) == (3, "Lfd. Nr.", 2)
    assert sheet.notes == ("Die Zeilen über den Überschriften (bis Zeile 2) wurden ausgelassen.",)


def test_a_table_without_headers_loses_no_row() -> None:
    sheet = only(comma("Mehr Kurse am Abend, bitte auch in den Ferien;18.11.2026", "Beratung im Rathaus;19.11.2026"), "a.csv")
    assert (sheet.header_row, sheet.headers, len(sheet.rows)) == (0, ("Spalte A", "Spalte B"), 2)
    assert {guess.meaning: guess.column for guess in guess_columns(sheet)} == {"text": 0, "date": 1}


def test_merged_cells_hold_in_every_row_and_are_named() -> None:
    rows: list[list[object]] = [["Träger", "Text"], ["", "Eins"], ["", "Zwei"], ["Amt", "Drei"]]
    sheet = only(excel(rows, merged=("A2:A3",)))
    assert cells(sheet) == [["Verein Brücke", "Eins"], ["Verein Brücke", "Zwei"], ["Amt", "Drei"]]
    assert sheet.notes == ("Verbundene Zellen (A2:A3): Ihr Wert gilt in jeder Zeile für die erste Spalte.",)


def test_formulas_give_their_values_only() -> None:
    sheet = only(excel([["Nr.", "Text"], ["", "Rat"]], formulas={"A2": ("=20+22", 42)}))
    assert cells(sheet) == [["42", "Rat"]]
    assert sheet.notes == ("Formeln wurden nicht übernommen, nur ihre zuletzt berechneten Werte.",)


def test_columns_are_guessed_with_reasons() -> None:
    guesses = guess_columns(only(excel([HEADERS, *ROWS])))  # type: ignore[list-item]
    assert {guess.meaning: guess.column for guess in guesses} == {
        "external_id": 0, "name": 1, "first_name": 2, "organisation": 3, "mail": 4, "passage": 5, "date": 6, "text": 7}
    assert guesses[0].reason == "Die Überschrift „Ihre Anregung“ enthält „anregung“."


def test_the_dry_run_says_what_is_wrong_row_by_row() -> None:
    rows = [*ROWS, ["2", "X", "", "", "", "", "", "Doppelte Kennung"], ["4", "", "", "", "kein@", "", "31.2.2026", ""],
            ["5", "", "", "", "", "", "", "Kinderbetreuung  fehlt."], ["6", "", "", "", "", "", "", "a" * 20_001]]
    sheet = only(excel([HEADERS, *rows]))  # type: ignore[list-item]
    found = dry_run(sheet, columns_of(guess_columns(sheet)))
    assert [(entry.number, entry.values.get("name"), entry.values.get("date")) for entry in found.entries] == [
        (2, "Jürgen Groß", "2026-11-18"), (3, "Anna Beispiel", "2026-11-19"), (6, None, None)]
    assert [(fault.number, fault.column, fault.cause) for fault in found.faults] == [
        (4, "Lfd. Nr.", "Die Kennung „2“ steht schon in Zeile 3."),
        (5, "Ihre Anregung", "Der Text fehlt."),
        (5, "E-Mail", "„kein@“ ist keine E-Mail-Adresse."),
        (5, "Eingang am", "„31.2.2026“ ist kein Tag; gebraucht wird zum Beispiel 20.11.2026."),
        (7, "Ihre Anregung", "Der Text hat 20.001 Zeichen, erlaubt sind 20.000."),
    ]
    assert [(hint.number, hint.cause) for hint in found.hints] == [(6, "Derselbe Text steht schon in Zeile 3.")]


def test_a_constant_fills_what_no_column_holds() -> None:
    sheet = only(comma("Text", "Mehr Kurse"), "a.csv")
    found = dry_run(sheet, Columns({"text": 0}, {"channel": "Brief"}))
    assert [dict(entry.values) for entry in found.entries] == [{"channel": "Brief", "text": "Mehr Kurse"}]


@pytest.mark.parametrize(("columns", "told"), [
    (Columns({"name": 0}), "Keine Spalte ist als Text gewählt"),
    (Columns({"text": 7}), "Eine gewählte Spalte gibt es in diesem Blatt nicht"),
    (Columns({"text": 0, "name": 0}), "Die Spalte „Text“ ist zweimal gewählt"),
])
def test_columns_that_do_not_fit_are_refused(columns: Columns, told: str) -> None:
    with pytest.raises(ColumnsDoNotFit) as refusal:
        dry_run(only(comma("Text", "Mehr Kurse"), "a.csv"), columns)
    assert refusal.value.facts == {"detail": told}


def package(**members: bytes) -> bytes:
    """A ZIP with these members; __ stands for /."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/") + ("" if name.endswith("bin") else ".xml"), data)
    return buffer.getvalue().replace(b"vba_bin", b"vba.bin")


REFUSED = [
    (b"", Empty), (b"%PDF-1.7", NotATable), (b"<html><body><p>x</p></body></html>", NotATable),
    (package(word__document=b"<x/>"), NotATable), (b"PK\x03\x04 kaputt", Damaged),
    (package(xl__workbook=b"<workbook/>"), Damaged), (package(xl__workbook=b"<x/>", xl__worksheets__sheet1=b"0" * 70_000_000), ZipBomb),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Encrypted),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, NotATable),
    (comma(";".join(["x"] * 201), "1"), TooLarge), (b"a;b\n" * 50_001, TooLarge),
]


@pytest.mark.parametrize(("data", "kind"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_table_is_refused_with_the_reason(data: bytes, kind: type[Unreadable]) -> None:
    with pytest.raises(kind) as refusal:
        read("Liste.xlsx", data)
    assert "Liste.xlsx" in refusal.value.explained


def test_macros_are_refused() -> None:
    buffer = io.BytesIO(excel([HEADERS, *ROWS]))  # type: ignore[list-item]
    with zipfile.ZipFile(buffer, "a") as made:
        made.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(HasMacros):
        read("Liste.xlsm", buffer.getvalue())


def test_two_cells_at_the_ends_of_a_huge_sheet_do_no_harm() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "Text")
        sheet.write("XFD1048576", "fern")
    with pytest.raises((TooLarge, NeedsTooMuchMemory)):
        read_sheets(buffer.getvalue(), name="Liste.xlsx")


def test_eight_hundred_rows_are_all_there() -> None:
    rows = [[f"{number}", f"Beitrag {number} mit etwas Text"] for number in range(1, 801)]
    sheet = only(excel([["Nr.", "Beitrag"], *rows]))  # type: ignore[list-item]
    found = dry_run(sheet, columns_of(guess_columns(sheet)))
    assert (len(found.entries), found.faults, found.hints) == (800, (), ())
