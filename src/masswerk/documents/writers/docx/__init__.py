"""Word files (Office Open XML, ISO/IEC 29500) with real styles, lists, footnotes and tracked changes.

The fixed parts (styles, footnote separators, settings) lie in `templates/docx/`; what depends on the document is
built here. python-docx reads the files in the tests but does not write them: it knows neither footnotes nor tracked
changes, and puts the time of day into its files.
"""

from masswerk.documents.writers.docx.document import write, write_letter_paper

__all__ = ["write", "write_letter_paper"]
