"""Pass 3a: numbered paragraphs: headings that count on, or items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.contents import Contents
from masswerk.intake.rules.evidence import SENTENCE
from masswerk.intake.rules.numbering import Number
from masswerk.intake.rules.titles import first_sentence
from masswerk.intake.rules.words import heading_cue

_THESES, _LONGEST, _SHORT = 3, 160, 90
_COUNTED = re.compile(r"^\(?\d{1,2}[.)]$")


def numbered_lists(blocks: Sequence[Block], contents: Contents, runs: Sequence[Sequence[int]]) -> set[int]:
    """Positions of paragraphs "1. ...", "2. ..." that are items of a list, not headings: nothing is between them."""
    listed: set[int] = set()
    for run in runs:
        direct = sum(1 for first, second in pairwise(run) if second == first + 1)
        long = sum(1 for i in run if len(blocks[i].text) > 130 or SENTENCE.search(blocks[i].text))
        styled = any(blocks[i].first.style == "heading" or contents.find(blocks[i].text) for i in run)
        bold = all(blocks[i].is_bold or (blocks[i].first.size or 1) > 1.1 for i in run)
        alone = len(run) == 1 and not bold and _nothing_follows(blocks, run[0])
        if not styled and (alone or long > len(run) / 2 or (len(run) > 1 and direct >= len(run) / 2 and not bold)):
            listed.update(run)
    return listed


def numbered_theses(blocks: Sequence[Block], runs: Sequence[Sequence[int]]) -> set[int]:
    """Positions of counted sentences that each head the paragraph behind them: "1. Wir sind offen." and why."""
    found: set[int] = set()
    for run in runs:
        if len(run) >= _THESES and all(_heads_paragraph(blocks, position) for position in run):
            found.update(run)
    return found


def _heads_paragraph(blocks: Sequence[Block], position: int) -> bool:
    after = blocks[position + 1] if position + 1 < len(blocks) else None
    number = blocks[position].number
    text = number.rest if number else ""
    single = len(text) <= _LONGEST and text.endswith(".") and first_sentence(text) == text
    return single and after is not None and after.form == "para" and after.number is None and after.text.endswith(".")


def _nothing_follows(blocks: Sequence[Block], position: int) -> bool:
    """True where a single numbered paragraph stands between headings: a list of one."""
    before = blocks[position - 1] if position else None
    after = blocks[position + 1] if position + 1 < len(blocks) else None
    led = before is not None and (before.text.endswith(":") or bool((cue := heading_cue(before.text)) and cue.member))
    return led and (after is None or after.first.style == "heading" or after.is_bold or after.number is not None)


def sequences(blocks: Sequence[Block]) -> list[list[int]]:
    """Runs of paragraphs that count on from each other: 1. 2. 3., a) b) c)."""
    runs: list[list[int]] = []
    current: dict[str, list[int]] = {}
    for position, block in enumerate(blocks):
        number = block.number
        if block.form != "para" or number is None or number.is_worded or not number.rest:
            continue
        key = f"{number.family}{block.first.style}"
        run = current.get(key)
        last = blocks[run[-1]].number if run else None
        if run and last and last.path[:-1] == number.path[:-1] and number.path[-1] == last.path[-1] + 1:
            run.append(position)
        else:
            current[key] = [position]
            runs.append(current[key])
    return runs


def unlist(blocks: Sequence[Block]) -> None:
    """Items "(1) ...", "(2) ..." with other text between them are no list: each heads what follows it."""
    shapes: dict[str, list[int]] = {}
    for position, block in enumerate(blocks):
        if block.form == "item" and _COUNTED.match(block.sign):
            shapes.setdefault(re.sub(r"\d+", "#", block.sign), []).append(position)
    for run in shapes.values():
        figures = [int(re.sub(r"\D", "", blocks[i].sign)) for i in run]
        apart = all(second > first + 1 for first, second in pairwise(run))
        short = all(len(blocks[i].text) <= _SHORT and not SENTENCE.search(blocks[i].text) for i in run)
        if len(run) >= _THESES and figures == list(range(1, len(run) + 1)) and apart and short:
            for position, figure in zip(run, figures, strict=True):
                block = blocks[position]
                block.form, block.depth = "para", 0
                block.number = Number(block.sign, "(1)", (figure,), block.text)


def as_item(block: Block) -> None:
    """A numbered paragraph becomes an item of a list."""
    number = block.number
    if number:
        block.form, block.sign, block.text = "item", number.label, number.rest
