"""Where packages above join in: what they keep about elements travels with a concept's export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from masswerk.base.actions import Actor
from masswerk.concepts.models import Concept

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ExportPart:
    """One part of an export.

    name:   key below "parts"
    schema: JSON Schema of one row
    give:   rows of a concept, in a fixed order
    take:   keeps rows again after the concept's elements exist
    """

    name: str
    schema: dict[str, Any]
    give: Callable[[Concept], Rows]
    take: Callable[[Concept, Rows, Actor], None]


EXPORT_PARTS: dict[str, ExportPart] = {}


def join_export(part: ExportPart) -> None:
    """Add a part; called from an app's `apps.py`."""
    EXPORT_PARTS[part.name] = part
