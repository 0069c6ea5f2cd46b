"""Reading documents: text, Markdown, HTML, DOCX, ODT and PDF become a `Source`, line by line.

Readers say what stands where and how it looks; they know nothing of concepts. Files of strangers are
read through `masswerk.documents.sandbox`, which calls `read` in a process of its own.
"""

from masswerk.documents.readers.reading import read

__all__ = ["read"]
