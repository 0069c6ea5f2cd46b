"""A document becomes a tree of kinds: the passes in their order.

0 rows, 1 furniture and contents list, 2 blocks, 3 headings, levels and sections, 4 kinds and elements,
5 facts, 6 confidence, last the frozen tree. Each pass is one file that explains itself.
"""

from __future__ import annotations

from masswerk.documents.source import Source
from masswerk.intake.rules.alignment import align, fold_keys
from masswerk.intake.rules.blocks import Block, build_blocks
from masswerk.intake.rules.confidence import calibrate
from masswerk.intake.rules.contents import CONTENTS, Contents, read_contents
from masswerk.intake.rules.discussions import is_minutes
from masswerk.intake.rules.filling import fill
from masswerk.intake.rules.freezing import freeze
from masswerk.intake.rules.front import clear_title_page, find_title, title_of
from masswerk.intake.rules.furniture import furniture
from masswerk.intake.rules.heading_kinds import name_headings
from masswerk.intake.rules.headings import find_headings
from masswerk.intake.rules.output import to_gold_json, to_text
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.rows import read_rows
from masswerk.intake.rules.sections import build_sections, drop_repetitions, group_lead_ins
from masswerk.intake.rules.tree import DOUBT, Node, Outline

__all__ = ["DOUBT", "Node", "Outline", "outline", "to_gold_json", "to_text"]

_FLOWING = frozenset({"txt", "md", "pdf"})


def outline(source: Source) -> Outline:
    """The tree of a document. Never fails; where nothing is found, the tree has a root and text.

    >>> from masswerk.documents.source import Line
    >>> lines = Line(1, "1 Handlungsfeld Arbeit"), Line(2, "Wer arbeitet, gehört dazu.")
    >>> found = outline(Source("k.txt", "txt", lines))
    >>> [(node.kind, node.title) for node in found.nodes]
    [('concept', 'k'), ('field', 'Handlungsfeld Arbeit'), ('text', 'Wer arbeitet, gehört dazu')]
    """
    rows = read_rows(source)
    noise = furniture(rows, source.pages)
    rows = [row for row in rows if row.number not in noise]
    contents = read_contents(rows)
    noise |= dict.fromkeys(contents.lines, CONTENTS)
    rows = [row for row in rows if row.number not in contents.lines]
    if source.counts_lines:
        align(rows)
    fold_keys(rows)
    blocks = build_blocks(rows, source.format in _FLOWING)
    root = _tree(source, blocks, contents, noise)
    fill(root, noise)
    calibrate(root)
    return freeze(source, root, noise)


def _tree(source: Source, blocks: list[Block], contents: Contents, noise: dict[int, str]) -> Part:
    """Sections with their kinds; the title's blocks belong to the root."""
    headings = find_headings(blocks, contents)
    toc_at = next(
        (i for i, block in enumerate(blocks) if contents.lines and block.first.number > min(contents.lines)), None
    )
    title, sure = find_title(blocks, headings, toc_at)
    clear_title_page(blocks, headings, title, toc_at)
    group_lead_ins(blocks, headings)
    root = build_sections(blocks, headings, title)
    root.title = title_of(source, blocks, title)
    root.sure = sure
    if sure < DOUBT:
        root.doubts.append("Welche Zeile der Titel ist, ist nicht sicher")
    root.own_lines = tuple(line for i in title for line in blocks[i].lines)
    noise |= drop_repetitions(root)
    if is_minutes(root.title):
        root.role = "minutes"
    name_headings(root)
    return root
