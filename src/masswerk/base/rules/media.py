"""What a file really is, found from its content; what it is called proves nothing. Pure.

Sources: the formats' own specifications (magic numbers); OPC (ECMA-376 part 2) and ODF 1.3 part 2 for archives.
"""

from __future__ import annotations

import io
import re
import zipfile

PNG, JPEG, GIF, WEBP = "image/png", "image/jpeg", "image/gif", "image/webp"
PDF, TEXT = "application/pdf", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SVG, HTML, HEIC, MACROS = "image/svg+xml", "text/html", "image/heic", "application/vnd.ms-office.macros"

PICTURES = frozenset({PNG, JPEG, GIF, WEBP})
DOCUMENTS = frozenset({PDF, DOCX, XLSX, ODT, ODS, TEXT})

ENDINGS: dict[str, tuple[str, ...]] = {
    PNG: ("png",), JPEG: ("jpg", "jpeg", "jpe"), GIF: ("gif",), WEBP: ("webp",), PDF: ("pdf",), DOCX: ("docx",),
    XLSX: ("xlsx",), ODT: ("odt",), ODS: ("ods",), TEXT: ("txt", "csv", "md", "text"), SVG: ("svg",),
    HTML: ("html", "htm"), HEIC: ("heic", "heif"),
}
"""Endings a kind may carry; the first is the one we give."""

WORDS: dict[str, str] = {
    PNG: "ein PNG-Bild", JPEG: "ein JPEG-Bild", GIF: "ein GIF-Bild", WEBP: "ein WebP-Bild", PDF: "ein PDF",
    DOCX: "ein Word-Dokument", XLSX: "eine Excel-Tabelle", ODT: "ein OpenDocument-Text",
    ODS: "eine OpenDocument-Tabelle", TEXT: "reiner Text", SVG: "eine SVG-Zeichnung", HTML: "eine Webseite",
    HEIC: "ein HEIC-Bild", MACROS: "ein Dokument mit Makros",
}
"""Kinds as people call them, in the nominative."""

_HEADS = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"GIF87a", GIF), (b"GIF89a", GIF), (b"%PDF-", PDF))
_MARKUP = re.compile(rb"<\s*(?:!doctype\s+)?(svg|html|head|body|script|iframe)\b", re.I)
_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}


def recognise(content: bytes) -> str | None:
    """The media type of a file by its content; None for what we do not know.

    >>> recognise(b"%PDF-1.7 ..."), recognise(b"GIF89a..."), recognise("Größe".encode())
    ('application/pdf', 'image/gif', 'text/plain')
    >>> recognise(b"<?xml version='1.0'?><svg onload='x'/>"), recognise(bytes(4))
    ('image/svg+xml', None)
    """
    for head, kind in _HEADS:
        if content.startswith(head):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp":
        return HEIC if content[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc") else None
    if content[:2] == b"PK":
        return _archive(content)
    return _text(content)


def fits(name: str, kind: str) -> bool:
    """True unless a file's name says that it is something else. A name without ending says nothing.

    >>> fits("foto.jpeg", JPEG), fits("foto", JPEG), fits("foto.png", JPEG), fits("Nr. 5", JPEG)
    (True, True, False, True)
    """
    ending = _ending(name)
    return not ending or ending in ENDINGS.get(kind, ())


def named(name: str, kind: str) -> str:
    """A name that is safe to show and to save, with the ending of its kind; at most 120 characters.

    >>> named("../böse\\u202egpj.exe", PNG), named("C:\\\\Bilder\\\\Fest.JPG", JPEG), named("", PDF)
    ('bösegpj.png', 'Fest.jpg', 'datei.pdf')
    """
    base = re.split(r"[/\\]", name)[-1]
    ending = _ending(base)
    stem = base[:-len(ending) - 1] if ending else base
    # no control characters, and none that turn the direction of what follows
    clean = "".join(c for c in stem if c.isprintable() and c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068"
                    "\u2069\u200e\u200f\"<>:|?*")
    return f"{clean.strip(' .')[:110] or 'datei'}.{ENDINGS[kind][0]}"


def _ending(name: str) -> str:
    found = re.search(r"\.([A-Za-z0-9]{1,8})$", name)
    return found[1].lower() if found and not found[1].isdigit() else ""


def _archive(content: bytes) -> str | None:
    """A document that is an archive; only its directory and one short entry are read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in names):
                return MACROS
            for part, kind in _PARTS.items():
                if part in names and "[Content_Types].xml" in names:
                    return kind
            with archive.open("mimetype") as entry:
                said = entry.read(100).decode("ascii", "replace").strip()
    except (KeyError, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return None
    return said if said in (ODT, ODS) else None


def _text(content: bytes) -> str | None:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") and (found := _MARKUP.search(start)):
        return SVG if found[1].lower() == b"svg" else HTML
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if not text or any(c < " " and c not in "\t\r\n\f" for c in text) else TEXT
