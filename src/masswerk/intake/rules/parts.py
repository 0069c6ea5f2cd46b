"""The tree while it grows: parts that the passes fill, before they are frozen as nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from masswerk.concepts.rules.kinds import Kind
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.heading import Heading


@dataclass(slots=True, eq=False)
class Part:
    """An element that is still being worked on.

    head:    the heading it begins with, None for items, rows and paragraphs
    blocks:  blocks of its own wording, heading blocks not included
    member:  for a group: the kind of its members
    role:    what the passes need to know of it ("minutes", "summary", "group", "cards")
    sure:    confidence so far, 0 to 1
    """

    kind: Kind
    title: str = ""
    label: str = ""
    head: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Part] = field(default_factory=list)
    parent: Part | None = None
    member: Kind | None = None
    role: str = ""
    attrs: dict[str, object] = field(default_factory=dict)
    sure: float = 0.9
    reasons: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    whole: str = ""
    own_lines: tuple[int, ...] | None = None

    def add(self, child: Part) -> Part:
        """Put a part below this one, behind those already there."""
        child.parent = self
        self.children.append(child)
        return child

    def above(self) -> Iterator[Part]:
        """Its parent, the parent's parent and so on."""
        part = self.parent
        while part is not None:
            yield part
            part = part.parent

    def within(self, *kinds: Kind) -> Part | None:
        """The nearest ancestor of one of the kinds."""
        return next((part for part in self.above() if part.kind in kinds), None)

    def walk(self) -> Iterator[Part]:
        """The part and all below it, in document order, without recursion."""
        stack = [self]
        while stack:
            part = stack.pop()
            yield part
            stack.extend(reversed(part.children))

    def doubt(self, reason: str, sure: float) -> None:
        """Lower the confidence and say why."""
        self.sure = min(self.sure, sure)
        if reason not in self.doubts:
            self.doubts.append(reason)
