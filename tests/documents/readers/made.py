"""Documents for the reader tests, made with the libraries people's programs resemble."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import typst
from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(word: Word) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def with_paragraph(xml: str) -> bytes:
    """A Word document with one paragraph given as XML (inside of w:p)."""
    word = Document()
    word.element.body.insert(0, parse_xml(f"<w:p {W}>{xml}</w:p>"))
    return saved(word)


def concept() -> Word:
    """A small concept with everything a reader has to see."""
    word = Document()
    word.core_properties.title = "Konzept Musterkreis"
    word.sections[0].header.paragraphs[0].text = "Musterkreis"
    word.add_heading("Integrationskonzept", 0)
    word.add_heading("1 Ziele", 1)
    paragraph = word.add_paragraph()
    paragraph.add_run("Leitziel: ").bold = True
    paragraph.add_run("Alle sprechen mit.")
    word.add_heading("1.1 Sprache", 2)
    word.add_paragraph("Kurse in jeder Gemeinde", style="List Bullet")
    word.add_paragraph("auch abends", style="List Bullet 2")
    word.add_paragraph("Erstens", style="List Number")
    word.add_paragraph("Zweitens", style="List Number")
    table = word.add_table(3, 3)
    table.style = "Table Grid"
    for row, texts in zip(table.rows, (("Träger", "Kurse", ""), ("KVHS", "5", "B1"), ("IB", "3", "B2")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    word.add_page_break()
    word.add_heading("2 Umsetzung", 1)
    word.add_paragraph("Der Kreis berichtet jährlich.")
    return word


def converted(data: bytes, suffix: str, target: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it in another format."""
    source = folder / f"datei.{suffix}"
    source.write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", target, "--outdir", str(folder / "out"), str(source)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return (folder / "out" / f"datei.{target}").read_bytes()


def pdf(markup: str) -> bytes:
    """A PDF set by Typst."""
    return bytes(typst.compile(markup.encode(), format="pdf"))


has_office = shutil.which("soffice") is not None
