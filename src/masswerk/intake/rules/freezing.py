"""Last pass: parts become nodes: places in the source, own lines, wording, confidence; nothing may be lost."""

from __future__ import annotations

from dataclasses import replace

from masswerk.concepts.rules.kinds import Kind
from masswerk.documents.bidi import safe_direction
from masswerk.documents.source import Source
from masswerk.intake.rules.markdown import to_markdown
from masswerk.intake.rules.parts import Part
from masswerk.intake.rules.titles import text_title
from masswerk.intake.rules.tree import DOUBT, Node, Outline

UNPLACED = "Nicht zugeordnet"


def freeze(source: Source, root: Part, noise: dict[int, str]) -> Outline:
    """The finished outline of a source."""
    order = list(root.walk())
    names = {id(part): f"e{place}" for place, part in enumerate(order)}
    taken: set[int] = set()
    owns = {id(part): _own(part, taken, noise) for part in order}
    extents = _extents(order, owns)
    starts = _starts(order)
    nodes = tuple(_node(part, names, owns[id(part)], extents[id(part)], starts[id(part)]) for part in order)
    lost = {
        line.number: UNPLACED
        for line in source.lines
        if not line.is_blank and line.number not in taken and line.number not in noise
    }
    return Outline(source, nodes, dict(sorted((noise | lost).items())))


def _own(part: Part, taken: set[int], noise: dict[int, str]) -> tuple[int, ...]:
    """Lines of the part's own wording that no part before it has taken."""
    if part.own_lines is not None:
        taken.update(part.own_lines)
        return part.own_lines
    blocks = [*(part.head.blocks if part.head else []), *part.blocks]
    lines = tuple(sorted({line for block in blocks for line in block.lines if line not in taken and line not in noise}))
    taken.update(lines)
    return lines


def _extents(order: list[Part], owns: dict[int, tuple[int, ...]]) -> dict[int, tuple[int, int]]:
    """First and last line of every part with all below it."""
    spans: dict[int, tuple[int, int]] = {}
    for part in reversed(order):
        lines = owns[id(part)] or tuple(row.number for block in part.blocks for row in block.rows[:1])
        starts = [lines[0]] if lines else []
        ends = [lines[-1]] if lines else []
        for child in part.children:
            starts.append(spans[id(child)][0])
            ends.append(spans[id(child)][1])
        if starts:
            spans[id(part)] = (min(starts), max(ends))
        elif part.parent is not None and part.parent.blocks:
            line = part.parent.blocks[0].rows[0].number
            spans[id(part)] = (line, line)
        else:
            spans[id(part)] = (1, 1)
    return spans


def _starts(order: list[Part]) -> dict[int, str]:
    """The first 60 visible characters of every part, children included."""
    starts: dict[int, str] = {}
    for part in reversed(order):
        texts = [block.text for block in (part.head.blocks if part.head else [])]
        texts.append("" if part.role == "sentence" else part.whole or " ".join(block.text for block in part.blocks[:5]))
        for child in part.children[:5]:
            if sum(len(text) for text in texts) >= 60:
                break
            texts.append(starts[id(child)])
        starts[id(part)] = " ".join(text for text in texts if text)[:60].strip()
    root = order[0]
    starts[id(root)] = " ".join(
        [*(block.text for block in root.blocks), *(starts[id(child)] for child in root.children[:6])]
    )[:60].strip()
    return starts


def _node(part: Part, names: dict[int, str], own: tuple[int, ...], span: tuple[int, int], start: str) -> Node:
    heading = (
        (part.head is not None and part.role != "sentence")
        or part.role in {"thesis", "row"}
        or part.kind == Kind.CONCEPT
    )
    blocks = part.blocks[1:] if part.role in {"thesis", "row"} else part.blocks
    if part.role == "sentence" and part.head is not None:
        blocks = [*part.head.blocks, *blocks]
    if blocks and not heading and part.kind != Kind.TEXT and blocks[0].form == "item":
        blocks = [replace(blocks[0], form="para"), *blocks[1:]]  # the element is the item, so it needs no sign
    text = to_markdown(blocks) if blocks else part.whole if not heading else ""
    title = safe_direction(part.title or text_title(start)) or "Ohne Titel"
    sure = max(0.05, min(0.99, part.sure))
    reasons = [reason for reason in part.reasons if reason]
    if sure < DOUBT:
        reasons += part.doubts or ["Nur schwache Anzeichen für diese Einordnung"]
    parent = names[id(part.parent)] if part.parent is not None else None
    return Node(
        names[id(part)],
        str(part.kind),
        title,
        parent,
        span[0],
        span[1],
        part.label,
        safe_direction(start),
        own,
        heading,
        text,
        part.attrs,
        round(sure, 3),
        tuple(reasons),
    )
