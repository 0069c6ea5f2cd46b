"""Word documents: paragraphs with the facts of their layout."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from masswerk.documents.readers import read
from masswerk.documents.readers.docx.numbering import Numbering
from masswerk.documents.source import Line, Source
from tests.documents.readers import made

W = made.W


def facts(source: Source) -> list[tuple[str, int | None, str, int, str]]:
    return [(line.style, line.level, line.sign, line.indent, line.text) for line in source.lines if not line.cells]


EXPECTED = [
    ("title", None, "", 0, "Integrationskonzept"),
    ("heading", 1, "", 0, "1 Ziele"),
    ("", None, "", 0, "Leitziel: Alle sprechen mit."),
    ("heading", 2, "", 0, "1.1 Sprache"),
    ("list", 1, "•", 0, "Kurse in jeder Gemeinde"),
    ("list", 2, "•", 1, "auch abends"),
    ("list", 1, "1.", 0, "Erstens"),
    ("list", 1, "2.", 0, "Zweitens"),
    ("heading", 1, "", 0, "2 Umsetzung"),
    ("", None, "", 0, "Der Kreis berichtet jährlich."),
    ("header", None, "", 0, "Musterkreis"),
]
ROWS = [("Träger", "Kurse", ""), ("KVHS", "5", "B1"), ("IB", "3", "B2")]


def test_a_concept_is_read() -> None:
    source = read("konzept.docx", made.saved(made.concept()))
    assert facts(source) == EXPECTED
    assert [line.cells for line in source.lines if line.cells] == ROWS
    assert (source.format, source.title, source.pages, source.notes) == ("docx", "Konzept Musterkreis", 2, ())
    assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))


def test_look_and_pages() -> None:
    lines = {line.text: line for line in read("konzept.docx", made.saved(made.concept())).lines}
    assert lines["Leitziel: Alle sprechen mit."].lead == "Leitziel:"
    assert lines["1 Ziele"].bold is True
    assert lines["1 Ziele"].size == 1.27
    assert (lines["1 Ziele"].page, lines["2 Umsetzung"].page) == (1, 2)
    assert lines["2 Umsetzung"].break_before is True
    assert lines["Träger\tKurse\t"].table == 1


@pytest.mark.skipif(not made.has_office, reason="LibreOffice is not installed")
def test_the_same_comes_out_of_libreoffice(tmp_path: Path) -> None:
    data = made.saved(made.concept())
    odt = read("konzept.odt", made.converted(data, "docx", "odt", tmp_path))
    assert facts(odt) == EXPECTED
    assert [line.cells for line in odt.lines if line.cells] == ROWS
    assert (odt.format, odt.title, odt.pages) == ("odt", "Konzept Musterkreis", 2)


@pytest.mark.skipif(not made.has_office, reason="LibreOffice is not installed")
def test_the_same_comes_out_as_pdf(tmp_path: Path) -> None:
    data = made.saved(made.concept())
    pdf = read("konzept.pdf", made.converted(data, "docx", "pdf", tmp_path))
    assert [line.cells for line in pdf.lines if line.cells] == ROWS
    assert [(line.style, line.level, line.text) for line in pdf.lines if line.style == "heading"] == [
        ("heading", 1, "1 Ziele"),
        ("heading", 2, "1.1 Sprache"),
        ("heading", 1, "2 Umsetzung"),
    ]
    assert [(line.sign, line.text, line.indent) for line in pdf.lines if line.sign == "•"] == [
        ("•", "Kurse in jeder Gemeinde", 0),
        ("•", "auch abends", 1),
    ]
    assert [line.page for line in pdf.lines if line.style == "header"] == [1, 2]
    assert pdf.pages == 2


def only(xml: str) -> Line:
    return read("a.docx", made.with_paragraph(xml)).lines[0]


def test_insertions_count_and_deletions_do_not() -> None:
    source = read(
        "a.docx",
        made.with_paragraph(
            '<w:r><w:t xml:space="preserve">Wir </w:t></w:r>'
            '<w:del w:id="1" w:author="a"><w:r><w:delText>wollen</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>werden</w:t></w:r></w:ins>'
        ),
    )
    assert source.lines[0].text == "Wir werden"
    assert source.notes == ("Gelöschter Text aus nachverfolgten Änderungen wurde weggelassen.",)


def test_struck_words_are_marked() -> None:
    line = only('<w:r><w:t xml:space="preserve">alt </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>weg</w:t></w:r>')
    assert (line.text, line.struck) == ("alt weg", ((4, 7),))


def test_hidden_words_are_left_out() -> None:
    line = only("<w:r><w:t>da</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>versteckt</w:t></w:r>")
    assert line.text == "da"


def test_links_fields_and_tabs() -> None:
    line = only(
        '<w:hyperlink><w:r><w:t>Netz</w:t></w:r></w:hyperlink><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/>'
        '</w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert line.text == "Netz\t7"


def test_typed_bullets_behind_line_breaks_are_items() -> None:
    word = Document()
    word.add_paragraph("Wir bieten:\n- Kurse\n• Treffs am\nAbend")
    assert facts(read("a.docx", made.saved(word))) == [
        ("", None, "", 0, "Wir bieten:"),
        ("list", 1, "-", 0, "Kurse"),
        ("list", 1, "•", 0, "Treffs am Abend"),
    ]


def test_a_table_of_contents_is_marked() -> None:
    word = Document()
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    word.element.body.insert(0, parse_xml(f"<w:p {W}>{begin}<w:r><w:t>1 Ziele 3</w:t></w:r></w:p>"))
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    word.element.body.insert(1, parse_xml(f"<w:p {W}><w:r><w:t>2 Umsetzung 5</w:t></w:r>{end}</w:p>"))
    word.add_paragraph("Text")
    assert [line.style for line in read("a.docx", made.saved(word)).lines] == ["toc", "toc", ""]


def test_a_picture_has_its_alternative_text() -> None:
    line = only(
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="Bild" descr="Karte der Kurse"/></wp:inline></w:drawing></w:r>'
    )
    assert (line.text, line.alt) == ("", "Karte der Kurse")


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Im Kasten</w:t></w:r></w:p></w:txbxContent>"
    source = read(
        "a.docx",
        made.with_paragraph(
            "<w:r><w:t>Davor</w:t></w:r><w:r>"
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
    )
    assert [line.text for line in source.lines] == ["Davor", "Im Kasten"]


def test_a_frame_of_one_column_is_running_text() -> None:
    word = Document()
    cell = word.add_table(1, 1).cell(0, 0)
    cell.text = "Ziel 1"
    cell.add_paragraph("Kurse", style="List Bullet")
    lines = read("a.docx", made.saved(word)).lines
    assert [(line.text, line.sign, line.cells) for line in lines] == [("Ziel 1", "", None), ("Kurse", "•", None)]


def test_paragraphs_of_a_cell_are_put_together() -> None:
    word = Document()
    table = word.add_table(1, 2)
    table.cell(0, 0).text = "Ziele\nKurse"
    table.cell(0, 0).add_paragraph("auch abends", style="List Bullet")
    table.cell(0, 1).text = "5"
    line = read("a.docx", made.saved(word)).lines[0]
    assert line.cells == ("Ziele Kurse • auch abends", "5")
    assert line.text == "Ziele Kurse • auch abends\t5"


def test_footnotes_follow_their_paragraph() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Stand 2020</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = made.with_paragraph('<w:r><w:t>Zahlen</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>')
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    assert [(line.style, line.sign, line.text) for line in read("a.docx", buffer.getvalue()).lines] == [
        ("", "", "Zahlen"),
        ("footnote", "1", "Stand 2020"),
    ]


def numbering(levels: str, more: str = "") -> Numbering:
    xml = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
    )
    return Numbering(parse_xml(xml))


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def test_numbers_of_several_levels() -> None:
    found = numbering(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "%3)"))
    depths = [0, 1, 1, 2, 2, 0, 1, 2]
    assert [found.sign("1", depth)[0] for depth in depths] == ["1", "1.1", "1.2", "a)", "b)", "2", "2.1", "a)"]


def test_lists_of_one_definition_count_on_unless_restarted() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    found = numbering(level(0, "upperRoman", "%1."), more)
    assert [found.sign(each, 0)[0] for each in "1123"] == ["I.", "II.", "III.", "V."]


def test_bullets_of_symbol_fonts_become_signs() -> None:
    found = numbering(level(0, "bullet", "\uf0fc") + level(1, "bullet", "\uf0b7") + level(2, "bullet", "✚"))
    assert [found.sign("1", depth)[0] for depth in (0, 1, 2)] == ["✓", "•", "✚"]


def test_headings_of_german_templates() -> None:
    word = Document()
    style = word.styles.add_style("Überschrift 3", 1)
    style.base_style = None
    word.add_paragraph("Sprache", style=style)
    outline = word.add_paragraph("Arbeit")
    custom = word.styles.add_style("Kapitelkopf", 1)
    level_of = OxmlElement("w:outlineLvl")
    level_of.set(qn("w:val"), "1")
    custom.element.get_or_add_pPr().append(level_of)
    outline.style = custom
    assert [(line.style, line.level) for line in read("a.docx", made.saved(word)).lines] == [
        ("heading", 3),
        ("heading", 2),
    ]
