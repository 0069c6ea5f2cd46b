"""The task "document" of the limited process: a document of any format becomes lines."""

from __future__ import annotations

from typing import Any

from masswerk.documents.readers.building import Progress
from masswerk.documents.readers.reading import read
from masswerk.documents.source_json import source_to_json


def run(name: str, data: bytes, progress: Progress) -> dict[str, Any]:
    """The source as JSON values. Raises a subclass of `refusals.Unreadable`."""
    return source_to_json(read(name, data, progress))
