"""Pass 3a: which blocks are headings. Evidence of several kinds is added up; no single sign decides.

Style of the format, contents list, number, words, type size, bold, capitals, shortness and the place between
empty lines speak for a heading; length, a finite sentence, an address or a small first letter speak against.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.contents import Contents, Entry, key_of
from masswerk.intake.rules.numbering import KNOWN_FAMILIES, Number
from masswerk.intake.rules.sheets import is_key_line, meaning, read_key, starts_element
from masswerk.intake.rules.vocabulary import FAMILIES
from masswerk.intake.rules.words import Cue, chapter_cue, heading_cue, is_closer

ENOUGH = 2.4
"""Sum of evidence from which a block counts as a heading."""

_SENTENCE = re.compile(r"[.;,]$")
_FINITE = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|kann|können|soll|sollen|sollte|muss|müssen|darf|will|wollen|"
    r"gibt|bietet|bieten|steht|stehen|leben|lebt|findet|finden|erfolgt|gilt|bleibt|macht|liegt|kommt|kommen|brauchen|braucht)\b"
)
_CONTACT = re.compile(
    r"@|https?:|www\.|\btel\.?:?|\bfax\b|\b\d{5}\s+[A-ZÄÖÜ]|\d{4,}-?\d|©|\bISBN\b|\bStraße \d|\bstr\. \d", re.IGNORECASE
)
_DATE = re.compile(
    r"^(?:[A-ZÄÖÜ][\wäöüß-]+,\s*)?(?:den\s+)?(?:\d{1,2}\.\s*)?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember|Stand)?:?\s*\d{2,4}$",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:seit|ab|bis|mit|im|in|bei|durch|nach|aus|auf|dazu|hierzu|dabei|darüber|außerdem|zudem|weiterhin|hier)\b",
    re.IGNORECASE,
)
_TIMED = re.compile(r"^(?:ab\s+)?\d{1,2}[.:]\d{2}\b")


@dataclass(slots=True)
class Heading:
    """A block that heads others.

    blocks:  the block, and a second one where number and title stand apart
    score:   sum of the evidence
    reasons: the evidence in German
    repeated: the same words head several places: a group like "Ziele", whatever they are
    placed:  how sure its place in the tree is, 0 to 1
    children: the block right below it, if it is text
    """

    blocks: list[Block]
    score: float
    reasons: list[str]
    number: Number | None = None
    entry: Entry | None = None
    cue: Cue | None = None
    repeated: bool = False
    placed: float = 0.9
    children: list[Block] = field(default_factory=list)

    @property
    def block(self) -> Block:
        """The block it begins with."""
        return self.blocks[0]

    @property
    def title(self) -> str:
        """The title without number."""
        if self.number and self.number.rest:
            return self.number.rest
        if self.number and len(self.blocks) > 1:
            return self.blocks[-1].text
        return self.blocks[0].text

    @property
    def level(self) -> int | None:
        """Level as the format states it."""
        row = self.block.first
        return row.level if row.style == "heading" else 0 if row.style == "title" else None


def find_headings(blocks: Sequence[Block], contents: Contents) -> dict[int, Heading]:
    """Position of a block to its heading."""
    runs = _sequences(blocks)
    listed = _numbered_lists(blocks, contents, runs)
    counted = {position for run in runs if len(run) > 1 for position in run}
    tight = sum(1 for block in blocks if block.gap) < 0.15 * len(blocks)
    judged = {
        position: _judge(blocks, position, contents, tight)
        for position, block in enumerate(blocks)
        if block.form == "para" and position not in listed and block.text
    }
    for position in counted & judged.keys():
        judged[position].score += 0.5
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
        _as_item(blocks[position])
    _one_heading_an_entry(found)
    _note_repeated(found)
    _merge_label_and_title(found, judged)
    return found


def _in_sheet(blocks: Sequence[Block], position: int) -> bool:
    """True where the lines around are keys of a measure sheet; a first line "Maßnahme: ..." opens it and is none."""
    before, after = blocks[max(0, position - 2) : position], blocks[position + 1 : position + 3]
    opens = read_key(blocks[position].text)
    return (opens is None or opens[0] != "title") and any(is_key_line(block.text) for block in [*before, *after])


def _weigh_repeated(judged: dict[int, Heading]) -> None:
    """Short lines that come again with the same words head something each time."""
    counts = Counter(key_of(heading.block.text) for heading in judged.values() if not heading.number)
    for heading in judged.values():
        again = counts[key_of(heading.block.text)] > 1 and not heading.number and len(heading.block.text) <= 60
        if (
            again
            and ENOUGH - 2 <= heading.score < ENOUGH
            and heading.block.text[-1:] != ":"
            and not _SENTENCE.search(heading.block.text)
        ):
            heading.score = ENOUGH
            heading.reasons.append("steht gleichlautend an mehreren Stellen")


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
            and not _SENTENCE.search(heading.block.text)
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
        *_by_look(block),
        *_by_words(heading),
        *_by_shape(block),
        *_by_place(blocks, position, tight),
    ):
        heading.score += points
        if points > 0.9 and reason:
            heading.reasons.append(reason)
    return heading


def _by_look(block: Block) -> list[tuple[float, str]]:
    row = block.first
    found = []
    if row.style in {"heading", "title"}:
        found.append((6.0, "Formatvorlage Überschrift"))
    if block.is_bold:
        found.append((2.0, "fett gesetzt"))
    if row.size and row.size >= 1.12:
        found.append((2.5, "größere Schrift"))
    if row.size and row.size < 0.92:
        found.append((-1.5, ""))
    letters = [sign for sign in block.text if sign.isalpha()]
    if len(letters) > 4 and all(sign.isupper() for sign in letters):
        found.append((1.5, "in Großbuchstaben"))
    return found


def _by_words(heading: Heading) -> list[tuple[float, str]]:
    found = []
    text, number = heading.block.text, heading.number
    if heading.entry and not _SENTENCE.search(text):
        found.append((3.5, "steht im Inhaltsverzeichnis"))
    if number:
        found += _by_number(number, text)
    short = len(heading.title) <= 90
    if heading.cue and short:
        found.append((1.8 if heading.cue.member is None else 2.2, heading.cue.reason))
    elif short and (chapter_cue(text) or is_closer(text)) and len(text) < 60:
        found.append((1.0, "nennt sich wie ein Kapitel"))
    return found


def _by_number(number: Number, text: str) -> list[tuple[float, str]]:
    if number.is_worded and number.family not in KNOWN_FAMILIES:
        return [(1.4, f"nummeriert: „{number.label}“")]
    if number.is_worded:
        points = 3.0 if number.firm else 1.5 if number.rest[:1].isupper() else -1.0
        return [(points, f"nummeriert: „{number.label}“")]
    if not (number.rest[:1].isupper() or number.rest[:1] in '„"(' or number.rest[:1].isdigit()):
        return [(-2.0, "")]
    deep = len(number.path) > 1
    return [(2.2 if deep else 1.2, f"nummeriert: „{number.label}“")]


def _by_shape(block: Block) -> list[tuple[float, str]]:
    text = block.text
    size = len(text)
    if (
        block.number
        and block.number.is_worded
        and block.number.firm
        and block.number.family in FAMILIES
        and size < 1000
    ):
        return [(0.5, "")]  # "Leitlinie 1: ..." may be a whole sentence
    found = [(1.0 if size <= 60 else 0.5 if size <= 100 else 0.0 if size <= 130 else -2.5 if size <= 200 else -5.0, "")]
    if _SENTENCE.search(text) and not text.endswith(("etc.", "usw.", "u. a.")):
        found.append((-2.0 if text.endswith(".") else -3.0, ""))
    if text.endswith(":"):
        found.append((-0.8, ""))
    if text.endswith("?"):
        found.append((0.4, ""))
    elif _FINITE.search(text):
        found.append((-1.2, ""))
    if text[:1].islower() or text[:1] == "*":
        found.append((-3.0, ""))
    if _ADVERBIAL.match(text):
        found.append((-0.9, ""))
    words = text.split()
    if len(words) > 1 and all(meaning(word) for word in words):
        found.append((-5.0, ""))  # the header of a table whose columns are lost
    if _CONTACT.search(text) or _DATE.match(text):
        found.append((-3.0, ""))
    if not any(sign.isalpha() for sign in text):
        found.append((-5.0, ""))
    return found


def _by_place(blocks: Sequence[Block], position: int, tight: bool) -> list[tuple[float, str]]:
    """Alone between empty lines, and something follows that can be headed."""
    block = blocks[position]
    after = blocks[position + 1] if position + 1 < len(blocks) else None
    if after is None:
        return [(-1.5, "")]
    if tight:
        return _by_neighbours(blocks, position)
    found = []
    if (
        block.text.endswith(":")
        and after.form in {"para", "table"}
        and not block.is_bold
        and block.first.style != "heading"
    ):
        found.append((-2.0, ""))
    if block.gap and (after.gap or after.form != "para"):
        found.append((0.6, ""))
    if after.form in {"item", "table"} or len(after.text) > 1.5 * len(block.text):
        found.append((0.5, ""))
    if block.gap and after.form == "item" and not block.text.endswith(":"):
        found.append((0.3, ""))
    if block.gap and (after.gap or after.form == "item") and block.text[-1:].isalnum() and not block.text.isdigit():
        found.append((0.5, ""))
    return found


def _by_neighbours(blocks: Sequence[Block], position: int) -> list[tuple[float, str]]:
    """Without empty lines: a line without stop between text that ends with one and a list or a longer text."""
    block, after = blocks[position], blocks[position + 1]
    before = blocks[position - 1] if position else None
    if (
        not block.text[-1:].isalnum()
        or block.text.isdigit()
        or (before is not None and before.form == "para" and not _SENTENCE.search(before.text))
    ):
        return [(0.3, "")]
    follows = after.form in {"item", "table"} or len(after.text) > 1.5 * len(block.text)
    return [
        (1.6 if follows and (before is None or before.form != "para" or _SENTENCE.search(before.text)) else 0.3, "")
    ]


def _numbered_lists(blocks: Sequence[Block], contents: Contents, runs: Sequence[Sequence[int]]) -> set[int]:
    """Positions of paragraphs "1. ...", "2. ..." that are items of a list, not headings: nothing stands between them."""
    listed: set[int] = set()
    for run in runs:
        direct = sum(1 for first, second in zip(run, run[1:], strict=False) if second == first + 1)
        long = sum(1 for i in run if len(blocks[i].text) > 130 or _SENTENCE.search(blocks[i].text))
        styled = any(blocks[i].first.style == "heading" or contents.find(blocks[i].text) for i in run)
        bold = all(blocks[i].is_bold or (blocks[i].first.size or 1) > 1.1 for i in run)
        alone = len(run) == 1 and not bold and _nothing_follows(blocks, run[0])
        if not styled and (alone or long > len(run) / 2 or (len(run) > 1 and direct >= len(run) / 2 and not bold)):
            listed.update(run)
    return listed


def _nothing_follows(blocks: Sequence[Block], position: int) -> bool:
    """True where a single numbered paragraph stands between headings: a list of one."""
    before = blocks[position - 1] if position else None
    after = blocks[position + 1] if position + 1 < len(blocks) else None
    led = before is not None and (before.text.endswith(":") or bool((cue := heading_cue(before.text)) and cue.member))
    return led and (after is None or after.first.style == "heading" or after.is_bold or after.number is not None)


def _sequences(blocks: Sequence[Block]) -> list[list[int]]:
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


def _as_item(block: Block) -> None:
    """A numbered paragraph becomes an item of a list."""
    number = block.number
    if number:
        block.form, block.sign, block.text = "item", number.label, number.rest


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
    """Headings that come again with the same words; a word of its own with its number ("Leitziel 2") is no repetition."""
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
        if (
            not after.number
            and after.score >= 0.8
            and not read_key(after.block.text)
            and not _SENTENCE.search(after.block.text)
        ):
            heading.blocks += after.blocks
            heading.reasons.append("Nummer und Titel stehen in zwei Zeilen")
            found.pop(position + 1, None)
