"""Loads demonstration measures: how they stand, by element, and the sheets a body has beside that."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from masswerk.base.actions import SYSTEM
from masswerk.concepts.models import Concept
from masswerk.measures.actions import take_in

FOLDER = Path(__file__).with_name("data") / "measures"
EMPTY = {"status": "", "lead": "", "reason": "", "since": "", "budget": "", "review_on": None}
OPTIONAL: dict[str, dict[str, Any]] = {
    "milestones": {"reached_on": None}, "shifts": {"milestone": None},
    "tasks": {"organisation": "", "function": "", "due_on": None, "done_on": None},
    "money": {"programme": "", "guideline": "", "planned": None, "approved": None, "spent": None, "posts": None},
    "outputs": {"target": None, "reached": None}, "papers": {"url": ""},
}
"""What a row of a list may leave out."""


def load_measures(concept: Concept, stands: Mapping[str, dict[str, Any]], name: str) -> None:
    """Keep all measures of a concept at once. stands: element to status, reason, lead in words and days."""
    rows = {key: {**EMPTY, **facts, "element": key} for key, facts in stands.items()}
    file = FOLDER / f"{name}.toml"
    if file.exists():
        _enrich(rows, tomllib.loads(file.read_text(encoding="utf-8")))
    take_in(concept, list(rows.values()), by=SYSTEM)


def _enrich(rows: dict[str, dict[str, Any]], data: dict[str, Any]) -> None:
    for organisation, keys in data["lead"].items():
        for key in keys:
            rows[key] |= {"lead_organisation": organisation, "lead": ""}
    for key, partners in data["partners"].items():
        pairs = (partner.split(" | ") for partner in partners)
        rows[key]["partners"] = [{"organisation": organisation, "role": role} for organisation, role in pairs]
    for day, keys in data["review"].items():
        for key in keys:
            rows[key]["review_on"] = day
    _join(rows, "target_groups", data["for"])
    regions = {region["name"]: region for region in data["region"]}
    _join(rows, "regions", data["in"], regions)
    for sheet in data["sheet"]:
        rows[sheet["element"]] |= {name: _filled(name, value) for name, value in sheet.items()}


def _join(rows: dict[str, dict[str, Any]], name: str, groups: Mapping[str, list[str]],
          facts: Mapping[str, Any] | None = None) -> None:
    for group, keys in groups.items():
        for key in keys:
            rows[key].setdefault(name, []).append(facts[group] if facts else group)


def _filled(name: str, value: Any) -> Any:
    return [{**OPTIONAL[name], **row} for row in value] if name in OPTIONAL else value
