"""The hostile corpus: name of the case, file name, what makes it, and what must come of it.

Outcomes: names of refusals, or "read" where the file is odd but harmless and is simply read.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from typing import NamedTuple

from tests.documents.hostile import packages as zips
from tests.documents.hostile import pdfs

Make = Callable[[], bytes]


class Case(NamedTuple):
    """outcomes: any of these is right."""

    name: str
    file: str
    make: Make
    outcomes: tuple[str, ...]


def _case(name: str, file: str, make: Make, *outcomes: str) -> Case:
    return Case(name, file, make, outcomes)


def _nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + zips.paragraph() + "</w:tc></w:tr></w:tbl>" * depth


_LAUGH = "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"
_SECRET = '<!DOCTYPE w [<!ENTITY geheim SYSTEM "file:///etc/passwd">]>'
_NET = '<!DOCTYPE w [<!ENTITY % netz SYSTEM "http://127.0.0.1:9/x.dtd"> %netz;]>'
_LOOP = f'<w:styles {zips.W}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>'
_P = '<text:p xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
_MACRO = "word/vbaProject.bin"

PACKAGES = [
    _case("zip bomb of 2 GB", "a.docx", lambda: zips.bomb(2000), "ZipBomb"),
    _case("zip bomb of 500 MB", "a.docx", lambda: zips.bomb(500), "ZipBomb"),
    _case("zip bomb that lies about its size", "a.docx", lambda: zips.bomb(2000, declared=1000), "Damaged"),
    _case("zip bomb that claims 4 GB", "a.docx", lambda: zips.bomb(1, declared=2**32 - 2), "ZipBomb"),
    _case("zip bomb in an ODT", "a.odt", lambda: zips.bomb(2000, member="content.xml"), "ZipBomb"),
    _case("members that share their data", "a.docx", lambda: zips.overlapping(4000), "ZipBomb"),
    _case("60,000 members", "a.docx", lambda: zips.overlapping(60_000), "TooLarge"),
    _case("zip in zip in zip", "a.docx", lambda: zips.docx("", {"word/x.zip": zips.bomb(2000)}), "read"),
    _case("bare archive", "a.docx", lambda: zips.zipped({"bild.zip": zips.bomb(2000)}), "Unsupported"),
    _case("member that climbs out", "a.docx", lambda: zips.docx("", {"../../../etc/cron.d/x": "x"}), "UnsafeContent"),
    _case("member with a root", "a.docx", lambda: zips.docx("", {"/etc/passwd": "x"}), "UnsafeContent"),
    _case("member with backslashes", "a.docx", lambda: zips.docx("", {"..\\..\\x.exe": "x"}), "UnsafeContent"),
    _case(
        "member that is a link",
        "a.docx",
        lambda: zips.zipped(
            {"word/document.xml": zips.document(zips.paragraph()), "x": "/etc/passwd"}, {"x": zips.SYMLINK}
        ),
        "UnsafeContent",
    ),
    _case(
        "member locked alone",
        "a.docx",
        lambda: zips.by_hand("word/document.xml", b"x" * 20, 8, flags=1),
        "UnsafeContent",
    ),
    _case("unknown packing", "a.docx", lambda: zips.by_hand("word/document.xml", b"x", 1, method=99), "Damaged"),
    _case("billion laughs", "a.docx", lambda: zips.docx(_LAUGH, before=zips.laughs()), "UnsafeContent"),
    _case(
        "billion laughs in UTF-16",
        "a.docx",
        lambda: zips.docx(_LAUGH, before=zips.laughs(), encoding="utf-16"),
        "UnsafeContent",
        "Damaged",
    ),
    _case(
        "billion laughs in an ODT",
        "a.odt",
        lambda: zips.odt(f"{_P}&l9;</text:p>", before=zips.laughs()),
        "UnsafeContent",
    ),
    _case(
        "entity from a file", "a.docx", lambda: zips.docx(zips.paragraph("&geheim;"), before=_SECRET), "UnsafeContent"
    ),
    _case("entity from the net", "a.docx", lambda: zips.docx(before=_NET), "UnsafeContent"),
    _case(
        "entities in the styles", "a.docx", lambda: zips.docx("", {"word/styles.xml": zips.laughs()}), "UnsafeContent"
    ),
    _case("200,000 nested elements", "a.docx", lambda: zips.docx("<w:sdt>" * 200_000), "Damaged"),
    _case("tables in tables", "a.docx", lambda: zips.docx(_nested(70)), "read"),
    _case("tables in tables in tables", "a.docx", lambda: zips.docx(_nested(5000)), "Damaged"),
    _case("millions of paragraphs", "a.docx", lambda: zips.docx("<w:p/>" * 1_500_000), "TooLarge"),
    _case(
        "a row of a million cells",
        "a.docx",
        lambda: zips.docx("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 1_000_000 + "</w:tr></w:tbl>"),
        "TooLarge",
    ),
    _case(
        "a row of two thousand cells",
        "a.docx",
        lambda: zips.docx("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 2000 + "</w:tr></w:tbl>"),
        "TooLarge",
    ),
    _case(
        "a cell across a billion columns",
        "a.docx",
        lambda: zips.docx(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>'
            f"{zips.paragraph()}</w:tc><w:tc>{zips.paragraph()}</w:tc></w:tr></w:tbl>"
        ),
        "read",
    ),
    _case("styles that inherit from themselves", "a.docx", lambda: zips.docx("", {"word/styles.xml": _LOOP}), "read"),
    _case("macros", "a.docm", lambda: zips.docx("", {_MACRO: b"\xd0\xcf\x11\xe0"}), "HasMacros"),
    _case("macros under another name", "a.docx", lambda: zips.docx("", {"word/x/VBAPROJECT.BIN": b"x"}), "HasMacros"),
    _case(
        "macros in an ODT",
        "a.odt",
        lambda: zips.odt(f"{_P}x</text:p>", {"Basic/Standard/Modul1.xml": "x"}),
        "HasMacros",
    ),
    _case("Word file with a password", "a.docx", lambda: zips.office_container("EncryptedPackage"), "Encrypted"),
    _case("old Word file", "a.doc", lambda: zips.office_container("WordDocument"), "Unsupported"),
    _case(
        "ODT with a password",
        "a.odt",
        lambda: zips.odt("x", {"META-INF/manifest.xml": zips.manifest("<manifest:encryption-data/>")}),
        "Encrypted",
    ),
    _case("ODT locked as a whole", "a.odt", lambda: zips.odt("x", {"encrypted-package": b"x"}), "Encrypted"),
    _case("DOCX cut off", "a.docx", lambda: zips.docx(zips.paragraph() * 1000)[:-200], "Damaged"),
    _case(
        "DOCX without its head", "a.docx", lambda: zips.docx(zips.paragraph() * 1000)[100:], "Unsupported", "Damaged"
    ),
    _case("DOCX whose text is cut off", "a.docx", lambda: zips.docx("<w:p><w:r>"), "Damaged"),
    _case("ODT cut off", "a.odt", lambda: zips.odt(f"{_P}x</text:p>")[:-60], "Damaged"),
    _case("ODT without text", "a.odt", lambda: zips.odt(""), "Empty"),
    _case(
        "ODT with a billion columns",
        "a.odt",
        lambda: zips.odt(
            "<table:table><table:table-row><table:table-cell table:number-columns-repeated='1000000000'>"
            "<text:p>x</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>"
        ),
        "read",
    ),
    _case(
        "ODT with a billion blanks",
        "a.odt",
        lambda: zips.odt("<text:p>x<text:s text:c='1000000000'/>y</text:p>"),
        "read",
    ),
    _case("ODT with deep lists", "a.odt", lambda: zips.odt("<text:list><text:list-item>" * 5000), "Damaged"),
    _case("Excel named Word", "a.docx", lambda: zips.zipped({"xl/workbook.xml": "<x/>"}), "Unsupported"),
]

PDFS = [
    _case("PDF with a password", "a.pdf", pdfs.encrypted, "Encrypted"),
    _case("PDF cut off", "a.pdf", lambda: pdfs.page(pdfs.words())[:300], "Damaged", "Empty"),
    _case("PDF that is only its head", "a.pdf", lambda: b"%PDF-1.7\n", "Damaged"),
    _case("pages that contain each other", "a.pdf", pdfs.page_loop, "Damaged", "Empty"),
    _case(
        "two billion pages claimed",
        "a.pdf",
        lambda: pdfs.many_pages(1, 2_000_000_000),
        "TooManyPages",
        "Damaged",
        "Empty",
    ),
    _case("100,000 pages", "a.pdf", lambda: pdfs.many_pages(100_000), "TooManyPages"),
    _case(
        "PDF bomb of 3 GB",
        "a.pdf",
        lambda: pdfs.packed_blanks(3000),
        "NeedsTooMuchMemory",
        "Damaged",
        "TookTooLong",
        "Empty",
    ),
    _case("stream packed six times", "a.pdf", lambda: pdfs.chained_filters(6), "Empty"),
    _case("scan", "a.pdf", pdfs.image_only, "NoText"),
    _case("picture of 60,000 by 60,000", "a.pdf", lambda: pdfs.image_only(60_000, 60_000), "NoText"),
    _case("no pages", "a.pdf", lambda: pdfs.pdf({1: pdfs.CATALOG, 2: "<</Type/Pages/Kids[]/Count 0>>"}), "Damaged"),
    _case("blank page", "a.pdf", pdfs.page, "Empty"),
    _case("form that draws itself", "a.pdf", pdfs.form_loop, "read", "NeedsTooMuchMemory"),
    _case("bookmarks in a loop", "a.pdf", pdfs.bookmark_loop, "read"),
    _case(
        "JavaScript",
        "a.pdf",
        lambda: pdfs.page(pdfs.words(), catalog="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        "read",
    ),
    _case(
        "program to launch",
        "a.pdf",
        lambda: pdfs.page(pdfs.words(), catalog="/OpenAction<</S/Launch/F(x.exe)>>"),
        "read",
    ),
    _case(
        "half a million words on a page",
        "a.pdf",
        lambda: pdfs.page(pdfs.words("Wort ") * 500_000),
        "NeedsTooMuchMemory",
        "TookTooLong",
    ),
    _case(
        "arrays in arrays",
        "a.pdf",
        lambda: pdfs.page(pdfs.words(), more="/X " + "[" * 100_000),
        "Damaged",
        "Empty",
        "read",
    ),
]

TEXTS = [
    _case("empty file", "a.txt", lambda: b"", "Empty"),
    _case("blanks only", "a.txt", lambda: b" \n\t\r\n " * 100, "Empty"),
    _case("byte order mark only", "a.txt", lambda: b"\xef\xbb\xbf", "Empty"),
    _case("byte order mark of UTF-16 only", "a.txt", lambda: b"\xff\xfe", "Empty"),
    _case("empty DOCX", "a.docx", lambda: b"", "Empty"),
    _case("Windows-1252", "a.txt", lambda: "Maßnahmen für Träger".encode("cp1252"), "read"),
    _case("UTF-16", "a.txt", lambda: "Maßnahmen für Träger".encode("utf-16"), "read"),
    _case("NUL bytes in text", "a.txt", lambda: b"Ziel\x00e und Ma\xc3\x9fnahmen\n" * 50, "read"),
    _case("list of 10,000 lines", "a.md", lambda: b"- Punkt\n" * 10_000, "read"),
    _case("300,000 lines", "a.md", lambda: b"x\n" * 300_000, "TooLarge"),
    _case("one line", "a.txt", lambda: b"Integrationskonzept", "read"),
    _case("right to left", "a.txt", lambda: "مفهوم الاندماج\nהשתלבות".encode(), "read"),
    _case("line of 100,000 letters", "a.txt", lambda: b"x" * 100_000, "read"),
    _case("line of a million stars", "a.md", lambda: b"**a*" * 250_000, "read"),
    _case("line of a million brackets", "a.md", lambda: b"![" * 500_000, "read"),
    _case("line of a million bars", "a.md", lambda: b"|a" * 500_000, "read"),
    _case("line of a million tabs", "a.md", lambda: b"\ta" * 500_000, "read"),
    _case("line of a million dashes", "a.md", lambda: b"- " * 500_000 + b"x", "read"),
    _case("line of 200,000 backslashes", "a.md", lambda: b"\\" * 200_000, "read"),
    _case("30 MB of text", "a.txt", lambda: b"Text und mehr\n" * 2_200_000, "TooLarge"),
    _case("random bytes", "a.txt", lambda: random.Random(1).randbytes(50_000), "Unsupported"),
    _case("program named Word", "a.docx", lambda: b"MZ\x90\x00\x03\x00\x00\x00\x04" + bytes(500), "Unsupported"),
    _case("picture named PDF", "a.pdf", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500), "Unsupported"),
    _case("PDF named text", "a.txt", lambda: pdfs.page(pdfs.words()), "read"),
    _case("PDF that is also a package", "a.docx", lambda: pdfs.page(pdfs.words()) + zips.docx(), "read"),
    _case("text packed with gzip", "a.txt", lambda: gzip.compress(b"Text" * 100), "Unsupported"),
    _case("RTF", "a.doc", lambda: rb"{\rtf1\ansi Text}", "Unsupported"),
    _case("HTML 200,000 deep", "a.html", lambda: b"<html>" + b"<div>" * 200_000, "UnsafeContent"),
    _case("HTML with 300,000 paragraphs", "a.html", lambda: b"<html>" + b"<p>x" * 300_000, "TooLarge"),
    _case("HTML with 100,000 attributes", "a.html", lambda: b"<html><p" + b" a=1" * 100_000 + b">Text", "read"),
    _case(
        "HTML with a billion columns",
        "a.html",
        lambda: b"<html><table><tr><td colspan=1000000000 rowspan=1000000000>x<td>y</table>",
        "read",
    ),
    _case(
        "HTML with scripts", "a.html", lambda: b"<html><script>alert(1)</script><iframe src=x></iframe><p>Text", "read"
    ),
    _case("HTML with entities of its own", "a.html", lambda: b"<html>" + zips.laughs().encode() + b"<p>&l9;", "read"),
]

CASES = [*PACKAGES, *PDFS, *TEXTS]
