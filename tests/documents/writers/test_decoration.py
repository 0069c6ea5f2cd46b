"""A picture that only decorates is said to do so in the words of each format; any other must say what it shows."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from masswerk.documents.text import Figure
from masswerk.documents.writers import docx, html, odt, pdf
from masswerk.documents.writers.errors import FigureWithoutAlt
from tests.documents.writers.test_write_pdf import inside
from tests.documents.writers.written_sample import doc, png

SILENT = Figure(png(), "image/png", "")
DECORATION = Figure(png(), "image/png", "", is_decorative=True)
SPEAKING = Figure(png(), "image/png", "Zwei Hände")


def part(packed: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("writer", [docx, html, odt, pdf])
def test_no_format_takes_a_silent_picture(writer):
    with pytest.raises(FigureWithoutAlt):
        writer.write(doc(SILENT))


def test_a_web_page_has_an_empty_description():
    assert re.search(r'<img src="data:[^"]+" alt="">', html.write(doc(DECORATION)))


def test_word_knows_decoration_by_its_own_sign():
    marked = [part(docx.write(doc(figure)), "word/document.xml").count("decorative val") for figure in (DECORATION, SPEAKING)]
    assert marked == [1, 0]


def test_an_opendocument_text_has_no_description():
    descriptions = [part(odt.write(doc(figure)), "content.xml").count("<svg:desc>") for figure in (DECORATION, SPEAKING)]
    assert descriptions == [0, 1]


def test_a_pdf_leaves_it_out_of_what_is_read_aloud():
    tagged = [inside(pdf.write(doc(figure))).count(b"/S/Figure") for figure in (DECORATION, SPEAKING)]
    assert tagged == [0, 1]
