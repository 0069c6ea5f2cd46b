"""Which format a file has, told by its content; the extension only decides between text and Markdown."""

from __future__ import annotations

import io
import re
import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(rb"<(?:p|div|h[1-6]|ul|table|br)\b[^>]{0,200}>", re.I)

_FOREIGN = (
    (b"{\\rtf", "ein RTF-Dokument"),
    (b"MZ", "ein Windows-Programm"),
    (b"\x7fELF", "ein Programm"),
    (b"\xca\xfe\xba\xbe", "ein Programm"),
    (b"\xff\xd8\xff", "ein Bild (JPEG)"),
    (b"\x89PNG", "ein Bild (PNG)"),
    (b"GIF8", "ein Bild (GIF)"),
    (b"II*\x00", "ein Bild (TIFF)"),
    (b"MM\x00*", "ein Bild (TIFF)"),
    (b"BM", "ein Bild (BMP)"),
    (b"\x1f\x8b", "ein gepacktes Archiv (gzip)"),
    (b"7z\xbc\xaf", "ein gepacktes Archiv (7z)"),
    (b"Rar!", "ein gepacktes Archiv (RAR)"),
    (b"BZh", "ein gepacktes Archiv (bzip2)"),
    (b"\xfd7zXZ", "ein gepacktes Archiv (xz)"),
    (b"SQLite format 3", "eine Datenbank"),
    (b"%!PS", "ein PostScript-Dokument"),
)

_PACKAGES = (
    ("xl/workbook.xml", "eine Excel-Tabelle"),
    ("ppt/presentation.xml", "eine PowerPoint-Präsentation"),
    ("META-INF/container.xml", "ein E-Book (EPUB)"),
    ("word/document.xml", ""),
)

_ODF = {
    "application/vnd.oasis.opendocument.text": "",
    "application/vnd.oasis.opendocument.text-template": "",
    "application/vnd.oasis.opendocument.spreadsheet": "eine LibreOffice-Tabelle",
    "application/vnd.oasis.opendocument.presentation": "eine LibreOffice-Präsentation",
    "application/epub+zip": "ein E-Book (EPUB)",
}


def extension(name: str) -> str:
    """The extension in small letters without its dot, "" if there is none.

    >>> extension("Konzept.DOCX")
    'docx'
    """
    return name.rpartition(".")[2].lower() if "." in name else ""


def find(name: str, data: bytes) -> tuple[str, str]:
    """The format as ("docx", ""), or ("", what it is) for formats that are not read.

    Further codes: "ole" (old Office or an encrypted package), "zip" (a package that does not open).

    >>> find("konzept.pdf", b"# Konzept")
    ('txt', '')
    >>> find("konzept.docx", b"MZ\\x90\\x00\\x03\\x00\\x00\\x00")
    ('', 'ein Windows-Programm')
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.startswith(_OLE):
        return "ole", ""
    if b"%PDF-" in data[:1024]:
        return "pdf", ""
    if _is_html(name, data):
        return "html", ""
    for mark, what in _FOREIGN:
        if data.startswith(mark) and _is_binary(data):
            return "", what
    if data.startswith(b"{\\rtf"):
        return "", "ein RTF-Dokument"
    if _is_binary(data):
        return "", "eine Datei in unbekanntem Format"
    return ("md" if extension(name) in {"md", "markdown"} else "txt"), ""


def _is_html(name: str, data: bytes) -> bool:
    head = data[:4000].removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    return bool(_HTML.match(head)) or (extension(name) in {"html", "htm", "xhtml"} and bool(_TAGS.search(head)))


def _is_binary(data: bytes) -> bool:
    """More control characters than any text holds, and no sign of UTF-16."""
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    if zeros > 0.35 * len(head) and head.count(0) < 1.2 * zeros:
        return False
    control = sum(head.count(byte) for byte in (*range(9), 11, *range(14, 27), *range(28, 32)))
    return control > max(0.05 * len(head), 2)


def _package(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            declared = package.read("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return "zip", ""
    if declared in _ODF:
        return ("", _ODF[declared]) if _ODF[declared] else ("odt", "")
    for member, what in _PACKAGES:
        if member in names:
            return ("", what) if what else ("docx", "")
    if "content.xml" in names:
        return "odt", ""
    return "", "ein ZIP-Archiv"
