"""Questions as they arrive: typed, or as a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from masswerk.documents.sheets import Sheet, read_sheets
from masswerk.surveys.refusals import NoQuestions
from masswerk.surveys.rules import lines, xlsform
from masswerk.surveys.rules.forms import Asked


def questions_of(file: Any, text: str, known: Sequence[Asked] = ()) -> list[Asked]:
    """The questions of a file where there is one, else of the text. Raises NoQuestions and what reading raises.

    known: the questions so far; those whose words stay in the text keep their other languages
    """
    if file is not None:
        return xlsform.read({sheet.name: _rows(sheet) for sheet in read_sheets(file.read(), name=file.name)})
    found = lines.read(text)
    if not found:
        raise NoQuestions()
    return lines.carried(found, known)


def _rows(sheet: Sheet) -> list[list[str]]:
    """All rows with the headers first."""
    head = [list(sheet.headers)] if sheet.header_row else []
    return head + [list(row.cells) for row in sheet.rows]
