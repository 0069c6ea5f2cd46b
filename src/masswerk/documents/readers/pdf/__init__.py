"""PDF files: lines of pages in reading order, with tables, headings and running headers told apart."""

from masswerk.documents.readers.pdf.document import read

__all__ = ["read"]
