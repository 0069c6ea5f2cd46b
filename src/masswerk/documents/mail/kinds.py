"""What a file really is, told by its first bytes, and whether that fits its name and what was stated of it."""

from __future__ import annotations

from masswerk.documents.readers import formats

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "application/pdf", "PDF"),
    (b"\xff\xd8\xff", "image/jpeg", "Bild (JPEG)"),
    (b"\x89PNG\r\n", "image/png", "Bild (PNG)"),
    (b"GIF8", "image/gif", "Bild (GIF)"),
    (b"II*\x00", "image/tiff", "Bild (TIFF)"),
    (b"MM\x00*", "image/tiff", "Bild (TIFF)"),
    (b"{\\rtf", "application/rtf", "RTF-Dokument"),
    (b"MZ", "application/vnd.microsoft.portable-executable", "Windows-Programm"),
    (b"\x7fELF", "application/x-executable", "Programm"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "Office-Datei im alten Format"),
    (b"Rar!", "application/vnd.rar", "Archiv (RAR)"),
    (b"7z\xbc\xaf", "application/x-7z-compressed", "Archiv (7z)"),
    (b"\x1f\x8b", "application/gzip", "Archiv (gzip)"),
)
_PACKAGES = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word-Dokument"),
    "odt": ("application/vnd.oasis.opendocument.text", "LibreOffice-Text"),
    "eine Excel-Tabelle": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel-Tabelle"),
    "eine LibreOffice-Tabelle": ("application/vnd.oasis.opendocument.spreadsheet", "LibreOffice-Tabelle"),
    "eine PowerPoint-Präsentation": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint-Präsentation"),
    "html": ("text/html", "HTML-Seite"),
    "txt": ("text/plain", "Text"),
    "md": ("text/plain", "Text"),
}
_EXTENSIONS = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif",
    "tif": "image/tiff", "tiff": "image/tiff", "rtf": "application/rtf", "htm": "text/html", "html": "text/html",
    "txt": "text/plain", "csv": "text/plain", "ics": "text/plain", "vcf": "text/plain", "md": "text/plain",
    "docx": _PACKAGES["docx"][0], "odt": _PACKAGES["odt"][0], "xlsx": _PACKAGES["eine Excel-Tabelle"][0],
    "ods": _PACKAGES["eine LibreOffice-Tabelle"][0], "pptx": _PACKAGES["eine PowerPoint-Präsentation"][0],
    "eml": "message/rfc822", "doc": "application/x-ole-storage", "xls": "application/x-ole-storage",
    "exe": "application/vnd.microsoft.portable-executable", "zip": "application/zip", "webp": "image/webp",
}
_STATED = {
    "image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "application/msword": "application/x-ole-storage",
    "application/vnd.ms-excel": "application/x-ole-storage", "application/x-zip-compressed": "application/zip",
    "text/csv": "text/plain", "text/calendar": "text/plain", "text/vcard": "text/plain", "text/markdown": "text/plain",
    "application/x-pdf": "application/pdf", "text/rtf": "application/rtf",
}
_SAYS_NOTHING = {"", "application/octet-stream", "application/binary", "application/x-download"}


def real_kind(data: bytes) -> tuple[str, str]:
    """Media type and German name of a file's content.

    >>> real_kind(b"%PDF-1.7"), real_kind(b"MZ\\x90\\x00")
    (('application/pdf', 'PDF'), ('application/vnd.microsoft.portable-executable', 'Windows-Programm'))
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", "Bild (WebP)"
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "image/heic", "Bild (HEIC)"
    for magic, media_type, form in _MAGIC:
        if data.startswith(magic):
            return media_type, form
    code, foreign = formats.find("", data)
    if code in _PACKAGES or foreign in _PACKAGES:
        return _PACKAGES[code or foreign]
    if data.startswith(b"PK\x03\x04"):
        return "application/zip", "Archiv (ZIP)"
    return "application/octet-stream", "unbekanntes Format"


def doubt(name: str, stated: str, media_type: str, form: str) -> str:
    """A German sentence where name or statement are at odds with the content, else "".

    >>> doubt("Plan.pdf", "application/pdf", "application/vnd.microsoft.portable-executable", "Windows-Programm")
    '„Plan.pdf“ gibt sich als PDF aus, ist aber: Windows-Programm.'
    """
    extension = formats.extension(name)
    named = _EXTENSIONS.get(extension, "")
    said = _STATED.get(stated, stated)
    if named and named != media_type and not _is_text_of(named, media_type):
        return f"„{name}“ gibt sich als {extension.upper()} aus, ist aber: {form}."
    if not named and said not in _SAYS_NOTHING and said != media_type and not _is_text_of(said, media_type):
        return f"„{name}“ ist als {stated} angekündigt, ist aber: {form}."
    return ""


def _is_text_of(stated: str, found: str) -> bool:
    """Kinds of text cannot be told from each other by their bytes."""
    readable = {"text/plain", "text/html", "message/rfc822"}
    return found in readable and (stated in readable or stated.startswith("text/"))
