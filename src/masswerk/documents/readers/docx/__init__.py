"""Word documents (DOCX): paragraphs, headings, lists, tables, notes, pictures."""

from masswerk.documents.readers.docx.document import read

__all__ = ["read"]
