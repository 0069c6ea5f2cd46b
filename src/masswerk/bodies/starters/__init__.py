"""Texts to start the legal pages with; gaps stand in square brackets."""

from __future__ import annotations

from pathlib import Path

STARTERS = {"imprint": "impressum", "privacy_notice": "datenschutz", "accessibility_statement": "barrierefreiheit"}
"""Field of a body to name of its file."""


def starter(field: str) -> str:
    """The start text of a legal page, with gaps to fill."""
    return Path(__file__).with_name(f"{STARTERS[field]}.md").read_text(encoding="utf-8")
