"""What a heading is by what stands below it: built like a field of action, or like the sheet of a measure."""

from __future__ import annotations

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.sheets import read_key
from masswerk.intake.rules.vocabulary import FAMILIES, THEMES
from masswerk.intake.rules.words import heading_cue

TABLES_OF_TALK = {"workshop", "forum", "thementisch"}
"""Words of numbers whose headings collect what was said."""

Found = tuple[Kind, float, str] | None
"""What a rule knows of a heading: kind, how sure (0 to 1), why; None where it knows nothing."""


def mark_built_like_fields(root: Part) -> None:
    """Chapters that have goals, measures or approaches below them are fields, if several are built alike."""
    for part in root.walk():
        if part.head and (
            _own_kind(part) == Kind.FIELD
            or any(above.head and _own_kind(above) == Kind.FIELD for above in part.above())
        ):
            continue
        named = [child for child in part.children if child.head and _own_kind(child) == Kind.FIELD]
        alike = [
            child for child in part.children if child.head and child.member is None and _is_built_like_field(child)
        ]
        if len(alike) >= 2 and not named:
            for child in alike:
                child.role = child.role or "field"


def _is_built_like_field(part: Part) -> bool:
    number = part.head.number if part.head else None
    if _own_kind(part) is not None or (number and number.family in TABLES_OF_TALK):
        return False
    if sum(1 for child in part.children if child.head and child.head.repeated) >= 2:
        return True
    said = {child.member for child in part.children} | {_own_kind(child) for child in part.children}
    if any(by_sheet(child) for child in part.children):
        return True
    if (
        part.head
        and part.head.number
        and part.head.number.family in THEMES
        and any(block.form == "item" for below in part.walk() for block in below.blocks)
    ):
        return True
    return bool(said & {Kind.MEASURE, Kind.GOAL, Kind.APPROACH})


def by_sheet(part: Part) -> Found:
    """Lines like "Verantwortlich: ..." directly below make a heading a measure."""
    keys = {key[0] for block in part.blocks[:12] if (key := read_key(block.text))}
    keys |= {
        key[0]
        for block in part.blocks[:3]
        if block.form == "table"
        for row in block.grid
        if len(row) == 2 and (key := read_key(f"{row[0]}: x"))
    }
    if len(keys & {"responsible", "period", "status", "budget", "partners", "target_groups"}) >= 2 and part.member in {
        None,
        Kind.MEASURE,
    }:
        if any(child.head for child in part.children) and part.within(Kind.GOAL) is None and heading_cue(part.title):
            return None
        return Kind.MEASURE, 0.85, "Steckbrief mit Zuständigkeit und Zeitraum"
    return None


def _own_kind(part: Part) -> Kind | None:
    """What the heading says of itself, by number or words."""
    number = part.head.number if part.head else None
    if number and number.family in FAMILIES:
        return FAMILIES[number.family]
    cue = heading_cue(part.title)
    return cue.kind if cue and cue.member is None else None
