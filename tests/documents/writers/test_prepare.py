"""What every format needs first."""

import pytest

from masswerk.documents.text import Figure, Heading, Paragraph, Run
from masswerk.documents.writers import docx, html, odt, pdf
from masswerk.documents.writers.errors import FigureWithoutAlt, PictureUnreadable
from masswerk.documents.writers.prepare import clean, prepare, sound_link
from tests.documents.writers.written_sample import doc, png, sample, table, words

WRITERS = [docx.write, odt.write, pdf.write, html.write]


@pytest.mark.parametrize(("given", "kept"), [
    ("Rat\x00haus", "Rathaus"),
    ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
    ("\ud800Satz\ufffe\uffff", "Satz"),
    ("rechts\u200fnach\u202elinks", "rechts\u200fnachlinks"),
    ("=1+1\tZelle", "=1+1\tZelle"),
    ("😀 ß ẞ \u00ad", "😀 ß ẞ \u00ad"),
])
def test_only_characters_that_a_file_can_hold_are_kept(given, kept):
    assert clean(given) == kept


@pytest.mark.parametrize(("link", "kept"), [
    ("https://example.org/a?b=1", "https://example.org/a?b=1"),
    ("mailto:rat@example.org", "mailto:rat@example.org"),
    ("tel:+4939411234", "tel:+4939411234"),
    ("javascript:alert(1)", ""),
    (" JaVaScRiPt:alert(1)", ""),
    ("java\x00script:alert(1)", ""),
    ("data:text/html,<script>", ""),
    ("file:///etc/passwd", ""),
    ("/relative", ""),
    ("#there", "#there"),
    ("#nowhere", ""),
])
def test_links_lead_outside_or_to_a_place_in_the_document(link, kept):
    assert sound_link(link, frozenset({"there"})) == kept


def test_levels_of_headings_have_no_gaps():
    levels = [2, 4, 4, 1, 3, 6, 2]
    prepared = prepare(doc(*(Heading(level, words("x")) for level in levels)))
    assert [block.level for block in prepared.blocks] == [1, 2, 2, 1, 2, 3, 2]


def test_a_heading_without_words_becomes_a_paragraph():
    prepared = prepare(doc(Heading(2, words(" \u200f"), number="3.1", anchor="a"), Heading(1, words("Wort"))))
    assert prepared.blocks == (Paragraph(words(" \u200f"), label="3.1", anchor="a"), Heading(1, words("Wort")))


def test_an_anchor_names_one_place():
    prepared = prepare(doc(Paragraph(words("a"), anchor="3.6"), Paragraph(words("b"), anchor="3-6")))
    assert [block.anchor for block in prepared.blocks] == ["3-6", ""]


def test_a_change_of_the_paragraph_is_a_change_of_its_words():
    prepared = prepare(doc(Paragraph(words("neu ", Run("und alt", change="del")), change="ins")))
    assert [run.change for run in prepared.blocks[0].runs] == ["ins", "del"]


def test_rows_get_the_same_number_of_cells():
    prepared = prepare(doc(table(("a", "b", "c"), ("d",), header_rows=9)))
    assert [len(row) for row in prepared.blocks[0].rows] == [3, 3]
    assert prepared.blocks[0].header_rows == 1


@pytest.mark.parametrize("write", WRITERS)
def test_a_figure_without_description_is_refused(write):
    with pytest.raises(FigureWithoutAlt) as refusal:
        write(doc(Figure(png(), "image/png", "gut"), Figure(png(), "image/png", " \x00", caption="Kurse")))
    assert refusal.value.facts == {"number": 2, "caption": "Kurse"}
    assert "Abbildung 2 (Kurse)" in str(refusal.value)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(("data", "media_type"), [
    (b"", "image/png"), (b"no picture", "image/jpeg"), (png()[:60], "image/png"), (b"<svg", "image/svg+xml"),
    (png(kind="BMP"), "image/png"), (b'<svg xmlns="http://www.w3.org/2000/svg" width="900000" height="900000"/>', "image/svg+xml"),
])
def test_a_broken_picture_is_refused(write, data, media_type):
    with pytest.raises(PictureUnreadable) as refusal:
        write(doc(Figure(data, media_type, "Bild")))
    assert refusal.value.facts["number"] == 1


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_document_gives_the_same_bytes(write):
    assert write(sample()) == write(sample())


@pytest.mark.parametrize("write", WRITERS)
def test_an_empty_document_can_be_written(write):
    assert len(write(doc())) > 500
