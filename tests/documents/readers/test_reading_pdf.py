"""PDF files: lines in reading order, tables, headings and running headers told apart."""

from __future__ import annotations

import functools

from masswerk.documents.readers import read
from masswerk.documents.source import Source
from tests.documents.hostile import pdfs
from tests.documents.readers import made

PROSE = "Im Kreis leben Menschen aus vielen Ländern, die zusammen ein Gemeinwesen bilden und dafür Rat brauchen. "


@functools.cache
def typeset(markup: str) -> Source:
    return read("a.pdf", made.pdf('#set text(lang: "de", hyphenate: false)\n' + markup))


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def test_headings_from_tags_and_bookmarks() -> None:
    source = typeset("= Ziele\nText\n== Sprache\nMehr Text")
    assert [(line.style, line.level, line.bold, line.text) for line in source.lines] == [
        ("heading", 1, True, "Ziele"),
        ("", None, False, "Text"),
        ("heading", 2, True, "Sprache"),
        ("", None, False, "Mehr Text"),
    ]
    assert [line.size for line in source.lines] == [1.4, 1.0, 1.2, 1.0]


def test_lines_gaps_and_leads() -> None:
    source = typeset(f"*Leitziel:* {PROSE * 2}\n\n{PROSE}")
    assert source.lines[0].lead == "Leitziel:"
    assert " ".join(texts(source)) == f"Leitziel: {PROSE * 3}".strip()
    assert [line.break_before for line in source.lines] == [True, False, False, True, False]


def test_hyphens_at_line_ends_stay() -> None:
    source = typeset("#set text(hyphenate: true)\n#block(width: 4cm)[Integrationskoordinationsstelle]")
    assert len(source.lines) > 1
    assert all(line.text.endswith("-") for line in source.lines[:-1])
    assert "".join(line.text.rstrip("-") for line in source.lines) == "Integrationskoordinationsstelle"


def test_lists_with_signs_and_indentation() -> None:
    source = typeset("- Kurse\n  - abends\n+ Erstens\n+ Zweitens")
    assert [(line.sign, line.indent, line.text) for line in source.lines] == [
        ("•", 0, "Kurse"),
        ("‣", 1, "abends"),
        ("1.", 0, "Erstens"),
        ("2.", 0, "Zweitens"),
    ]


def test_columns_are_read_one_after_another() -> None:
    words = " ".join(f"Wort{number}" for number in range(180))
    source = typeset(f"= Titel über beiden Spalten\n#block(height: 8cm, columns(2)[{words}])\n== Danach\n{PROSE}")
    assert " ".join(texts(source)) == f"Titel über beiden Spalten {words} Danach {PROSE}".strip()


def test_ruled_tables_become_cells() -> None:
    source = typeset(
        "#table(columns: (3cm, 3cm, 3cm), table.cell(colspan: 2)[Kurse je Träger], [Jahr], [Kreisvolkshochschule Muster],"
        "[5], [2015], [IB], [], [2016])\nDanach"
    )
    assert [line.cells for line in source.lines] == [
        ("Kurse je Träger", "", "Jahr"),
        ("Kreisvolkshochschule Muster", "5", "2015"),
        ("IB", "", "2016"),
        None,
    ]
    assert [line.table for line in source.lines] == [1, 1, 1, None]


def test_clear_columns_become_cells() -> None:
    source = typeset(
        "Davor steht ein Satz.\n#table(columns: 3, stroke: none, column-gutter: 1.5cm, [Träger], [Jahr], [Kurse],"
        "[KVHS], [2015], [5], [IB], [2016], [12])"
    )
    assert [line.cells for line in source.lines] == [
        None,
        ("Träger", "Jahr", "Kurse"),
        ("KVHS", "2015", "5"),
        ("IB", "2016", "12"),
    ]


def test_a_frame_around_text_is_no_table() -> None:
    source = typeset(f"#rect(width: 100%)[{PROSE * 2}]")
    assert [line.cells for line in source.lines] == [None] * len(source.lines)
    assert "".join(texts(source)).startswith("Im Kreis leben")


def test_running_headers_and_page_numbers_are_told_apart() -> None:
    setting = "#set page(header: [Konzept Musterkreis], footer: context [Seite #counter(page).display()])"
    source = typeset(f"{setting}\n= Eins\n{PROSE}#pagebreak()\n= Zwei\n{PROSE}#pagebreak()\n= Drei\n{PROSE}")
    assert [(line.page, line.text) for line in source.lines if line.style == "header"] == [
        (page, "Konzept Musterkreis") for page in (1, 2, 3)
    ]
    assert [line.text for line in source.lines if line.style == "footer"] == ["Seite 1", "Seite 2", "Seite 3"]
    assert source.pages == 3


