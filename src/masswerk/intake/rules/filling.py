"""Pass 4: the blocks of every section become elements, in their order, before its subsections."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules import paragraphs
from masswerk.intake.rules.amendments import amend
from masswerk.intake.rules.attributes import read_facts, set_fact
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.facts import status_of_cell
from masswerk.intake.rules.items import add_items, choose
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.sheets import read_key
from masswerk.intake.rules.table_parts import add_table, agenda_item, sheet
from masswerk.intake.rules.tables import is_sheet
from masswerk.intake.rules.titles import text_title

_TIME = re.compile(r"^(?:ab\s+)?\d{1,2}[.:]\d{2}\s*(?:uhr|[–-]|bis)", re.IGNORECASE)
_KEEPS_TEXT = {
    Kind.MEASURE,
    Kind.GOAL,
    Kind.GUIDELINE,
    Kind.DEFINITION,
    Kind.CARD,
    Kind.AGENDA_ITEM,
    Kind.STATUS_NOTE,
    Kind.AMENDMENT,
    Kind.WORKING_GROUP,
}
"""Elements whose paragraphs are their own wording; below other headings each paragraph has a place of its own."""


@dataclass(slots=True)
class _Work:
    """A section while it is filled."""

    part: Part
    blocks: list[Block]
    noise: dict[int, str]
    theses: set[int] = field(default_factory=set)
    made: list[Part] = field(default_factory=list)
    kept: list[Block] = field(default_factory=list)
    at: int = 0
    lead_in: str = ""
    invited: Kind | None = None
    almost: bool = False

    @property
    def last(self) -> Part | None:
        return self.made[-1] if self.made else None


def fill(root: Part, noise: dict[int, str]) -> None:
    """Make elements of all blocks below the root; lines that are no content go to `noise`."""
    for part in list(root.walk()):
        blocks, part.blocks = part.blocks, []
        work = _Work(part, blocks, noise, paragraphs.theses(part, blocks))
        while work.at < len(work.blocks):
            _step(work)
        part.blocks = work.kept
        for child in work.made:
            child.parent = part
        _lift_fields(part, work)
        part.children = work.made + part.children
        if part.kind == Kind.MEASURE:
            read_facts(part, " ".join([part.title, *(block.text for block in work.kept)]))


def _lift_fields(part: Part, work: _Work) -> None:
    """Fields that a table names do not belong to the prose section it happens to stand in."""
    above = part.parent
    if (
        part.kind != Kind.SECTION
        or part.member is not None
        or above is None
        or above.kind not in {Kind.CONCEPT, Kind.SECTION}
    ):
        return
    fields = [child for child in work.made if child.kind == Kind.FIELD]
    texts = [child for child in work.made if child.kind == Kind.TEXT]
    if not fields or not texts or part.children:
        return
    work.made = [child for child in work.made if child not in fields]
    place = above.children.index(part) + 1
    above.children[place:place] = fields
    for child in fields:
        child.parent = above
        child.doubt("Die Tabelle steht in einem Abschnitt, der nicht von Handlungsfeldern spricht", 0.58)


def _step(work: _Work) -> None:
    block = work.blocks[work.at]
    if block.form == "item":
        _list(work)
    elif block.form == "table":
        _table(work, block)
    elif block.form == "figure":
        work.made.append(
            Part(
                Kind.FIGURE, text_title(block.first.alt or "Abbildung"), blocks=[block], sure=0.9, reasons=["Abbildung"]
            )
        )
        work.at += 1
    else:
        _paragraph(work, block)
        work.lead_in = block.text
        work.almost |= block.almost and not block.text.endswith((":", "."))
        work.at += 1


def _list(work: _Work) -> None:
    """A run of items; a paragraph that only finishes the last item belongs to it."""
    start = work.at
    while work.at < len(work.blocks) and work.blocks[work.at].form == "item":
        work.at += 1
    before = len(work.made)
    run = work.blocks[start : work.at]
    choice, sure, reason = choose(work.part, work.lead_in, run)
    made = amend(work.part, run) or add_items(work.part, run, choice, sure, reason)
    work.lead_in = ""
    if all(item.kind == Kind.TEXT for item in made):
        _wording(work, [block for item in made for block in item.blocks])
    else:
        work.made += made
    if work.almost:
        for item in work.made[before:]:
            item.doubt("Davor steht eine Zeile, die eine Überschrift sein könnte", 0.56)


def _wording(work: _Work, blocks: list[Block]) -> None:
    """A list that is wording: of the element it stands in, of the definition before it, or of its own."""
    last = work.last
    if last is not None and last.kind == Kind.DEFINITION:
        last.blocks += blocks
    elif work.part.kind in _KEEPS_TEXT and last is None:
        work.kept += blocks
    else:
        work.made.append(Part(Kind.TEXT, text_title(blocks[0].text), blocks=blocks))


def _table(work: _Work, block: Block) -> None:
    before = work.blocks[work.at - 1] if work.at else None
    last = work.last
    caption = None
    if (
        last is not None
        and last.kind == Kind.TEXT
        and before is not None
        and last.blocks == [before]
        and before.form == "para"
        and (
            before.text.endswith(":")
            or (before.number and before.number.family == "tabelle")
            or before.first.style == "caption"
        )
    ):
        caption = before
    above = work.part
    if (
        last is not None
        and before is not None
        and before.form == "item"
        and before.text.endswith(":")
        and last.kind != Kind.TEXT
    ):
        above = last
    if work.part.kind == Kind.MEASURE and work.part.head is not None and last is None and is_sheet(block.grid):
        _own_sheet(work, block)
        return
    made = add_table(above, block, caption, work.noise)
    if caption is not None and made[0].kind == Kind.TABLE:
        work.made.pop()
    if above is last:
        last.children += made
    else:
        work.made += made
    work.at += 1


def _own_sheet(work: _Work, block: Block) -> None:
    """The table below a measure's heading is its sheet; it may hold the title that the heading lacks."""
    found = sheet(work.part, block)
    part = work.part
    if not part.label and part.head and part.head.number and not part.head.number.rest:
        part.label, part.title = part.head.number.label, found.title
    for attr, value in found.attrs.items():
        part.attrs.setdefault(attr, value)
    work.kept.append(block)
    work.at += 1


