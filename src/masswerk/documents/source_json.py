"""A source as JSON values and back, without loss: for the database and between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from masswerk.documents.source import Line, Source

VERSION = 1

_DEFAULTS = {each.name: each.default for each in fields(Line) if each.default is not MISSING}
_PAIRS = "struck"


def source_to_json(source: Source) -> dict[str, Any]:
    """The source as JSON values; what a line does not have is left out.

    >>> source_to_json(Source("a.txt", "txt", (Line(1, "Hallo"),)))["lines"]
    [{'number': 1, 'text': 'Hallo'}]
    """
    return {
        "version": VERSION,
        "name": source.name,
        "format": source.format,
        "pages": source.pages,
        "title": source.title,
        "language": source.language,
        "notes": list(source.notes),
        "lines": [_line_to_json(line) for line in source.lines],
    }


def source_from_json(data: Mapping[str, Any]) -> Source:
    """The source again. Raises ValueError for another version, KeyError or TypeError for foreign data.

    >>> source = Source("a.txt", "txt", (Line(1, "A", cells=("A", "B")),))
    >>> source_from_json(source_to_json(source)) == source
    True
    """
    if data["version"] != VERSION:
        raise ValueError(f"source of version {data['version']}, expected {VERSION}")
    return Source(
        name=data["name"],
        format=data["format"],
        lines=tuple(_line_from_json(line) for line in data["lines"]),
        pages=data["pages"],
        title=data["title"],
        language=data["language"],
        notes=tuple(data["notes"]),
    )


def _line_to_json(line: Line) -> dict[str, Any]:
    facts: dict[str, Any] = {"number": line.number, "text": line.text}
    for name, default in _DEFAULTS.items():
        value = getattr(line, name)
        if value != default:
            facts[name] = [list(pair) for pair in value] if name == _PAIRS else _listed(value)
    return facts


def _line_from_json(facts: Mapping[str, Any]) -> Line:
    values = dict(facts)
    if "cells" in values:
        values["cells"] = tuple(values["cells"])
    if _PAIRS in values:
        values[_PAIRS] = tuple((start, end) for start, end in values[_PAIRS])
    return Line(**values)


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
