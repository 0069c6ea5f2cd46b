"""What the sorting engine suggests for a procedure: places for a statement, and statements that say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from masswerk.participation.models import Procedure


@dataclass(frozen=True, slots=True)
class Alike:
    """Statements that may say the same, and why; variants are those that differ in a figure or a no."""

    statements: tuple[int, ...]
    title: str
    why: str
    variants: frozenset[int] = frozenset()


def suggested(procedure: Procedure, statement: Any) -> dict[int, str]:
    """Elements a statement may belong to, each with why."""
    return {}


def alike(procedure: Procedure) -> list[Alike]:
    """Statements without a decision that may be bundled."""
    return []
