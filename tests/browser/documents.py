"""The county's concept as an office has it: as a text file, as a Word file, as a PDF."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

import typst
from docx import Document

from tests.browser.server import REPOSITORY

SOURCE = REPOSITORY / "tests" / "intake" / "known" / "landkreis.txt"
HEADING = re.compile(r"(\d+(?:\.\d+)*)\s+([A-ZÄÖÜ][^\t]+)$")
"""A numbered heading; lines of the contents carry a tab and a page."""


def as_text(folder: Path) -> Path:
    """As it was exported long ago."""
    target = folder / "landkreis.txt"
    target.write_text("\n".join([*SOURCE.read_text(encoding="utf-8").splitlines(), _stamp()]), encoding="utf-8")
    return target


def as_word(folder: Path) -> Path:
    """With headings and lists of Word."""
    word = Document()
    for line in _lines():
        heading, bullet = HEADING.match(line), re.match(r"\s*[-✚✓]+\s+(.*)", line)
        if heading:
            word.add_heading(f"{heading[1]} {heading[2]}", heading[1].count(".") + 1)
        elif bullet:
            word.add_paragraph(bullet[1].strip(), style="List Bullet")
        else:
            word.add_paragraph(line.strip().strip("*"))
    target = folder / "landkreis.docx"
    word.save(str(target))
    return target


def as_pdf(folder: Path) -> Path:
    """Printed to a PDF, headings by their size only."""
    parts = ["#set text(lang: \"de\", size: 11pt)", "#set page(numbering: \"1\")"]
    for line in _lines():
        heading = HEADING.match(line)
        said = (heading[0] if heading else line.strip().strip("*")).replace("\\", "\\\\").replace('"', '\\"')
        size = {0: 18, 1: 15}.get(heading[1].count("."), 13) if heading else 11
        parts.append(f'#block(text(size: {size}pt, weight: "{"bold" if heading else "regular"}", "{said}"))')
    target = folder / "landkreis.pdf"
    target.write_bytes(typst.compile("\n".join(parts).encode()))
    return target


def _lines() -> list[str]:
    return [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if line.strip()] + [_stamp()]


def _stamp() -> str:
    """A last line that differs each time: the same file twice is another test."""
    return f"Auental, im Mai 2020, Ausfertigung {secrets.token_hex(4)}"
