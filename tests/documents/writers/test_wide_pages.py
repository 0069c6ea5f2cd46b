"""Wide pages: DOCX, ODT and PDF lie on their side, and the table uses the room."""

from __future__ import annotations

import io

import docx as word
import pypdfium2
import pytest
from odfdo import Document

from masswerk.documents.text import Doc, Paragraph, Run
from masswerk.documents.writers import docx, odt, pdf
from tests.documents.writers.written_sample import table

DOC = Doc(title="Synopse", contents=False, blocks=(Paragraph((Run("Beiträge und Entscheidungen."),)), table(("Nr.", "Beitrag"), ("B-001", "Mehr Kurse"))),
          is_landscape=True)


def test_a_word_file_lies_on_its_side():
    section = word.Document(io.BytesIO(docx.write(DOC))).sections[0]
    assert (section.orientation, section.page_width > section.page_height) == (1, True)


def test_an_open_document_lies_on_its_side():
    styles = Document(io.BytesIO(odt.write(DOC))).get_part("styles.xml").serialize().decode()
    assert 'fo:page-width="297mm"' in styles


@pytest.mark.parametrize(("is_landscape", "wide"), [(True, True), (False, False)])
def test_a_pdf_lies_on_its_side_only_when_asked(is_landscape, wide):
    width, height = pypdfium2.PdfDocument(pdf.write(Doc(
        title="Synopse", contents=False, blocks=DOC.blocks, is_landscape=is_landscape)))[0].get_size()
    assert (width > height) == wide
