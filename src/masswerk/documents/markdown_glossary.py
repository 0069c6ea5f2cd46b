"""Terms of the glossary in a text: each is linked where it stands first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from masswerk.documents.text import Block, Item, ListBlock, Paragraph, Run, Runs, Table


def mark_terms(blocks: tuple[Block, ...], terms: Mapping[str, str]) -> tuple[Block, ...]:
    """Blocks with links to explanations; words that are links already stay as they are.

    terms: spelling to address; several spellings may share an address, of which the first found is linked
    """
    if not terms:
        return blocks
    longest_first = sorted(terms, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
    open_terms = dict(terms)
    return tuple(_block(block, pattern, open_terms) for block in blocks)


def _block(block: Block, pattern: re.Pattern[str], terms: dict[str, str]) -> Block:
    match block:
        case Paragraph():
            return replace(block, runs=_runs(block.runs, pattern, terms))
        case ListBlock():
            return replace(block, items=tuple(_item(item, pattern, terms) for item in block.items))
        case Table():
            rows = tuple(tuple(_runs(cell, pattern, terms) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
    return block


def _item(item: Item, pattern: re.Pattern[str], terms: dict[str, str]) -> Item:
    runs = _runs(item.runs, pattern, terms)
    return replace(item, runs=runs, children=tuple(_item(child, pattern, terms) for child in item.children))


def _runs(runs: Runs, pattern: re.Pattern[str], terms: dict[str, str]) -> Runs:
    return tuple(piece for run in runs for piece in ((run,) if run.link else _pieces(run, pattern, terms)))


def _pieces(run: Run, pattern: re.Pattern[str], terms: dict[str, str]) -> Iterator[Run]:
    """The run cut at its terms; a footnote stays with the last piece."""
    done = 0
    pieces = []
    for found in pattern.finditer(run.text):
        address = terms.get(found.group())
        if address is None:
            continue
        for spelling in [known for known, target in terms.items() if target == address]:
            del terms[spelling]
        pieces += [replace(run, text=run.text[done:found.start()], note="")]
        pieces += [replace(run, text=found.group(), link=address, note="")]
        done = found.end()
    pieces.append(replace(run, text=run.text[done:]))
    yield from (piece for piece in pieces if piece.text or piece.note)
