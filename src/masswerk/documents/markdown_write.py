"""Writing blocks as the Markdown of passages, so that reading gives the same words again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from masswerk.documents.markdown_read import parse
from masswerk.documents.text import Block, Figure, Heading, Item, ListBlock, Paragraph, Run, Runs, Table

SIGNS = re.compile(r"([\\*_\[\]])")
LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:Tabelle|Table)?:(?=\s))", re.MULTILINE)
NUMBER_START = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
ENDS = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)


class Notes:
    """Footnotes of a text, numbered as they come."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def add(self, text: str) -> str:
        """The reference to a new note."""
        self.texts.append(" ".join(text.split()))
        return f"[^{len(self.texts)}]"

    def definitions(self) -> list[str]:
        """The lines that stand at the end of the text."""
        return [f"[^{number}]: {_escape(text)}" for number, text in enumerate(self.texts, start=1)]


def from_blocks(blocks: tuple[Block, ...]) -> str:
    """Markdown of blocks; struck words are left out, inserted ones kept.

    >>> from_blocks((Paragraph((Run("Rat "), Run("und", bold=True), Run(" Tat"))),))
    'Rat **und** Tat'
    """
    notes = Notes()
    marked = _alternating(blocks)
    parts = [part for block, is_second in marked if (part := _block(block, notes, is_second))]
    return "\n\n".join([*parts, *notes.definitions()])


def from_runs(runs: Runs) -> str:
    """Markdown of one paragraph.

    >>> from_runs((Run("2 * 3"), Run(" mal", italic=True)))
    '2 \\\\* 3 *mal*'
    """
    return from_blocks((Paragraph(runs),))


def _alternating(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is a list right below another: it takes the other sign, so that the two stay apart."""
    before: Block | None = None
    is_second = False
    for block in blocks:
        is_second = isinstance(block, ListBlock) and isinstance(before, ListBlock) and not is_second
        yield block, is_second
        before = block


def _block(block: Block, notes: Notes, is_second: bool) -> str:
    match block:
        case Heading():
            return _line(block.runs, notes)
        case Paragraph():
            words = _line(block.runs, notes)
            return "\n".join(f"> {line}" for line in words.split("\n")) if block.style == "quote" else words
        case ListBlock():
            return "\n".join(_items(block.items, block.ordered, block.start, notes, is_second=is_second))
        case Table():
            return _table(block, notes)
        case Figure():
            return f"![{_escape(block.alt)}]({block.source})" if block.source else ""


def _items(
    items: tuple[Item, ...], ordered: bool, start: int, notes: Notes, *, is_second: bool = False
) -> Iterator[str]:
    for number, item in enumerate(items, start=start):
        sign = (f"{number}) " if is_second else f"{number}. ") if ordered else "+ " if is_second else "- "
        indent = " " * len(sign)
        words = _line(item.runs, notes).replace("\n", f"\n{indent}")
        yield f"{sign}{words}"
        yield from (f"{indent}{line}" for line in _items(item.children, item.ordered_children, 1, notes))


def _table(table: Table, notes: Notes) -> str:
    if not table.rows:
        return ""
    lines = [f"| {' | '.join(_cell(cell, notes) for cell in row)} |" for row in table.rows]
    lines.insert(1, "|" + " --- |" * len(table.rows[0]))
    return "\n".join(lines) + (f"\n\nTabelle: {_escape(table.caption)}" if table.caption else "")


def _cell(cell: Runs, notes: Notes) -> str:
    return _line(cell, notes).replace("\\\n", " ").replace("\n", " ").replace("|", "\\|")


def _line(runs: Runs, notes: Notes) -> str:
    """The words of a paragraph. Where signs of bold and italic would become visible, they give way to the words."""
    kept = tuple(replace(run, note=run.note and notes.add(run.note)) for run in runs if run.change != "del")
    for looks in (kept, _inside_words(kept), tuple(replace(run, bold=False, italic=False) for run in kept)):
        if _reads_as(_joined(tuple(replace(run, note="") for run in looks)), kept):
            break
    return _joined(looks)


def _reads_as(markdown: str, runs: Runs) -> bool:
    """Reading gives the same words."""
    read = "".join(run.text for block in parse(markdown) if isinstance(block, Paragraph) for run in block.runs)
    return "".join(read.split()) == "".join("".join(run.text for run in runs).split())


def _inside_words(runs: Runs) -> Runs:
    """Bold and italic without the punctuation at the ends: `**Ziel**:ohne` reads well, `**Ziel:**ohne` does not."""
    found: list[Run] = []
    for run in runs:
        ends = ENDS.fullmatch(run.text) if run.bold or run.italic else None
        before, core, after = ends.groups() if ends else ("", run.text, "")
        plain = replace(run, bold=False, italic=False)
        found += [replace(plain, text=before, note=""), replace(run, text=core, note=""), replace(plain, text=after)]
    return tuple(run for run in found if run.text or run.note)


def _joined(runs: Runs) -> str:
    """The line; `note` holds the reference to a footnote.

    Neighbours with looks take `*` and `_` in turn, so that their signs do not run together.
    """
    sign, words = "*", ""
    for run in runs:
        looks = run.bold or run.italic
        sign = "_" if looks and sign == "*" and words.endswith("*") else "*"
        if run.link and words.endswith("!"):  # "![" would begin a picture
            words = f"{words[:-1]}\\!"
        words += _run(run, sign) + run.note
    words = LINE_START.sub(r"\1\\\2", words.strip())
    return NUMBER_START.sub(r"\1\\\2", words)


def _escape(text: str) -> str:
    return SIGNS.sub(r"\\\1", text).replace("\n", "\\\n")


def _run(run: Run, letter: str) -> str:
    """Signs of bold and italic stand close to the words: spaces at the ends stay outside."""
    core = run.text.strip()
    if not core:
        return _escape(run.text)
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    sign = letter * (run.italic + 2 * run.bold)
    words = f"{sign}{_escape(core)}{sign}"
    words = f"[{words}]({run.link})" if run.link else words
    return f"{_escape(before)}{words}{_escape(after)}"
