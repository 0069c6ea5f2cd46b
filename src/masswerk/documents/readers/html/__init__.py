"""HTML files as saved from a browser or from Word. Nothing is ever loaded from elsewhere."""

from masswerk.documents.readers.html.document import read

__all__ = ["read"]
