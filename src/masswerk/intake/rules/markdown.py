"""The wording of blocks in the Markdown subset of the product: paragraphs, lists, bold leads, pipe tables."""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.intake.rules.blocks import Block


def to_markdown(blocks: Sequence[Block], is_item: bool = False) -> str:
    """Blocks as Markdown; items of one list stand without empty lines between them.

    is_item: the first block is an item that is an element itself, so it has no sign and the rest is one step deeper
    """
    pieces: list[str] = []
    before = ""
    outer = blocks[0].depth + 1 if blocks and is_item else 0
    for place, block in enumerate(blocks):
        text = _bold_lead(block) if is_item and place == 0 else _block(block, outer)
        if not text:
            continue
        joined = block.form == "item" and before == "item"
        pieces.append(("\n" if joined else "\n\n" if pieces else "") + text)
        before = "para" if is_item and place == 0 else block.form
    return "".join(pieces)


def _block(block: Block, outer: int) -> str:
    if block.form == "table":
        return _table(block.grid)
    if block.form == "figure":
        return f"![{block.first.alt or ''}]"
    text = _bold_lead(block)
    if block.form == "item":
        sign = "1." if any(letter.isdigit() for letter in block.sign) else "-"
        return f"{'  ' * max(0, block.depth - outer)}{sign} {text}"
    return text


def _bold_lead(block: Block) -> str:
    """The text with its bold beginning marked."""
    if block.lead and block.text.startswith(block.lead):
        return f"**{block.lead}**{block.text[len(block.lead) :]}"
    return block.text


def _table(grid: Sequence[tuple[str, ...]]) -> str:
    width = max(len(row) for row in grid)
    rows = [
        "| " + " | ".join(cell.replace("|", "\\|") for cell in (*row, *("",) * (width - len(row)))) + " |"
        for row in grid
    ]
    return "\n".join([rows[0], "|" + "---|" * width, *rows[1:]])
