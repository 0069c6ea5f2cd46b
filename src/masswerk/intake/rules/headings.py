"""Pass 3a: which blocks are headings. Evidence of several kinds is added up; no single sign decides.

First every paragraph is judged by itself (`evidence`), then by what else stands in the document: lines that begin
alike or come again are headings together, plain lines weigh less where the format marks headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.contents import Contents, key_of
from masswerk.intake.rules.evidence import SENTENCE, by_look, by_place, by_shape, by_words
from masswerk.intake.rules.heading import Heading
from masswerk.intake.rules.numbered_lists import as_item, numbered_lists, numbered_theses, sequences, unlist
from masswerk.intake.rules.sheets import is_key_line, read_key, starts_element
from masswerk.intake.rules.words import heading_cue

ENOUGH = 2.4
"""Sum of evidence from which a block counts as a heading."""

_TIMED = re.compile(r"^(?:ab\s+)?\d{1,2}[.:]\d{2}\b")


def find_headings(blocks: Sequence[Block], contents: Contents) -> dict[int, Heading]:
    """Position of a block to its heading."""
    unlist(blocks)
    runs = sequences(blocks)
    theses = numbered_theses(blocks, runs)
    listed = numbered_lists(blocks, contents, runs) - theses
    counted = {position for run in runs if len(run) > 1 for position in run}
    tight = sum(1 for block in blocks if block.gap) < 0.15 * len(blocks)
    judged = {
        position: _judge(blocks, position, contents, tight)
        for position, block in enumerate(blocks)
        if block.form == "para" and position not in listed and block.text
    }
    for position in counted & judged.keys():
        judged[position].score += 0.5
    for position in theses & judged.keys():
        judged[position].score = max(judged[position].score, ENOUGH + 0.6)
        judged[position].reasons.append("gezählter Satz vor seiner Erläuterung")
    for position, heading in judged.items():
        if starts_element(heading.block.text):
            heading.score = -5.0 if _in_sheet(blocks, position) else max(heading.score, ENOUGH + 0.6)
    _weigh_against_styles(judged)
    _weigh_twins(judged)
    _weigh_repeated(judged)
    found = {position: heading for position, heading in judged.items() if heading.score >= ENOUGH}
    for position, heading in judged.items():
        blocks[position].almost = ENOUGH - 1.0 <= heading.score < ENOUGH
    for position in listed:
        as_item(blocks[position])
    _one_heading_an_entry(found)
    _note_repeated(found)
    _merge_label_and_title(found, judged)
    return found


def _in_sheet(blocks: Sequence[Block], position: int) -> bool:
    """True where the lines around are keys of a measure sheet; a first line "Maßnahme: ..." opens it and is none."""
    opens = read_key(blocks[position].text)
    if opens is not None and opens[0] == "title":
        return False
    before = [] if blocks[position].gap else blocks[max(0, position - 2) : position]
    return any(is_key_line(block.text) for block in [*before, *blocks[position + 1 : position + 3]])


def _weigh_repeated(judged: dict[int, Heading]) -> None:
    """Short lines that come again with the same words head something each time."""
    counts = Counter(key_of(heading.block.text) for heading in judged.values() if not heading.number)
    for heading in judged.values():
        again = counts[key_of(heading.block.text)] > 1 and not heading.number and len(heading.block.text) <= 60
        if (
            again
            and ENOUGH - 2 <= heading.score < ENOUGH
            and heading.block.text[-1:] != ":"
            and not SENTENCE.search(heading.block.text)
        ):
            heading.score = ENOUGH
            heading.reasons.append("steht gleichlautend an mehreren Stellen")
    for position, heading in judged.items():
        after = judged.get(position + 1)
        heads_group = after is not None and counts[key_of(after.block.text)] > 1 and after.score >= ENOUGH
        if heads_group and ENOUGH - 1 <= heading.score < ENOUGH and not SENTENCE.search(heading.block.text):
            heading.score = ENOUGH
            heading.reasons.append("darunter stehen die gleichen Überschriften wie anderswo")


def _weigh_against_styles(judged: dict[int, Heading]) -> None:
    """Where the format marks many headings, a plain line without number is less likely to be one."""
    styled = sum(1 for heading in judged.values() if heading.level)
    if styled < 5:
        return
    for heading in judged.values():
        if (
            heading.level is None
            and not heading.number
            and not heading.block.is_bold
            and not (heading.block.first.size or 1.0) > 1.12
        ):
            heading.score -= 1.0


def _weigh_twins(judged: dict[int, Heading]) -> None:
    """Lines that begin alike stand alike: "Kulturelle Teilhabe - Musik" beside "Kulturelle Teilhabe - Sport"."""
    beginnings = Counter(_beginning(heading) for heading in judged.values() if heading.score >= ENOUGH)
    for heading in judged.values():
        if (
            ENOUGH - 1.2 <= heading.score < ENOUGH
            and beginnings[_beginning(heading)] >= 2
            and not SENTENCE.search(heading.block.text)
        ):
            heading.score = ENOUGH
            heading.reasons.append("beginnt wie andere Überschriften")


def _beginning(heading: Heading) -> str:
    return " ".join(heading.title.split()[:2]).casefold()


def _judge(blocks: Sequence[Block], position: int, contents: Contents, tight: bool) -> Heading:
    """All evidence for and against one block; tight: the file has no empty lines to go by."""
    block = blocks[position]
    heading = Heading([block], 0.0, [], number=block.number)
    if (
        is_key_line(block.text)
        or (block.number and block.number.family in {"tabelle", "abbildung"})
        or _TIMED.match(block.text)
        or (block.number and not block.number.is_worded and not block.number.rest)
    ):
        heading.score = -9 if block.first.style != "heading" else 1
    heading.cue = heading_cue(heading.title) or heading_cue(block.text)
    heading.entry = contents.find(block.text) if len(block.text) < 200 else None
    for points, reason in (
        *by_look(block),
        *by_words(heading),
        *by_shape(block),
        *by_place(blocks, position, tight),
    ):
        heading.score += points
        if points > 0.9 and reason:
            heading.reasons.append(reason)
    return heading


def _one_heading_an_entry(found: dict[int, Heading]) -> None:
    """An entry of the contents list stands for the first heading of its name; later ones are not in the list."""
    seen: set[str] = set()
    for position in sorted(found):
        entry = found[position].entry
        if entry and entry.key in seen:
            found[position].entry = None
        elif entry:
            seen.add(entry.key)


def _note_repeated(found: dict[int, Heading]) -> None:
    """Headings that come again with the same words; a word with its number ("Leitziel 2") is no repetition."""
    loose = [heading for heading in found.values() if not (heading.number and heading.number.is_worded)]
    counts = Counter((key_of(heading.title), heading.number is None) for heading in loose)
    for heading in loose:
        heading.repeated = counts[key_of(heading.title), heading.number is None] > 1


def _merge_label_and_title(found: dict[int, Heading], judged: dict[int, Heading]) -> None:
    """ "Handlungsfeld 1:" and the title in the next line are one heading."""
    for position in sorted(found):
        heading, after = found.get(position), judged.get(position + 1)
        if not heading or not after or not heading.number or heading.number.rest or not heading.number.is_worded:
            continue
        right_below = not after.block.gap and len(after.block.text) <= 120
        if (
            not after.number
            and (after.score >= 0.8 or right_below)
            and not read_key(after.block.text)
            and not SENTENCE.search(after.block.text)
        ):
            heading.blocks += after.blocks
            heading.reasons.append("Nummer und Titel stehen in zwei Zeilen")
            found.pop(position + 1, None)
