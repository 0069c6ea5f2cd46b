"""LibreOffice documents (ODT): paragraphs, headings, lists, tables, notes, pictures."""

from masswerk.documents.readers.odt.document import read

__all__ = ["read"]
