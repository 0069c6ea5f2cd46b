"""Whatever stands in a document, every format can be written, and its XML can be read."""

import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from masswerk.documents.text import Doc, Figure, Heading, Item, ListBlock, Paragraph, Run, Table
from masswerk.documents.writers import docx, html, odt, pdf
from tests.documents.writers.written_sample import WRITTEN, png

NASTY = ["\x00\x1f", "\ud800", "\ufffe", "\u202e\u2066", "=1+1", "<w:p>&amp;", "]]>", "\t\n\r\u2028", "#let x", "{title}", "{page}{pages}",
         "https://x.de", "مرحبا", "漢", "\ue000", "\u0301", "a" * 300, "\u00ad", "\\", '"', "", " ", "$x$"]
TEXT = st.one_of(st.text(max_size=20), st.sampled_from(NASTY))
LINK = st.one_of(st.just(""), st.sampled_from(["#a", "#", "https://x.de/ä?\"'<>", "javascript:x", "mailto:a@b.de"]), TEXT)
CHANGE = st.sampled_from(["", "ins", "del"])
RUN = st.builds(Run, TEXT, bold=st.booleans(), italic=st.booleans(), link=LINK, change=CHANGE, note=st.one_of(st.just(""), TEXT),
                language=st.sampled_from(["", "en", "ar", "de-simple", "uk"]))
RUNS = st.lists(RUN, max_size=3).map(tuple)
ANCHOR = st.one_of(st.sampled_from(["", "a", "a", "3.6"]), TEXT)
ITEM = st.recursive(
    st.builds(Item, RUNS, change=CHANGE),
    lambda inner: st.builds(Item, RUNS, st.lists(inner, max_size=2).map(tuple), st.booleans(), CHANGE), max_leaves=4,
)
ROW = st.lists(RUNS, max_size=3).map(tuple)
BLOCK = st.one_of(
    st.builds(Heading, st.integers(1, 6), RUNS, TEXT, ANCHOR, CHANGE),
    st.builds(Paragraph, RUNS, TEXT, ANCHOR, st.sampled_from(["body", "lead", "quote", "note", "small", "unknown"]), CHANGE),
    st.builds(ListBlock, st.lists(ITEM, max_size=3).map(tuple), st.booleans(), st.integers(0, 20)),
    st.builds(Table, st.lists(ROW, max_size=3).map(tuple), TEXT, st.integers(0, 4), st.booleans(), ANCHOR),
    st.builds(Figure, st.just(png(4, 4)), st.just("image/png"), TEXT.map(lambda text: f"Bild {text}"), TEXT, ANCHOR),
)
DOC = st.builds(
    Doc, TEXT, st.lists(BLOCK, max_size=4).map(tuple), TEXT, TEXT, st.sampled_from(["de-DE", "ar", "de-simple", "en"]),
    st.sampled_from(["ltr", "rtl"]), st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple), TEXT,
    st.sampled_from([None, WRITTEN]), contents=st.booleans(), keywords=st.lists(TEXT, max_size=2).map(tuple),
)
RUNNING = settings(deadline=None, suppress_health_check=list(HealthCheck))


def parts(data: bytes) -> list[etree._Element]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))]


@pytest.mark.parametrize("write", [docx.write, odt.write])
def test_office_files_are_well_formed(write):
    @given(DOC)
    @settings(RUNNING, max_examples=120)
    def holds(doc: Doc) -> None:
        assert len(parts(write(doc))) >= 4

    holds()


@given(DOC)
@settings(RUNNING, max_examples=120)
def test_html_has_no_script_and_no_open_link(doc):
    made = html.write(doc)
    tree = etree.fromstring(made.encode(), etree.HTMLParser())
    assert tree.xpath("//script | //iframe | //@onerror | //@onclick") == []
    assert [link for link in tree.xpath("//a/@href") if not re.match(r"#|https?:|mailto:|tel:", link, re.IGNORECASE)] == []


@given(DOC)
@settings(RUNNING, max_examples=40)
def test_pdf_is_always_tagged(doc):
    made = pdf.write(doc)
    assert made.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in made
