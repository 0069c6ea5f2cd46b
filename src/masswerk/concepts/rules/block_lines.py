"""Blocks as a flat row of lines (paragraphs, list items, tables, pictures), and lines as blocks again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from masswerk.documents.text import Block, Change, Figure, Heading, Item, ListBlock, Paragraph, Runs, Table


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or list item with its words, or a table or picture as a whole.

    block:   what it is; for a list item the list's look, without items
    runs:    the words; none for tables and pictures
    depth:   0 outside of lists, 1 for items of a list, 2 for items of a list below
    ordered: the item's list counts
    change:  the whole line was inserted or struck
    """

    block: Block
    runs: Runs = ()
    depth: int = 0
    ordered: bool = False
    change: Change = ""

    @property
    def sort(self) -> str:
        """Lines of one sort can be compared word by word."""
        return type(self.block).__name__ if isinstance(self.block, Table | Figure) else "words"

    @property
    def text(self) -> str:
        """All words of the line."""
        match self.block:
            case Table():
                return "\n".join(run.text for row in self.block.rows for cell in row for run in cell)
            case Figure():
                return f"{self.block.source} {self.block.alt}"
            case _:
                return "".join(run.text for run in self.runs)


def to_lines(blocks: Iterable[Block]) -> list[Line]:
    """Blocks as lines in reading order.

    >>> from masswerk.documents.text import Run
    >>> [line.depth for line in to_lines((ListBlock((Item((Run("a"),), (Item((Run("b"),)),)),)),))]
    [1, 2]
    """
    lines: list[Line] = []
    for block in blocks:
        match block:
            case ListBlock():
                lines += _item_lines(block.items, ListBlock((), block.ordered, block.start), 1, block.ordered)
            case Heading() | Paragraph():
                lines.append(Line(replace(block, runs=()), block.runs))
            case _:
                lines.append(Line(block))
    return lines


def _item_lines(items: Iterable[Item], block: ListBlock, depth: int, ordered: bool) -> Iterator[Line]:
    for item in items:
        yield Line(block, item.runs, depth, ordered, item.change)
        yield from _item_lines(item.children, block, depth + 1, item.ordered_children)


def to_blocks(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Lines as blocks; items that follow each other make one list.

    >>> from masswerk.documents.text import Run
    >>> made = (ListBlock((Item((Run("a"),), (Item((Run("b"),)),)), Item((Run("c"),)))), Paragraph((Run("d"),)))
    >>> to_blocks(to_lines(made)) == made
    True
    """
    blocks: list[Block] = []
    for is_list, group in groupby(lines, key=lambda line: line.depth > 0):
        row = list(group)
        blocks += _lists(row) if is_list else map(_block, row)
    return tuple(blocks)


def _block(line: Line) -> Block:
    match line.block:
        case Heading() | Paragraph():
            return replace(line.block, runs=line.runs, change=line.change)
        case _:
            return line.block


def _lists(lines: Sequence[Line]) -> Iterator[Block]:
    """One list, or several where counted and uncounted items follow each other at the top."""
    for ordered, group in groupby(_families(lines), key=lambda family: family[0].ordered):
        families = list(group)
        look = families[0][0].block
        yield ListBlock(_items(families), ordered, look.start if isinstance(look, ListBlock) else 1)


def _families(lines: Sequence[Line]) -> list[list[Line]]:
    """Each item with the deeper ones behind it."""
    families: list[list[Line]] = []
    for line in lines:
        if families and line.depth > families[-1][0].depth:
            families[-1].append(line)
        else:
            families.append([line])
    return families


def _items(families: Iterable[Sequence[Line]]) -> tuple[Item, ...]:
    return tuple(
        Item(head.runs, _items(_families(below)), bool(below) and below[0].ordered, head.change)
        for head, *below in families
    )
