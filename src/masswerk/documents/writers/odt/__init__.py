"""OpenDocument text files (ODF 1.3, ISO/IEC 26300) with outline, lists, footnotes and tracked changes.

The fixed parts (styles, manifest) lie in `templates/odt/`; what depends on the document is built here.
"""

from masswerk.documents.writers.odt.document import write

__all__ = ["write"]