def _paragraph(work: _Work, block: Block) -> None:
    part, last = work.part, work.last
    key = read_key(block.text)
    if key and _take_key(work, block, key):
        return
    if _TIME.match(block.text) and (part.kind == Kind.EVENT or part.member == Kind.AGENDA_ITEM or _is_timed(work)):
        work.made.append(agenda_item(part, block.rows, block.text, ""))
        return
    if work.at in work.theses:
        work.made.append(_thesis(part, block))
        return
    if last is not None and work.theses and last.kind == part.member:
        last.blocks.append(block)
        return
    alone = (
        not work.theses
        and not any(child.head for child in part.children)
        and all(other.form == "para" for other in work.blocks)
    )
    found = (
        paragraphs.definition(part, block)
        or paragraphs.goal(part, block)
        or paragraphs.led(part, block)
        or paragraphs.member(part, block, alone)
        or paragraphs.statement(part, block)
        or paragraphs.announced(part, block, work.invited)
    )
    if found is None or block.text.endswith(":"):
        work.invited = paragraphs.announces(part, block)
    if found:
        work.made.append(found)
    elif (
        last is not None
        and last.kind == Kind.DEFINITION
        and part.member == Kind.DEFINITION
        and not block.text.endswith(":")
    ):
        last.blocks.append(block)
    elif part.kind in _KEEPS_TEXT and last is None:
        work.kept.append(block)
    elif (
        last is not None
        and last.kind not in {Kind.TEXT, Kind.FIGURE, Kind.TABLE}
        and block.text[:1].islower()
        and work.blocks[work.at - 1].form == "item"
    ):
        last.blocks.append(block)
    else:
        work.made.append(Part(Kind.TEXT, text_title(block.text, block.lead), blocks=[block], whole=block.text))


def _is_timed(work: _Work) -> bool:
    """At least three paragraphs of the section begin with a time of day: a programme."""
    return sum(1 for block in work.blocks if block.form == "para" and _TIME.match(block.text)) >= 3


def _thesis(part: Part, block: Block) -> Part:
    found = Part(
        Kind(str(part.member)),
        block.text.rstrip(" ."),
        blocks=[block],
        sure=0.7,
        reasons=[f"Leitsatz vor seiner Erläuterung, unter „{part.title[:40]}“"],
    )
    found.whole = block.text
    found.role = "thesis"
    return found


def _take_key(work: _Work, block: Block, key: tuple[str, str]) -> bool:
    """Lines of a measure sheet: facts of the measure they stand in, or the measure itself."""
    attr, value = key
    if attr == "title" and value and _take_title(work, block, value):
        return True
    target = _target_of_key(work)
    if target is None:
        return _take_goal(work, block, value) if attr == "goal" and value else False
    if attr == "note" and value and "sachstand" in block.text[:12].lower():
        _take_note(work, block, value, target)
        return True
    set_fact(target, attr, value)
    (work.kept if target is work.part and work.last is None else target.blocks).append(block)
    return True


def _take_title(work: _Work, block: Block, title: str) -> bool:
    """The title of a measure: of the numbered one whose heading has none, or of a new one."""
    part = work.part
    if part.kind != Kind.MEASURE:
        work.made.append(_keyed(Kind.MEASURE, work, block, title, 0.75, "Zeile „Maßnahme: ...“"))
        work.made[-1].role = "sheet"
        return True
    number = part.head.number if part.head else None
    if number is None or number.rest or work.last is not None:
        return False
    part.title, part.label = text_title(title), number.label
    work.kept.append(block)
    return True


def _target_of_key(work: _Work) -> Part | None:
    """The measure a line of a sheet speaks of; None where there is none."""
    part, last = work.part, work.last
    if last is not None and last.role == "sheet":
        return last
    if part.kind == Kind.MEASURE:
        return part
    return last if last is not None and last.kind == Kind.MEASURE else None


def _take_goal(work: _Work, block: Block, value: str) -> bool:
    if work.part.kind not in {Kind.FIELD, Kind.APPROACH}:
        return False
    work.made.append(_keyed(Kind.GOAL, work, block, value, 0.7, "Zeile „Ziel: ...“"))
    return True


def _keyed(kind: Kind, work: _Work, block: Block, title: str, sure: float, reason: str) -> Part:
    """An element that one line of a sheet names."""
    return Part(kind, text_title(title), parent=work.part, blocks=[block], sure=sure, reasons=[reason],
                whole=block.text)


def _take_note(work: _Work, block: Block, value: str, target: Part) -> None:
    note = Part(Kind.STATUS_NOTE, text_title(block.text.split(":", 1)[0]), blocks=[block], sure=0.65,
                reasons=["Sachstand unter der Maßnahme"], whole=block.text)
    status = status_of_cell(value)
    if status:
        target.attrs["status"] = status
    if target is work.part:
        work.made.append(note)
    else:
        target.add(note)
