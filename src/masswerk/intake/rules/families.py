"""Which headings stand alike: families by number, by word, by look; and what a heading says of itself."""

from __future__ import annotations

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.heading import Heading
from masswerk.intake.rules.sheets import starts_element
from masswerk.intake.rules.vocabulary import FAMILIES, THEMES

_WORDS = {**FAMILIES, **THEMES}


def family(heading: Heading) -> str:
    """Headings of one family stand side by side."""
    number = heading.number
    if number and number.family != "kürzel":
        return number.family
    first = heading.title.split(" ", 2)
    if len(first) > 1 and first[0].lower() in {"zum", "zur", "zu"}:
        return f"zu {first[1].lower().rstrip(':')}"
    if starts_element(heading.block.text):
        return f"word {heading.block.text.split(':', 1)[0].lower()}"
    if heading.cue and heading.cue.member is None and heading.cue.kind != Kind.ANNEX:
        return f"is {heading.cue.kind}"
    return look(heading)


def look(heading: Heading) -> str:
    """How an unnumbered heading looks."""
    block = heading.block
    if heading.level is not None:
        return f"style {heading.level}"
    group = "group " if heading.cue and heading.cue.member else ""
    size = round(block.first.size or 1.0, 1)
    return f"{group}look {size} {'bold' if block.is_bold else ''} {'caps' if block.text.isupper() else ''}"


def own_kind(heading: Heading) -> Kind | None:
    """What a heading says of itself, by the word of its number or by its words."""
    if heading.number and heading.number.family in _WORDS:
        return _WORDS[heading.number.family]
    return heading.cue.kind if heading.cue and heading.cue.member is None else None


def is_decimal(heading: Heading) -> bool:
    """Numbered 1, 1.1, 1.1.1, with or without a stop."""
    return bool(heading.number and heading.number.family.strip(".)1") == "")


def is_deeper(above: Heading, heading: Heading) -> bool:
    """1.2.1 stands below 1.2, whatever the word in front."""
    first, second = above.number, heading.number
    if not first or not second:
        return False
    return len(second.path) > len(first.path) and second.path[: len(first.path)] == first.path


def counts_on(above: Heading, heading: Heading) -> bool:
    """The number goes on from the one above; what has no plain number always does."""
    first, second = above.number, heading.number
    if not first or not second or second.is_worded:
        return True
    return second.path > first.path
