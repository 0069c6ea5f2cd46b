"""The wording of blocks in the Markdown subset of the product: paragraphs, lists, bold leads, pipe tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from masswerk.documents.markdown import from_runs, parse
from masswerk.documents.text import Paragraph, Run
from masswerk.intake.rules.blocks import Block

_COUNTED = re.compile(r"(\d{1,4})[.)]")
_LETTERED = re.compile(r"\(?\w+[.)]|.*\d.*")


def to_markdown(blocks: Sequence[Block]) -> str:
    """Blocks as Markdown that reads as their words; items of one list stand without empty lines between them."""
    pieces: list[str] = []
    marks: list[str] = []  # of the items that the next one may stand below
    outermost = min((block.depth for block in blocks if block.form == "item"), default=0)
    for block in blocks:
        depth = block.depth - outermost if block.form == "item" else 0
        inside = "".join(" " * len(mark) for mark in marks[:depth])
        text = _block(block)
        if not text:
            continue
        mark = _mark(block.sign) if block.form == "item" else ""
        pieces.append(_gap(marks, depth, mark) if pieces else "")
        pieces.append(inside + text)
        marks = [*marks[:depth], mark] if mark else []
    return "".join(pieces)


def item(sign: str, text: str, lead: str = "") -> str:
    """A list item. Counted ones keep their number, other letters and numbers stand before the words.

    >>> item("3.", "Kurse"), item("✚", "Kurse"), item("c)", "Kurse")
    ('3. Kurse', '- Kurse', '- c) Kurse')
    """
    if _mark(sign) == "- " and _LETTERED.fullmatch(sign):
        return f"- {_escaped(f'{sign} {text}')}"
    return _mark(sign) + words(text, lead)


def words(text: str, lead: str = "") -> str:
    """Markdown that reads as exactly these words; signs are escaped only where they would be taken for marks.

    lead: words at the beginning that are bold

    >>> words("15. Mai: *alle* kommen"), words("Kurse für Bürger*innen")
    ('15\\\\. Mai: \\\\*alle\\\\* kommen', 'Kurse für Bürger*innen')
    """
    bold = lead if lead and text.startswith(lead) else ""
    simple = f"**{bold}**{text[len(bold) :]}" if bold else text
    if _reads_as(simple, text):
        return simple
    return from_runs((Run(bold, bold=True), Run(text[len(bold) :]))) if bold else _escaped(text)


def _gap(marks: Sequence[str], depth: int, mark: str) -> str:
    """An item follows the one before; a list below an item that does not count from one needs an empty line."""
    counts_on = len(marks) <= depth and mark not in {"- ", "1. "}
    return "\n" if marks and mark and not counts_on else "\n\n"


def _escaped(text: str) -> str:
    return text if _reads_as(text, text) else from_runs((Run(text),))


def _reads_as(markdown: str, text: str) -> bool:
    blocks = parse(markdown)
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return False
    return "".join(run.text for run in blocks[0].runs).split() == text.split()


def _mark(sign: str) -> str:
    found = _COUNTED.fullmatch(sign)
    return f"{int(found[1])}. " if found else "- "


def _block(block: Block) -> str:
    if block.form == "table":
        return _table(block.grid)
    if block.form == "figure":
        return f"![{block.first.alt or ''}]"
    return item(block.sign, block.text, block.lead) if block.form == "item" else words(block.text, block.lead)


def _table(grid: Sequence[tuple[str, ...]]) -> str:
    width = max(len(row) for row in grid)
    rows = [
        "| " + " | ".join(_cell(cell) for cell in (*row, *("",) * (width - len(row)))) + " |"
        for row in grid
    ]
    return "\n".join([rows[0], "|" + "---|" * width, *rows[1:]])


def _cell(text: str) -> str:
    return _escaped(" ".join(text.split())).replace("|", "\\|")
