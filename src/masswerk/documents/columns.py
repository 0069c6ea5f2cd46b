"""How a table shares its width, and which columns hold figures."""

from __future__ import annotations

import math
import re

from masswerk.documents.text import Runs, Table

FIGURE = re.compile(r"[-–+−±]?\s?\d[\d.,   ]*\s?(%|€|EUR|Euro|Mio\.|Tsd\.)?|[-–—./x*]|")


WIDE = 6  # columns; such a table also takes the margin where the numbers of paragraphs stand


def is_wide(table: Table) -> bool:
    """The table has so many columns that it needs more room than text."""
    return len(table.rows[0]) >= WIDE if table.rows else False


def cell_text(cell: Runs) -> str:
    """The visible text of a cell."""
    return "".join(run.text for run in cell)


def shares(table: Table) -> list[float]:
    """Part of the width for each column, in sum 1: grows with the square root of its longest text.

    The longest word sets the least width, so that figures and short words do not break.
    """
    columns = list(zip(*table.rows, strict=True))
    weights = [_weight([cell_text(cell) for cell in column]) for column in columns]
    return [weight / sum(weights) for weight in weights]


def _weight(texts: list[str]) -> float:
    longest = max(len(text) for text in texts)
    word = max((len(word) for text in texts for word in text.split()), default=1)
    return max(math.sqrt(longest) * 3, min(word + 2.0, 26.0))


def figure_columns(table: Table) -> list[bool]:
    """For each column whether all cells below the header are figures (set flush with the end).

    >>> from masswerk.documents.text import Run
    >>> rows = tuple(tuple((Run(t),) for t in row) for row in (("Träger", "Plätze"), ("KVHS", "1.250")))
    >>> figure_columns(Table(rows))
    [False, True]
    """
    body = table.rows[table.header_rows:]
    return [
        any(cell_text(cell).strip() for cell in column)
        and all(FIGURE.fullmatch(cell_text(cell).strip()) for cell in column)
        for column in zip(*body, strict=True)
    ]
