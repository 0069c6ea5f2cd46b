"""The one entry: the sheets of a table file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from masswerk.documents.as_json import from_json
from masswerk.documents.sandbox import run_safely
from masswerk.documents.sheets.model import Sheet


def read_sheets(data: bytes | Path, *, name: str = "Tabelle.xlsx") -> tuple[Sheet, ...]:
    """The sheets of an Excel (.xlsx), LibreOffice (.ods) or CSV file that hold something, cells as text.

    Formulas are not computed: their last values count. CSV may be UTF-8, UTF-16 or Windows-1252, with ; , tab or |.
    Raises a subclass of `refusals.Unreadable`: NotATable, HasMacros, Encrypted, TooLarge, ZipBomb, Damaged, Empty.
    """
    return run_safely("sheets", name, data, _sheets)


def _sheets(data: Any) -> tuple[Sheet, ...]:
    return from_json(tuple[Sheet, ...], data)
