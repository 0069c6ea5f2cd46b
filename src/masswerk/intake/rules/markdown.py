"""The wording of blocks in the Markdown subset of the product: paragraphs, lists, bold leads, pipe tables."""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.intake.rules.blocks import Block


def to_markdown(blocks: Sequence[Block]) -> str:
    """Blocks as Markdown; items of one list stand without empty lines between them."""
    pieces: list[str] = []
    before = ""
    for block in blocks:
        text = _block(block)
        if not text:
            continue
        joined = block.form == "item" and before == "item"
        pieces.append(("\n" if joined else "\n\n" if pieces else "") + text)
        before = block.form
    return "".join(pieces)


def _block(block: Block) -> str:
    if block.form == "table":
        return _table(block.grid)
    if block.form == "figure":
        return f"![{block.first.alt or ''}]"
    text = block.text
    if block.lead and text.startswith(block.lead):
        text = f"**{block.lead}**{text[len(block.lead) :]}"
    if block.form == "item":
        sign = "1." if any(letter.isdigit() for letter in block.sign) else "-"
        return f"{'  ' * block.depth}{sign} {text}"
    return text


def _table(grid: Sequence[tuple[str, ...]]) -> str:
    width = max(len(row) for row in grid)
    rows = [
        "| " + " | ".join(cell.replace("|", "\\|") for cell in (*row, *("",) * (width - len(row)))) + " |"
        for row in grid
    ]
    return "\n".join([rows[0], "|" + "---|" * width, *rows[1:]])
