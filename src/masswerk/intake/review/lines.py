"""A kept line as the reader's line again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from masswerk.documents.source import Line
from masswerk.documents.source_json import source_from_json


class KeptLine(Protocol):
    """What is kept of a line: number, text, page, and further facts by name."""

    number: int
    text: str
    page: int | None
    facts: Any


def line_of(kept: KeptLine) -> Line:
    """The line as the reader handed it over."""
    facts: Mapping[str, Any] = {"number": kept.number, "text": kept.text, "page": kept.page, **kept.facts}
    data = {"version": 1, "name": "", "format": "", "pages": None, "title": "", "language": "", "notes": [],
            "lines": [facts]}
    return source_from_json(data).lines[0]
