"""The text of a passage as it is laid out and as it comes back: one form for both.

Paragraphs, items and rows stand on lines of their own, cells are parted by tabs. Numbers in the margin and footnotes
are left out, because a copy's author does not write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masswerk.documents.prints import plain_words
from masswerk.documents.text import Block, Doc, Figure, Item, ListBlock, Runs, Table
from masswerk.documents.writers.prepare import prepare


def laid_out_texts(doc: Doc) -> dict[str, str]:
    """Key of each passage to its text, in the order of the document. Raises FigureWithoutAlt.

    >>> from masswerk.documents.text import Paragraph, Run
    >>> laid_out_texts(Doc("Entwurf", (Paragraph((Run("Rat und Tat"),), label="1", passage="p1"),)))
    {'p1': 'Rat und Tat'}
    """
    found: dict[str, list[Block]] = {}
    for block in prepare(doc).blocks:
        if block.passage:
            found.setdefault(block.passage, []).append(block)
    return {key: text_of(blocks) for key, blocks in found.items()}


def text_of(blocks: Iterable[Block]) -> str:
    """The text of blocks without tracked insertions."""
    return tidy("\n".join(line for block in blocks for line in _lines(block)))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case ListBlock():
            for item in block.items:
                yield from _item_lines(item)
        case Table():
            yield block.caption
            yield from ("\t".join(_words(cell) for cell in row) for row in block.rows)
        case Figure():
            yield block.caption
        case _:
            yield _words(block.runs)


def _item_lines(item: Item) -> Iterator[str]:
    yield _words(item.runs)
    for child in item.children:
        yield from _item_lines(child)


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs if run.change != "ins")


def tidy(text: str) -> str:
    """Without blank lines and without spaces at the ends of lines.

    >>> tidy(" Rat \\n\\nTat\\n")
    'Rat\\nTat'
    """
    lines = (line.strip(" \u00a0\r\n") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def is_same(one: str, other: str) -> bool:
    """The same words in the same lines and cells; only spaces and invisible signs may differ.

    >>> is_same("Rat\\u00a0und  Tat", "Rat und Tat"), is_same("Rat\\nTat", "Rat Tat")
    (True, False)
    """
    return one == other or _shape(one) == _shape(other)


def _shape(text: str) -> list[list[str]]:
    return [[plain_words(cell) for cell in line.split("\t")] for line in tidy(text).split("\n")]
