"""Our own concept and contributions: what the sorting engine was developed on, half of it held back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from masswerk.documents.readers import read
from masswerk.intake.rules.outline import outline, to_gold_json

OWN = Path(__file__).parent / "own"


def rows(name: str) -> list[dict[str, str]]:
    """The lines of one of our files."""
    return [json.loads(line) for line in (OWN / name).read_text(encoding="utf-8").splitlines()]


def concept() -> dict[str, Any]:
    """Our own concept as `masswerk outline --json` prints it."""
    return to_gold_json(outline(read("concept.md", (OWN / "concept.md").read_bytes())), "concept")
