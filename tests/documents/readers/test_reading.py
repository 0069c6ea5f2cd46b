"""The format is told by content; what cannot be read is refused with cause and way out."""

from __future__ import annotations

import pytest

from masswerk.documents import refusals
from masswerk.documents.readers import read
from masswerk.documents.readers.formats import find
from masswerk.documents.readers.limits import COLUMNS
from tests.documents.hostile import packages, pdfs

FILES = {
    "txt": b"Ziele",
    "html": b"<!DOCTYPE html><p>Ziele",
    "docx": packages.docx(),
    "odt": packages.odt("<text:p>Ziele</text:p>"),
    "pdf": pdfs.page(pdfs.words("Ziele")),
}


@pytest.mark.parametrize("form", FILES)
def test_the_content_decides(form: str) -> None:
    source = read("konzept.rtf", FILES[form])
    assert source.format == form
    assert len(source.notes) == 1
    assert source.notes[0].startswith("Die Datei heißt „.rtf“, ist aber ")


@pytest.mark.parametrize("form", FILES)
def test_the_right_extension_needs_no_note(form: str) -> None:
    assert read(f"konzept.{form}", FILES[form]).notes == ()


def test_markdown_is_told_by_its_extension() -> None:
    assert find("a.md", b"Text") == ("md", "")
    assert find("a", b"Text") == ("txt", "")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x05\x06" + bytes(18), "ein ZIP-Archiv"),
        (packages.zipped({"ppt/presentation.xml": "x"}), "eine PowerPoint-Präsentation"),
        (packages.zipped({"mimetype": "application/epub+zip"}), "ein E-Book (EPUB)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "ein Bild (PNG)"),
        (b"\x7fELF" + bytes(50), "ein Programm"),
        (rb"{\rtf1 Text}", "ein RTF-Dokument"),
        (packages.office_container("WordDocument"), "ein Dokument im alten Office-Format (.doc, .xls, .ppt)"),
    ],
)
def test_foreign_formats_are_named(data: bytes, name: str) -> None:
    with pytest.raises(refusals.Unsupported) as refusal:
        read("a.docx", data)
    assert refusal.value.facts == {"name": "a.docx", "format": name}
    assert str(refusal.value) == (
        f"„a.docx“ ist kein lesbares Dokument, sondern: {name}. "
        "Laden Sie PDF, Word (.docx), LibreOffice (.odt), HTML, Markdown oder Text hoch."
    )


@pytest.mark.parametrize("kind", refusals.Unreadable.__subclasses__())
def test_every_refusal_tells_cause_and_way_out(kind: type[refusals.Unreadable]) -> None:
    facts = dict.fromkeys(("detail", "found", "limit", "pages", "format", "seconds", "megabytes", "count"), "x")
    refusal = kind(name="konzept.docx", **facts)
    assert "„konzept.docx“" in refusal.explained
    assert refusal.remedy.endswith(".")
    assert refusals.by_name(kind.__name__) is kind


def test_a_scan_says_how_many_pages() -> None:
    with pytest.raises(refusals.NoText) as refusal:
        read("scan.pdf", pdfs.image_only(pages=3))
    assert refusal.value.facts == {"name": "scan.pdf", "pages": 3}


def test_pages_without_text_between_others_are_noted() -> None:
    objects = {
        1: pdfs.CATALOG,
        2: "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        4: pdfs.FONT,
        5: pdfs.stream(pdfs.words("Eine Seite mit lesbarem Text und vielen Worten darauf")),
        6: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 7 0 R>>>>/Contents 8 0 R>>",
        7: pdfs.stream(
            bytes(100), "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
        ),
        8: pdfs.stream(b"q 500 0 0 700 50 50 cm /I Do Q"),
    }
    assert read("a.pdf", pdfs.pdf(objects)).notes == ("Seiten ohne lesbaren Text (Bilder): 2.",)


def test_a_row_of_too_many_columns_is_text() -> None:
    (line,) = read("a.txt", b"\ta" * (COLUMNS + 1)).lines
    assert line.cells is None
