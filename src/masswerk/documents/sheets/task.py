"""The task "sheets" of the limited process."""

from __future__ import annotations

from typing import Any

from masswerk.documents.as_json import to_json
from masswerk.documents.readers.building import Progress
from masswerk.documents.refusals import Empty
from masswerk.documents.sheets.grid import grids
from masswerk.documents.sheets.headers import sheet_of
from masswerk.documents.sheets.model import Sheet


def read(name: str, data: bytes) -> tuple[Sheet, ...]:
    """All sheets that hold something. Raises what `grid.grids` raises."""
    found = tuple(sheet for grid in grids(name, data) if (sheet := sheet_of(grid)).rows)
    if not found:
        raise Empty(name=name)
    return found


def run(name: str, data: bytes, progress: Progress) -> Any:
    """The sheets as JSON values."""
    return to_json(read(name, data))
