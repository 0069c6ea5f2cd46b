"""Pass 5a: writing facts into the attributes of an element."""

from __future__ import annotations

import re

from masswerk.intake.rules.facts import bodies_of, review_of, split_bodies, status_of, status_of_cell
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.sheets import inline_keys

_WHEN = re.compile(
    r"^(?:(?:ab|bis|seit|von|im|ca\.)\s)?(?:[\wäöüß./]+\s)?(?:\d{4}|laufend|jährlich|fortlaufend|dauerhaft|sofort|kurzfristig|mittelfristig|langfristig)\b.{0,25}$",
    re.IGNORECASE,
)


def set_fact(measure: Part, attr: str, value: str) -> None:
    """Write a value of a sheet or row as attribute."""
    if attr in {"title", "number", "field"} or not value.strip(" -–/"):
        return
    if attr == "description" and _WHEN.match(value):
        attr = "period"
    if attr == "responsible":
        measure.attrs["responsible"] = split_bodies(value)
    elif attr == "status":
        status = status_of_cell(value)
        measure.attrs.update({"status": status} if status else {"status_text": value})
    else:
        measure.attrs.setdefault(attr, value)
    review = review_of(value)
    if review:
        measure.attrs.setdefault("review", review)


def read_facts(part: Part, whole: str) -> None:
    """Status, organisations and review date of a measure, as far as the text states them."""
    for attr, value in inline_keys(whole):
        set_fact(part, attr, value)
    told: dict[str, object] = {"status": status_of(whole), "review": review_of(whole), "responsible": bodies_of(whole)}
    for attr, found in told.items():
        if found and attr not in part.attrs:
            part.attrs[attr] = found
