"""A heading on its way: the blocks it is made of and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.contents import Entry
from masswerk.intake.rules.numbering import Number
from masswerk.intake.rules.words import Cue


@dataclass(slots=True)
class Heading:
    """A block that heads others.

    blocks:   the block, and a second one where number and title stand apart
    score:    sum of the evidence
    reasons:  the evidence in German
    number:   the number in front, None if there is none
    entry:    its entry in the contents list
    cue:      what its words say
    repeated: the same words head several places: a group like "Ziele", whatever they are
    placed:   how sure its place in the tree is, 0 to 1
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
