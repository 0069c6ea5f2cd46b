"""The task "cards" of the limited process: the cards on a photo."""

from __future__ import annotations

from typing import Any

from masswerk.documents.as_json import to_json
from masswerk.documents.cards.photo import read
from masswerk.documents.readers.building import Progress


def run(name: str, data: bytes, progress: Progress) -> Any:
    """The cards as JSON values. Raises NotAPhoto, TooLarge, Damaged, NoCards."""
    return to_json(read(name, data))
