"""The one entry: find the format, read it, say what was odd."""

from __future__ import annotations

from masswerk.documents.readers import docx, formats, html, odt, pdf, plain
from masswerk.documents.readers.building import Progress, ignore
from masswerk.documents.refusals import Damaged, Empty, Encrypted, Unsupported
from masswerk.documents.source import Source

_NAMES = {"txt": "Text", "md": "Markdown", "html": "HTML", "docx": "Word", "odt": "LibreOffice", "pdf": "PDF"}
_EXTENSIONS = {"txt": {"txt", "text", "asc", "log", ""}, "md": {"md", "markdown"}, "html": {"html", "htm", "xhtml"}}


def read(name: str, data: bytes, progress: Progress | None = None) -> Source:
    """Read a document of any supported format.

    name:     file name, for messages; the content decides which format it is
    progress: called with (done, whole) while reading
    Raises a subclass of `refusals.Unreadable` with cause and way out.

    >>> read("konzept.txt", "1. Ziele\\n- Kurse fördern".encode()).lines[1].sign
    '-'
    """
    form, foreign = formats.find(name, data)
    refuse_foreign(name, data, form, foreign)
    tell = progress or ignore
    notes = _wrong_extension(name, form)
    if form in {"txt", "md"}:
        return plain.read(name, data, form, tell, notes)
    if form == "docx":
        return docx.read(name, data, tell, notes)
    if form == "html":
        return html.read(name, data, tell, notes)
    if form == "pdf":
        return pdf.read(name, data, tell, notes)
    return odt.read(name, data, tell, notes)


def refuse_foreign(name: str, data: bytes, form: str, foreign: str) -> None:
    """Refuse what `formats.find` did not recognize as a document, and files without content.

    Raises Empty, Unsupported, Encrypted or Damaged.
    """
    if not data.strip():
        raise Empty(name=name)
    if foreign:
        raise Unsupported(name=name, format=foreign)
    if form == "ole":
        raise _old_office(name, data)
    if form == "zip":
        raise Damaged(name=name, detail="das Inhaltsverzeichnis des Pakets fehlt oder ist fehlerhaft")


def _wrong_extension(name: str, form: str) -> tuple[str, ...]:
    given = formats.extension(name)
    if form not in _NAMES or given in _EXTENSIONS.get(form, {form, ""}):
        return ()
    return (f"Die Datei heißt „.{given}“, ist aber {_NAMES[form]}; sie wurde nach ihrem Inhalt gelesen.",)


def _old_office(name: str, data: bytes) -> Encrypted | Unsupported:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Encrypted(name=name)
    return Unsupported(name=name, format="ein Dokument im alten Office-Format (.doc, .xls, .ppt)")
