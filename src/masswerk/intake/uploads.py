"""Reading the file of a reading, in the sandbox."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from masswerk.documents.sandbox import read_safely
from masswerk.documents.source import Source
from masswerk.intake.models import Reading


def read_upload(reading: Reading, progress: Callable[[int, int], None] | None = None) -> Source:
    """The source of an uploaded document; raises a subclass of `documents.refusals.Unreadable`."""
    try:
        return read_safely(reading.name, Path(reading.file.path), progress=progress)
    except NotImplementedError:  # a storage without paths
        with reading.file.open("rb") as file:
            return read_safely(reading.name, file.read(), progress=progress)
