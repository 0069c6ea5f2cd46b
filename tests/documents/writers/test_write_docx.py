"""Word files, opened again by python-docx and LibreOffice."""

import io
import re
import zipfile

import docx as reading
import pytest
from lxml import etree

from masswerk.documents.text import Figure, Heading, Item, ListBlock, Paragraph, Run
from masswerk.documents.writers import docx
from tests.documents.writers.written_sample import (
    SVG,
    arabic,
    converted,
    doc,
    ins,
    needs_libreoffice,
    png,
    sample,
    struck,
    table,
    words,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1], "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
      "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}


def part(data: bytes, name: str = "word/document.xml"):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def find(root, path: str):
    return root.xpath(path, namespaces=NS)


@pytest.fixture(scope="module")
def written() -> bytes:
    return docx.write(sample())


@pytest.fixture(scope="module")
def body(written):
    return part(written)


def test_title_author_and_keywords_stand_in_the_properties(written):
    properties = reading.Document(io.BytesIO(written)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Integrationskonzept Musterland", "Landkreis Musterland", "de-DE")
    assert properties.keywords == "Integration, Landkreis"
    assert properties.created.isoformat()[:16] == "2026-11-20T12:00"


def test_headings_are_headings(written):
    paragraphs = reading.Document(io.BytesIO(written)).paragraphs
    found = [(p.style.name, p.text) for p in paragraphs if p.style.name.startswith("Heading")]
    assert found == [("Heading 1", "Präambel"), ("Heading 1", "3\tHandlungsfelder"), ("Heading 2", "3.6\tEhrenamt")]


def test_every_style_that_is_used_exists(written, body):
    styles = set(find(part(written, "word/styles.xml"), "//w:style/@w:styleId"))
    used = set(find(body, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used - styles == set()


def test_lists_are_numbered_by_word(written, body):
    numbers = find(body, "//w:p[w:pPr/w:numPr]")
    places = [(find(p, "string(.//w:numId/@w:val)"), find(p, "string(.//w:ilvl/@w:val)"), "".join(p.itertext())) for p in numbers]
    assert places == [("1", "0", "Rat"), ("2", "1", "zu Fuß"), ("2", "1", "mit dem Bus"), ("1", "0", "Tat"),
                      ("3", "0", "Lehrgang"), ("3", "0", "Gespräch")]
    starts = find(part(written, "word/numbering.xml"), "//w:num[@w:numId='3']//w:startOverride/@w:val")
    assert starts == ["3"]


def test_two_ordered_lists_both_begin_with_one():
    lists = [ListBlock((Item(words("a")),), ordered=True), ListBlock((Item(words("b")),), ordered=True)]
    numbers = find(part(docx.write(doc(*lists))), "//w:numId/@w:val")
    assert numbers == ["2", "3"]


def test_changes_carry_author_and_date(body):
    kinds = [(etree.QName(mark).localname, mark.get(f"{W}author"), mark.get(f"{W}date"), "".join(mark.itertext()))
             for mark in find(body, "//w:p/w:ins | //w:p/w:del")]
    who = ("Koordinierungsstelle", "2026-11-20T12:00:00Z")
    assert kinds == [("del", *who, "zwanzig"), ("ins", *who, "dreißig"), ("ins", *who, "Ganz neu."), ("del", *who, "Entfällt.")]
    assert len(find(body, "//w:del//w:t")) == 0
    assert len(set(find(body, "//w:ins/@w:id | //w:del/@w:id"))) == 6


def test_a_whole_paragraph_is_inserted_or_struck_with_its_mark(body):
    marks = find(body, "//w:pPr/w:rPr/*")
    assert [etree.QName(mark).localname for mark in marks] == ["ins", "del"]


def test_links_lead_to_bookmarks_and_outside(written, body):
    inside = set(find(body, "//w:hyperlink/@w:anchor"))
    names = find(body, "//w:bookmarkStart/@w:name")
    assert "p_3_6" in inside
    assert inside - set(names) == set()
    assert len(names) == len(set(names))
    relations = part(written, "word/_rels/document.xml.rels")
    assert [r.get("Target") for r in relations if r.get("TargetMode") == "External"] == ["https://example.org/a?b=1&c=2"]


def test_long_anchors_that_begin_alike_stay_apart():
    long = "a" * 60
    blocks = [Paragraph(words("x"), anchor=long + "1"), Paragraph(words("y"), anchor=long + "2"),
              Paragraph(words(Run("z", link=f"#{long}2")))]
    root = part(docx.write(doc(*blocks)))
    names = find(root, "//w:bookmarkStart/@w:name")
    assert len(set(names)) == 2
    assert max(len(name) for name in names) <= 40
    assert find(root, "//w:hyperlink/@w:anchor") == [names[1]]


def test_footnotes_are_footnotes(written, body):
    number = find(body, "//w:footnoteReference/@w:id")
    notes = part(written, "word/footnotes.xml")
    assert find(notes, f"string(//w:footnote[@w:id='{number[0]}'])") == " Die Zahlen sind Beispiele."


def test_tables_repeat_their_header_and_name_their_rows(body):
    rows = find(body, "//w:tbl/w:tr")
    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1, 0, 0]
    assert find(body, "//w:tblLook/@w:firstColumn") == ["1"]
    ends = [find(cell, "string(.//w:jc/@w:val)") for cell in find(rows[1], "w:tc")]
    assert ends == ["", "right", "right"]


@pytest.mark.parametrize(("columns", "width", "indent"), [(5, "7940", []), (6, "8932", ["-992"])])
def test_tables_of_many_columns_also_take_the_margin(columns, width, indent):
    root = part(docx.write(doc(table(tuple("abcdef"[:columns]), tuple("123456"[:columns])))))
    assert find(root, "//w:tblW/@w:w") == [width]
    assert find(root, "//w:tblInd/@w:w") == indent


def test_pictures_say_what_they_show(body):
    assert find(body, "//wp:docPr/@descr") == ["Ein rotes Rechteck."]


@pytest.mark.parametrize(("data", "media_type", "suffix"), [
    (png(kind="JPEG"), "image/jpeg", "jpg"), (png(kind="GIF"), "image/gif", "png"), (png(kind="WEBP"), "image/webp", "png"),
    (SVG, "image/svg+xml", "png"),
])
def test_pictures_become_what_word_shows(data, media_type, suffix):
    names = zipfile.ZipFile(io.BytesIO(docx.write(doc(Figure(data, media_type, "Rot"))))).namelist()
    assert [name.rsplit(".", 1)[1] for name in names if "media" in name] == [suffix]


def test_languages_are_stated(written, body):
    defaults = find(part(written, "word/styles.xml"), "//w:rPrDefault//w:lang/@w:val")
    assert defaults == ["de-DE"]
    assert find(body, "//w:r[w:t='welcome']/w:rPr/w:lang/@w:val") == ["en-GB"]
    assert find(body, "//w:r[w:t='مرحبا']/w:rPr/w:lang/@w:bidi") == ["ar-SA"]


def test_arabic_runs_from_right_to_left():
    root = part(docx.write(arabic()))
    paragraphs = find(root, "//w:body//w:p")
    assert all(find(p, "w:pPr/w:bidi") for p in paragraphs)
    assert find(root, "//w:sectPr/w:bidi")


def test_the_contents_list_the_headings(body):
    entries = ["".join(p.itertext()) for p in find(body, "//w:sdtContent/w:p")]
    assert entries[0] == "Inhalt"
    assert [re.sub(r" TOC .*\\u ", "", entry) for entry in entries[1:]] == ["Präambel", "3Handlungsfelder", "3.6Ehrenamt"]


@needs_libreoffice
def test_tracked_changes_survive_libreoffice(written, tmp_path):
    root = part(converted(written, "docx", "docx", tmp_path))
    found = [(etree.QName(mark).localname, mark.get(f"{W}author"), "".join(mark.itertext()))
             for mark in find(root, "//w:p/w:ins | //w:p/w:del")]
    who = "Koordinierungsstelle"
    assert found == [("del", who, "zwanzig"), ("ins", who, "dreißig"), ("ins", who, "Ganz neu."), ("del", who, "Entfällt.")]
    assert set(find(root, "//w:ins/@w:date | //w:del/@w:date")) == {"2026-11-20T12:00:00Z"}
    assert [etree.QName(mark).localname for mark in find(root, "//w:pPr/w:rPr/w:ins | //w:pPr/w:rPr/w:del")] == ["ins", "del"]


def test_a_change_inside_a_link_stays_a_change():
    root = part(docx.write(doc(Heading(1, words("x"), anchor="x"), Paragraph(words(Run("alt", link="#x", change="del"))))))
    assert find(root, "string(//w:hyperlink[@w:anchor='p_x']/w:del)") == "alt"


def test_cells_hold_changes():
    made = table(("a",), ("b",))
    changed = made.__class__((made.rows[0], ((struck("1"), ins("2")),)))
    root = part(docx.write(doc(changed)))
    assert [etree.QName(mark).localname for mark in find(root, "//w:tc//w:del | //w:tc//w:ins")] == ["del", "ins"]


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens bidi spacing ind contextualSpacing "
           "jc outlineLvl rPr",
    "rPr": "ins del rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg bidi",
    "trPr": "cantSplit tblHeader",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "settings": "zoom defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone footnotePr compat themeFontLang",
    "lvl": "start numFmt lvlText lvlJc pPr",
}


@pytest.mark.parametrize("made", [sample(), arabic()], ids=["german", "arabic"])
def test_properties_stand_in_the_order_of_the_schema(made):
    """Word refuses files whose properties stand in another order than ISO/IEC 29500-1, annex A."""
    archive = zipfile.ZipFile(io.BytesIO(docx.write(made)))
    seen = set()
    for name in archive.namelist():
        root = etree.fromstring(archive.read(name)) if name.startswith("word/") and name.endswith(".xml") else etree.Element("none")
        for kind, order in ORDER.items():
            for holder in root.iter(f"{W}{kind}"):
                places = [order.split().index(etree.QName(child).localname) for child in holder]
                assert places == sorted(places), (name, kind, [etree.QName(child).localname for child in holder])
                seen.add(kind)
    assert seen == set(ORDER)
