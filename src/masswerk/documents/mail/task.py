"""The task "mail" of the limited process."""

from __future__ import annotations

from typing import Any

from masswerk.documents.as_json import to_json
from masswerk.documents.mail.message import read
from masswerk.documents.readers.building import Progress


def run(name: str, data: bytes, progress: Progress) -> Any:
    """The mail as JSON values. Raises Empty, NotAMail, TooLarge, Encrypted."""
    return to_json(read(name, data))
