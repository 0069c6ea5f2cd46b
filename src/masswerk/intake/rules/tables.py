"""Tables: what kind they are, their figures, and whether their sum row is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from masswerk.intake.rules.sheets import meaning

Grid = Sequence[tuple[str, ...]]

_SUM = re.compile(r"^(?:gesamt\w*|summe\w*|insgesamt|zusammen|total|alle)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"^[~ca.\s]*([+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+-]?\d+(?:,\d+)?|[+-]?\d+\.\d+)\s*(?:%|€|euro|prozent)?[,\s-]*$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?:ab\s+|bis\s+|ca\.\s*)?\d{1,2}(?:[.:]\d{2})?\s*(?:uhr|[–-]|bis)|^\d{1,2}[.:]\d{2}$", re.IGNORECASE
)
_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(?:\.\d{3})+$")


def number_of(cell: str) -> Decimal | None:
    """A figure in German writing, None for words.

    >>> number_of("1.200,50 €"), number_of("12,97 %"), number_of("B1")
    (Decimal('1200.50'), Decimal('12.97'), None)
    """
    found = _FIGURE.match(cell.strip())
    if not found:
        return None
    text = found[1]
    if "," in text or _THOUSANDS.match(text):
        text = text.replace(".", "").replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern admits only figures
        return None


def is_agenda(grid: Grid) -> bool:
    """Most rows begin with a time of day."""
    timed = sum(1 for row in grid if _TIME.match(row[0]))
    return timed >= 1 and timed >= len(grid) / 2


def is_sheet(grid: Grid) -> bool:
    """Two columns, the first one made of keys of a measure sheet."""
    keys = [meaning(row[0]) for row in grid if len([cell for cell in row if cell]) >= 1]
    known = [key for key in keys if key]
    widths = {len(row) for row in grid}
    return max(widths) == 2 and len(set(known)) >= 3 and len(known) >= 0.6 * len(keys) and not header_of(grid[:1])


def header_of(grid: Grid) -> dict[str, int] | None:
    """Columns of a measure table by meaning, None for other tables.

    >>> header_of([("Maßnahme", "Verantwortlich", "Zeitraum")])
    {'title': 0, 'responsible': 1, 'period': 2}
    """
    if not grid or len(grid[0]) < 2:
        return None
    found: dict[str, int] = {}
    for place, cell in enumerate(grid[0]):
        attr = meaning(cell)
        if attr:
            found.setdefault(attr, place)
    if "title" not in found and "description" in found and len(found) > 1:
        found["title"] = found.pop("description")
    if "title" not in found or len(found) < 2:
        return None
    return found


@dataclass(frozen=True, slots=True)
class Checked:
    """Result of checking the sum row.

    right:   every column adds up
    columns: (column, stated, computed) of those that do not
    """

    right: bool
    columns: tuple[tuple[str, str, str], ...]


def check_sums(grid: Grid) -> Checked | None:
    """Compare the sum row with the sums of the rows above it; None without a sum row with figures.

    >>> check_sums([("Jahr", "Kurse"), ("2014", "3"), ("2015", "4"), ("Gesamt", "7")])
    Checked(right=True, columns=())
    """
    place = next((i for i in range(len(grid) - 1, 0, -1) if _SUM.match(grid[i][0])), None)
    if place is None:
        return None
    body = [row for row in grid[header_rows(grid) : place] if any(number_of(cell) is not None for cell in row[1:])]
    wrong, seen = [], 0
    for column in range(1, len(grid[place])):
        stated = number_of(grid[place][column])
        figures = [number_of(row[column]) for row in body if column < len(row)]
        values = [figure for figure in figures if figure is not None]
        if stated is None or not values:
            continue
        seen += 1
        exponent = min((value.as_tuple().exponent for value in values), key=lambda e: e if isinstance(e, int) else 0)
        slack = (
            Decimal(1).scaleb(int(exponent)) * len(values) / 2
            if isinstance(exponent, int) and exponent < 0
            else Decimal(0)
        )
        if abs(sum(values, Decimal(0)) - stated) > slack:
            wrong.append((_column_name(grid, column), grid[place][column], str(sum(values, Decimal(0)))))
    return Checked(not wrong, tuple(wrong)) if seen else None


def _column_name(grid: Grid, column: int) -> str:
    names = [row[column] for row in grid[:2] if column < len(row) and row[column] and number_of(row[column]) is None]
    return " ".join(names) or (grid[0][column] if column < len(grid[0]) else str(column + 1))


def percent_sum(grid: Grid) -> Decimal | None:
    """What the shares of a column add up to, where all its figures are per cent and come near to 100.

    >>> percent_sum([("Land", "Anteil"), ("Nord", "60,01 %"), ("Süd", "40 %")])
    Decimal('100.01')
    """
    for column in range(1, max(len(row) for row in grid)):
        cells = [row[column] for row in grid[1:] if column < len(row) and row[column]]
        if len(cells) < 2 or not all("%" in cell for cell in cells):
            continue
        total = sum((number_of(cell) or Decimal(0) for cell in cells), Decimal(0))
        if abs(total - 100) < 2:
            return total
    return None


def column_names(header: Grid) -> list[str]:
    """Names of the columns from the rows of a header; a cell over several columns names all of them.

    >>> column_names([("", "2014", "2015", ""), ("", "B1", "B1", "B2")])
    ['', '2014 B1', '2015 B1', '2015 B2']
    """
    width = max(len(row) for row in header)
    rows = [list(row) + [""] * (width - len(row)) for row in header]
    if len(rows) == 2:
        rows[0] = _spread(rows[0], rows[1])
    return [" ".join(filter(None, names)) for names in zip(*rows, strict=True)]


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """Cells of the upper row over the groups of the lower one: a group ends where a label comes again."""
    groups: list[list[int]] = []
    seen: set[str] = set()
    for column, label in list(enumerate(lower))[1:]:
        if not groups or label in seen:
            groups.append([])
            seen = set()
        groups[-1].append(column)
        seen.add(label)
    names = [cell for cell in upper[1:] if cell]
    if len(names) != len(groups) or len(names) == len(upper) - 1:
        return upper
    return [upper[0], *(name for name, group in zip(names, groups, strict=True) for _ in group)]


def header_rows(grid: Grid) -> int:
    """Number of rows at the top that name the columns.

    The header ends at the first row whose first cell is filled, after one with an empty first cell; else it is one row.
    """
    rows = 0
    while rows < min(3, len(grid) - 1) and not grid[rows][0]:
        rows += 1
    return max(1, rows)
