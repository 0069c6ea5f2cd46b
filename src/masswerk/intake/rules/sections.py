"""Pass 3c: headings and blocks become the tree of sections; repeated headings are set aside.

Afterwards every section knows its heading, its own blocks and its subsections.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.heading import Heading
from masswerk.intake.rules.levels import nest
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.sheets import starts_element, without_brackets
from masswerk.intake.rules.titles import heading_title, text_title
from masswerk.intake.rules.words import Cue, invited_kind

REPEATED = "Überschrift, die sich wiederholt"

_WORD = re.compile(r"[\wäöüß]{3,}")
_FILLERS = {"und", "der", "die", "das", "des", "handlungsfeld", "von", "für", "zur", "zum", "den"}


def build_sections(blocks: Sequence[Block], headings: dict[int, Heading], title_blocks: Sequence[int]) -> Part:
    """The root with all sections below it; each block stands in the section it belongs to."""
    root = Part(Kind.CONCEPT)
    chosen = sorted((i, heading) for i, heading in headings.items() if i not in title_blocks)
    spans = _note_direct_text(blocks, headings, chosen)
    parents = nest(chosen)
    parts: dict[int, Part] = {}
    current = root
    skip = {id(block) for i in title_blocks for block in (headings[i].blocks if i in headings else [blocks[i]])}
    for position, block in enumerate(blocks):
        if id(block) in skip:
            continue
        heading = spans.get(position)
        if heading is None:
            current.blocks.append(block)
            continue
        if heading.block is not block:
            continue
        above = parents[position]
        current = _section(heading)
        parts[id(heading)] = current
        (parts[id(above)] if above else root).add(current)
    return root


def _section(heading: Heading) -> Part:
    said = without_brackets(heading.title)
    title = heading_title(said)
    if (
        heading.number
        and heading.number.is_worded
        and (len(title) > 100 or said.endswith(".") or said != heading.title)
    ):
        return Part(
            Kind.SECTION,
            text_title(said),
            heading.number.label,
            heading,
            reasons=list(dict.fromkeys(heading.reasons)),
            whole=heading.block.text,
            role="sentence",
        )
    keyed = starts_element(title)
    if keyed and heading.number and not heading.number.is_worded and "feld" not in keyed[0].lower():
        return Part(Kind.SECTION, keyed[1], heading.number.label, heading, reasons=list(dict.fromkeys(heading.reasons)))
    if keyed and not heading.number:
        long = len(keyed[1]) > 100 or heading.title.endswith(".")
        return Part(
            Kind.SECTION,
            text_title(keyed[1]) if long else keyed[1],
            keyed[0],
            heading,
            reasons=list(dict.fromkeys(heading.reasons)),
            whole=heading.block.text if long else "",
            role="sentence" if long else "",
        )
    label = (
        heading.number.label
        if heading.number and heading.number.rest + "".join(b.text for b in heading.blocks[1:])
        else ""
    )
    return Part(Kind.SECTION, title, label, heading, reasons=list(dict.fromkeys(heading.reasons)))


def _note_direct_text(
    blocks: Sequence[Block], headings: dict[int, Heading], chosen: Sequence[tuple[int, Heading]]
) -> dict[int, Heading]:
    """Tell each heading whether text stands directly below it; returns the heading of every heading block."""
    spans: dict[int, Heading] = {}
    for position, heading in chosen:
        for offset in range(len(heading.blocks)):
            spans[position + offset] = heading
    for position, heading in chosen:
        after = position + len(heading.blocks)
        if after < len(blocks) and after not in spans:
            heading.children.append(blocks[after])
    return spans


def group_lead_ins(blocks: Sequence[Block], headings: dict[int, Heading]) -> None:
    """A sentence like "Es gibt sieben Handlungsfelder:" heads the numbered headings that follow it."""
    for position, block in enumerate(blocks[:-1]):
        after = headings.get(position + 1)
        counts_from_one = after is not None and after.number is not None and after.number.path[-1] == 1
        if (
            position not in headings
            and block.form == "para"
            and len(block.text) < 250
            and counts_from_one
            and invited_kind(block.text)
        ):
            reason = "Der Satz kündigt an, was folgt"
            headings[position] = Heading(
                [block], 2.0, [reason], cue=Cue(Kind.SECTION, invited_kind(block.text), reason)
            )


def drop_repetitions(root: Part) -> dict[int, str]:
    """Merge a heading into the one above it where it only says the same again; returns the lines set aside.

    Several such headings below one are not repetitions but its parts ("Handlungsfeld Bildung", "Handlungsfeld
    Sprache" below "Handlungsfeld Sprache und Bildung").
    """
    noise: dict[int, str] = {}
    for part in list(root.walk()):
        twins = [
            child
            for child in part.children
            if child.head and part.head and not child.head.number and _repeats(child.title, part.title)
        ]
        if len(twins) == 1 and twins[0] is part.children[0]:
            twin = twins[0]
            noise.update({line: REPEATED for block in (twin.head.blocks if twin.head else []) for line in block.lines})
            part.blocks += twin.blocks
            part.children = [*twin.children, *part.children[1:]]
            for child in twin.children:
                child.parent = part
    return noise


def _repeats(title: str, above: str) -> bool:
    """True where all words of a title stand in the one above."""
    words = set(_WORD.findall(title.lower()))
    special = words - _FILLERS
    return (
        bool(special)
        and words <= set(_WORD.findall(above.lower()))
        and len(special) >= 0.3 * len(set(_WORD.findall(above.lower())) - _FILLERS)
    )
