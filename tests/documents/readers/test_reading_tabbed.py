"""Tables that somebody typed with tabs come out as rows in every format."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from docx import Document

from masswerk.documents.readers import read
from masswerk.documents.source import Source
from masswerk.intake.rules.outline import outline
from tests.documents.hostile.packages import odt
from tests.documents.readers.made import converted, has_office, saved

BEFORE = ["Teilhabeplan Ostheide", "Handlungsfeld Sprache", "Die Plätze in den Kursen verteilen sich so:"]
TABLE = ["\t2020\t2021\t2022", "Neuhof\t4\t5\t0", "Birkenau\t3\t\t6", "Altes Amt\t12\t7\t1", "Summe\t19\t12\t7"]
AFTER = ["Danach folgt ein Absatz, der nichts mit den Zahlen zu tun hat."]
CELLS = [
    ("", "2020", "2021", "2022"),
    ("Neuhof", "4", "5", "0"),
    ("Birkenau", "3", "", "6"),
    ("Altes Amt", "12", "7", "1"),
    ("Summe", "19", "12", "7"),
]


def as_docx(paragraphs: list[str]) -> bytes:
    word = Document()
    for text in paragraphs:
        word.add_paragraph(text)
    return saved(word)


def as_odt(paragraphs: list[str]) -> bytes:
    return odt("".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs).replace("\t", "<text:tab/>"))


def as_html(paragraphs: list[str]) -> bytes:
    body = "\n\t".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return f"<html><meta charset=utf-8><body>\n\t{body}</body></html>".encode()


MADE = {"docx": as_docx, "odt": as_odt, "html": as_html}


def cells(source: Source) -> list[tuple[str, ...] | None]:
    return [line.cells for line in source.lines]


def read_as(form: str, paragraphs: list[str]) -> Source:
    return read(f"plan.{form}", MADE[form](paragraphs))


@pytest.mark.parametrize("form", MADE)
def test_tabbed_paragraphs_are_rows(form: str) -> None:
    found = read_as(form, [*BEFORE, *TABLE, *AFTER])
    assert cells(found) == [None, None, None, *CELLS, None]
    assert {line.table for line in found.lines if line.cells} == {1}


@pytest.mark.parametrize("form", MADE)
def test_the_table_has_its_figures_and_a_checked_sum(form: str) -> None:
    table = next(node for node in outline(read_as(form, [*BEFORE, *TABLE, *AFTER])).nodes if node.kind == "table")
    assert table.title == "Die Plätze in den Kursen verteilen sich so"
    assert table.attrs["rows"] == [list(row) for row in CELLS[1:]]
    assert table.attrs["sum_check"] == {"right": True, "differences": []}


@pytest.mark.skipif(not has_office, reason="LibreOffice ist hier nicht eingerichtet.")
@pytest.mark.parametrize("form", ["odt", "html"])
def test_as_libreoffice_writes_it(form: str, tmp_path: Path) -> None:
    data = converted(as_docx([*BEFORE, *TABLE, *AFTER]), "docx", form, tmp_path)
    assert [row for row in cells(read(f"plan.{form}", data)) if row] == CELLS


def test_several_tabs_may_stand_for_one_column() -> None:
    found = read_as("docx", ["Ort\t\tPlätze", "Nord\t\t4", "Langenfelde am See\t12", "Süd\t\t3"])
    assert cells(found) == [("Ort", "Plätze"), ("Nord", "4"), ("Langenfelde am See", "12"), ("Süd", "3")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Nord\t4", "Süd\t6"],
        ["1.\tErstens wird geprüft.", "2.\tZweitens wird gebaut.", "3.\tDrittens wird gefeiert."],
        ["Nord\t4", "Süd\t6\t7", "West", "Ost\t2"],
        ["Wer\tmacht was", "ein Satz ohne alles", "Wo\tmacht man es", "noch ein Satz"],
    ],
)
def test_what_is_no_table_stays_text(paragraphs: list[str]) -> None:
    assert cells(read_as("docx", paragraphs)) == [None] * len(paragraphs)


def test_tables_of_both_kinds_are_counted_in_their_order() -> None:
    typed = "".join(f"<p>{row}</p>" for row in ("Ort\tZahl", "Nord\t4", "Süd\t6"))
    drawn = "<table><tr><td>Jahr<td>Zahl<tr><td>2020<td>5</table>"
    found = read("plan.html", f"<body><p>Zahlen</p>{typed}<p>Dann</p>{drawn}<p>Und</p>{typed}</body>".encode())
    assert [line.table for line in found.lines if line.cells] == [1, 1, 1, 2, 2, 3, 3, 3]
