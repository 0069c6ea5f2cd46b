"""Blocks in another language than the document around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from masswerk.documents.text import Block, Heading, Item, ListBlock, Paragraph, Runs, Table


def in_language(blocks: Iterable[Block], tag: str) -> Iterator[Block]:
    """The same blocks with their words marked as of a language, so that they are spoken and hyphenated as such.

    tag: BCP 47, "de-DE"; words that have a language of their own keep it

    >>> from masswerk.documents.text import Run
    >>> (block,) = in_language([Paragraph((Run("Rat"), Run("Council", language="en-GB")))], "de-DE")
    >>> [run.language for run in block.runs]
    ['de-DE', 'en-GB']
    """
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield replace(block, runs=_runs(block.runs, tag))
            case ListBlock():
                yield replace(block, items=tuple(_item(item, tag) for item in block.items))
            case Table():
                rows = tuple(tuple(_runs(cell, tag) for cell in row) for row in block.rows)
                yield replace(block, rows=rows)
            case _:
                yield block


def _runs(runs: Runs, tag: str) -> Runs:
    return tuple(replace(run, language=run.language or tag) for run in runs)


def _item(item: Item, tag: str) -> Item:
    children = tuple(_item(child, tag) for child in item.children)
    return replace(item, runs=_runs(item.runs, tag), children=children)
