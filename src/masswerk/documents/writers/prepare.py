"""What every format needs before it is written: sound characters, links, anchors and heading levels.

Returns the same kind of `Doc`, so that each writer can trust what it gets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from unicodedata import category

from masswerk.documents.text import (
    Block,
    Change,
    Doc,
    Figure,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Runs,
    Table,
)
from masswerk.documents.writers.errors import FigureWithoutAlt

# Not allowed in XML 1.0, or turning the direction of what follows over (U+202D, U+202E).
UNSOUND = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\u202c\u202f-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]"
)
BREAKS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
OUTSIDE = re.compile(r"(https?://|mailto:|tel:)[^\s<>\"\\^`{|}]+", re.IGNORECASE)
STEERING = frozenset({"Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Me"})
UNSAFE_IN_ANCHOR = re.compile(r"[^A-Za-z0-9_-]+")


def clean(text: str) -> str:
    """Text without characters that no XML file can hold; every kind of line end becomes a newline.

    >>> clean("Rat\\x00haus\\r\\nHarz")
    'Rathaus\\nHarz'
    """
    return UNSOUND.sub("", BREAKS.sub("\n", text))


def is_visible(text: str) -> bool:
    """There is more than spaces and signs that only steer the line.

    >>> is_visible("\\u00ad \\u200f"), is_visible("–")
    (False, True)
    """
    return any(not sign.isspace() and category(sign) not in STEERING for sign in clean(text))


def anchor_name(anchor: str) -> str:
    """An anchor that is a name in HTML, Word and PDF alike.

    >>> anchor_name("3.6.2 Ehrenamt")
    '3-6-2-Ehrenamt'
    """
    return UNSAFE_IN_ANCHOR.sub("-", anchor).strip("-")


def bookmark(anchor: str) -> str:
    """The name of an anchor as a bookmark: word processors take 40 letters, digits and low lines.

    anchor: as `anchor_name` gives it; what would clash with another name gets a check sum

    >>> bookmark("3-6-2"), bookmark("3_6_2")
    ('p_3_6_2', 'p_3_6_2_b7e39f7d')
    """
    name = "p_" + anchor.replace("-", "_")
    if len(name) <= 40 and "_" not in anchor:
        return name
    return f"{name[:31]}_{sha256(anchor.encode()).hexdigest()[:8]}"


def prepare(doc: Doc) -> Doc:
    """Make a document sound: see the module. Raises FigureWithoutAlt."""
    _refuse_silent_figures(doc.blocks)
    filled = tuple(block for block in doc.blocks if not _is_empty(block))
    runs = partial(_runs, targets=_targets(filled))
    blocks = _levels(tuple(_block(block, runs) for block in filled))
    return replace(
        doc,
        title=clean(doc.title).strip() if is_visible(doc.title) else "Ohne Titel",
        subtitle=clean(doc.subtitle),
        publisher=clean(doc.publisher),
        author=clean(doc.author),
        origin=clean(doc.origin),
        facts=tuple((clean(name), clean(value)) for name, value in doc.facts),
        keywords=tuple(clean(word) for word in doc.keywords),
        blocks=tuple(_unique_anchors(blocks)),
    )


def _refuse_silent_figures(blocks: tuple[Block, ...]) -> None:
    figures = (block for block in blocks if isinstance(block, Figure))
    for number, figure in enumerate(figures, start=1):
        if not clean(figure.alt).strip() and not figure.is_decorative:
            raise FigureWithoutAlt(number=number, caption=figure.caption or "ohne Unterschrift")


def _is_empty(block: Block) -> bool:
    """A table without cells or a list without items."""
    return (isinstance(block, Table) and not any(block.rows)) or (isinstance(block, ListBlock) and not block.items)


def _targets(blocks: tuple[Block, ...]) -> frozenset[str]:
    return frozenset(anchor_name(block.anchor) for block in blocks if not isinstance(block, ListBlock)) - {""}


def _unique_anchors(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The first place keeps a name; a second one of the same name has none."""
    taken: set[str] = set()
    for block in blocks:
        if isinstance(block, ListBlock):
            yield block
            continue
        name = anchor_name(block.anchor)
        yield replace(block, anchor="" if name in taken else name)
        taken.add(name)


def _levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Close gaps: a heading lies at most one level below the one before (PDF/UA demands it)."""
    found: list[Block] = []
    open_levels: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            block = replace(block, level=min(len(open_levels), 6))
        found.append(block)
    return tuple(found)


CleanRuns = Callable[[Runs, Change], Runs]


def _block(block: Block, runs: CleanRuns) -> Block:
    match block:
        case Heading():
            return _heading(block, runs)
        case Paragraph():
            return replace(block, runs=runs(block.runs, block.change), label=clean(block.label))
        case ListBlock():
            return replace(block, items=tuple(_item(item, runs) for item in block.items))
        case Table():
            return _table(block, runs)
        case Figure():
            return replace(block, alt=clean(block.alt), caption=clean(block.caption))


def _heading(heading: Heading, runs: CleanRuns) -> Heading | Paragraph:
    """A heading without words names nothing: it becomes a paragraph and keeps its place."""
    words, number = runs(heading.runs, heading.change), clean(heading.number)
    if any(is_visible(run.text) for run in words):
        return replace(heading, runs=words, number=number)
    return Paragraph(words, label=number, anchor=heading.anchor, change=heading.change, passage=heading.passage)


def _item(item: Item, runs: CleanRuns) -> Item:
    children = tuple(_item(child, runs) for child in item.children)
    return replace(item, runs=runs(item.runs, item.change), children=children)


def _table(table: Table, runs: CleanRuns) -> Table:
    """Each row gets the same number of cells; a table has at least one row that is not a heading."""
    width = max((len(row) for row in table.rows), default=0)
    rows = tuple(tuple(runs(cell, "") for cell in row) + ((),) * (width - len(row)) for row in table.rows)
    header_rows = max(0, min(table.header_rows, len(rows) - 1))
    return replace(table, rows=rows, caption=clean(table.caption), header_rows=header_rows)


def _runs(runs: Runs, change: Change, *, targets: frozenset[str]) -> Runs:
    return tuple(_run(run, change, targets) for run in runs if run.text or run.note)


def _run(run: Run, change: Change, targets: frozenset[str]) -> Run:
    return replace(
        run,
        text=clean(run.text),
        note=clean(run.note) if is_visible(run.note) else "",
        link=sound_link(run.link, targets) if is_visible(run.text) else "",
        change=run.change or change,
    )


def sound_link(link: str, targets: frozenset[str]) -> str:
    """The address, or "" where it leads nowhere or runs something.

    targets: anchors that exist in the document

    >>> sound_link("javascript:alert(1)", frozenset()), sound_link("#4-2", frozenset({"4-2"}))
    ('', '#4-2')
    """
    link = clean(link).strip()
    if link.startswith("#"):
        name = anchor_name(link[1:])
        return f"#{name}" if name in targets else ""
    return link if OUTSIDE.fullmatch(link) else ""