def untagged(*pages: tuple[str, str, str]) -> bytes:
    """Pages of a header, a text and a footer, without tags."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects: dict[int, bytes | str] = {
        1: pdfs.CATALOG,
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        4: pdfs.FONT,
    }
    for at, (header, text, footer) in enumerate(pages):
        content = "".join(
            f"BT /F1 12 Tf 72 {y} Td ({words}) Tj ET " for y, words in ((800, header), (500, text), (30, footer))
        )
        objects[10 + 2 * at] = (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>"
            f"/Contents {11 + 2 * at} 0 R>>"
        )
        objects[11 + 2 * at] = pdfs.stream(content.encode("latin-1"))
    return pdfs.pdf(objects)


def test_headers_without_tags_are_told_by_repeating() -> None:
    data = untagged(*((f"Konzept {page}", f"Text {page}", str(page)) for page in range(7, 12)))
    styles = [line.style for line in read("a.pdf", data).lines]
    assert styles == ["header", "", "footer"] * 5


def test_numbered_headings_at_the_top_are_no_headers() -> None:
    data = untagged(*((f"Handlungsfeld {field}", "Text", "") for field in (1, 4, 6, 9)))
    assert [line.style for line in read("a.pdf", data).lines] == [""] * 8


def test_leaders_of_a_table_of_contents_are_no_text() -> None:
    source = typeset("#outline(title: none)\n#pagebreak()\n= Ziele\n#pagebreak()\n= Umsetzung")
    assert texts(source)[:2] == ["Ziele\t2", "Umsetzung\t3"]


def test_a_turned_page_is_read_upright() -> None:
    source = typeset("#rotate(90deg, reflow: true)[#block(width: 12cm)[Erste Zeile\\ Zweite Zeile\\ Dritte Zeile]]")
    assert texts(source) == ["Erste Zeile", "Zweite Zeile", "Dritte Zeile"]


def test_right_to_left_keeps_its_order() -> None:
    words = "مفهوم الحياة في المنطقة"
    source = typeset(f'#set text(lang: "ar", font: "DejaVu Sans Mono")\n{words}')
    assert texts(source) == [words]


def test_pictures_have_their_alternative_text() -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
    picture = f'#image(bytes("{drawing}"), alt: "Karte der Kurse")'
    assert [line.alt for line in typeset(f"Text {picture}").lines if line.alt] == ["Karte der Kurse"]


def test_title_and_language_come_from_the_file() -> None:
    source = typeset('#set document(title: "Konzept Muster")\nText')
    assert (source.title, source.language, source.format) == ("Konzept Muster", "de", "pdf")


def test_progress_counts_pages() -> None:
    seen: list[tuple[int, int]] = []
    read("a.pdf", made.pdf("Eins #pagebreak() Zwei"), lambda done, whole: seen.append((done, whole)))
    assert seen == [(1, 2), (2, 2)]


def with_pictures(*pages: list[tuple[int, int, int]]) -> Source:
    """An untagged page each with a sentence and pictures: left, bottom and size in points."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects: dict[int, bytes | str] = {
        1: pdfs.CATALOG,
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        4: pdfs.FONT,
        5: b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n\x80\nendstream",
    }
    for at, images in enumerate(pages):
        drawn = "".join(f"q {size} 0 0 {size} {left} {bottom} cm /P Do Q " for left, bottom, size in images)
        text = f"BT /F1 12 Tf 72 500 Td (Ein Satz auf der Seite {at + 1} mit Text) Tj ET {drawn}"
        objects[10 + 2 * at] = (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/XObject<</P 5 0 R>>>>"
            f"/Contents {11 + 2 * at} 0 R>>"
        )
        objects[11 + 2 * at] = pdfs.stream(text.encode("latin-1"))
    return read("a.pdf", pdfs.pdf(objects))


def test_pictures_nobody_can_read_out_are_noted_with_their_page() -> None:
    source = with_pictures([], [], [(72, 100, 200), (300, 100, 150)])
    assert source.notes == ("2 Bilder auf Seite 3 wurden nicht gelesen.",)


def test_logos_and_specks_are_no_pictures_to_note() -> None:
    logo = (450, 760, 60)
    source = with_pictures([logo], [logo, (72, 100, 5)], [logo, (72, 100, 200)], [logo])
    assert source.notes == ("1 Bild auf Seite 3 wurde nicht gelesen.",)
