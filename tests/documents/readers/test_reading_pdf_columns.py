"""PDF tables without lines: cells by the white corridors between columns; running text stays text."""

from __future__ import annotations

from masswerk.documents.readers import read
from masswerk.documents.source import Source
from tests.documents.hostile import pdfs
from tests.documents.readers import made

_TABLE = (
    "#table(columns: {}, stroke: none, inset: 2pt, column-gutter: 8pt, "
)


def typeset(markup: str) -> Source:
    return read("a.pdf", made.pdf("#set page(width: 20cm)\n" + markup))


def cells(source: Source) -> list[tuple[str, ...] | None]:
    return [line.cells for line in source.lines]


def placed(*words: tuple[float, float, str]) -> Source:
    """A page with words at places: left and height in points."""
    content = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET " for x, y, text in words)
    objects: dict[int, bytes | str] = {
        1: pdfs.CATALOG,
        2: "<</Type/Pages/Kids[10 0 R]/Count 1>>",
        4: pdfs.FONT,
        10: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 11 0 R>>",
        11: pdfs.stream(content.encode("latin-1")),
    }
    return read("a.pdf", pdfs.pdf(objects))


def test_close_columns_with_empty_cells() -> None:
    source = typeset(
        "Die Plätze verteilen sich so:\n"
        + _TABLE.format(5)
        + "[Ort],[2019],[2020],[2021],[2022],[Neuhof],[4],[],[3],[0],[Birkenau],[],[0],[],[6],"
        "[Altes Amt am Wald],[12],[7],[1],[],[Summe],[16],[7],[4],[6])\nDanach folgt ein Absatz ohne Zahlen."
    )
    assert cells(source) == [
        None,
        ("Ort", "2019", "2020", "2021", "2022"),
        ("Neuhof", "4", "", "3", "0"),
        ("Birkenau", "", "0", "", "6"),
        ("Altes Amt am Wald", "12", "7", "1", ""),
        ("Summe", "16", "7", "4", "6"),
        None,
    ]


def test_a_long_name_may_run_into_empty_columns() -> None:
    rows = [("Nord", "4", "5", "6"), ("Ost", "1", "2", "0"), ("Werkstatt seit 2019", "", "", "3"),
            ("West", "7", "1", "2"), ("Summe", "12", "8", "11")]
    words = [
        (60.0 + 55 * column, 700.0 - 14 * line, text)
        for line, row in enumerate(rows)
        for column, text in enumerate(row)
        if text
    ]
    assert cells(placed(*words)) == rows


def test_text_with_wide_spaces_stays_text() -> None:
    lines = ["Alle  wirken   mit und  tragen", "zum   Gelingen bei,  wo  immer", "sie  leben   und was  sie   tun"]
    words = [(60.0, 700.0 - 14 * at, text) for at, text in enumerate(lines)]
    assert cells(placed(*words)) == [None, None, None]


def test_a_single_figure_on_its_own_line_is_no_page_number_inside_a_table() -> None:
    words = [
        (60.0, 700.0, "Ort"), (200.0, 700.0, "2020"), (260.0, 700.0, "2021"),
        (60.0, 686.0, "Nord"), (200.0, 686.0, "4"), (260.0, 686.0, "5"),
        (60.0, 672.0, "0"),
        (60.0, 658.0, "Summe"), (200.0, 658.0, "4"), (260.0, 658.0, "5"),
    ]  # fmt: skip
    assert cells(placed(*words)) == [("Ort", "2020", "2021"), ("Nord", "4", "5"), ("0", "", ""), ("Summe", "4", "5")]
