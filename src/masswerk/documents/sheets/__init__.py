"""Tables that arrive: XLSX, ODS and CSV as text, which column holds what, and a dry run.

Words: sheet, header, meaning (of a column), guess, entry (a row that can be taken in), fault. Left to others: what
becomes of entries, and whether they were taken in before.
"""

from masswerk.documents.sheets.guessing import columns_of, guess_columns
from masswerk.documents.sheets.model import MEANINGS, Columns, DryRun, Entry, Fault, Guess, Meaning, Row, Sheet
from masswerk.documents.sheets.reading import read_sheets
from masswerk.documents.sheets.refusals import ColumnsDoNotFit
from masswerk.documents.sheets.trying import dry_run

__all__ = ["MEANINGS", "Columns", "ColumnsDoNotFit", "DryRun", "Entry", "Fault", "Guess", "Meaning", "Row", "Sheet",
           "columns_of", "dry_run", "guess_columns", "read_sheets"]
