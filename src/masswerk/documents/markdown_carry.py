"""Changing the Markdown of a passage as somebody changed its words in a word processor.

The words come as text (lines for paragraphs, items and rows; tabs between cells). Bold, links, footnotes, lists and
tables of what stays are kept; a new line is of the same kind as the line above it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from masswerk.documents.carry import carried, replacements, tokens
from masswerk.documents.markdown_read import parse
from masswerk.documents.markdown_write import from_blocks
from masswerk.documents.returned.texts import is_same, text_of, tidy
from masswerk.documents.text import Block, Figure, Item, ListBlock, Paragraph, Run, Runs, Table


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block. cells: one for everything but rows; joined: goes on from the line above after a line break."""

    block: int
    kind: Literal["words", "item", "row", "caption", "picture"]
    cells: tuple[Runs, ...] = ()
    depth: int = 0
    ordered_below: bool = False
    joined: bool = False

    @property
    def text(self) -> str:
        return "\t".join("".join(run.text for run in cell) for cell in self.cells)


def carried_markdown(markdown: str, before: str, after: str) -> str:
    """The Markdown with what changed between the texts before and after.

    Where the Markdown says more or other than `before` (a newer wording), that stays. If the words cannot be kept in
    their form, they stand as plain paragraphs: words go before looks.

    >>> carried_markdown("Zwei **alte** Wörter", "Zwei alte Wörter", "Drei alte Wörter")
    'Drei **alte** Wörter'
    >>> carried_markdown("- Rat\\n- Tat", "Rat\\nTat", "Rat\\nHilfe\\nTat")
    '- Rat\\n- Hilfe\\n- Tat'
    """
    blocks = parse(markdown)
    own = text_of(blocks)
    wanted = tidy(after if is_same(own, before) else carried(own, before, after))
    if is_same(own, wanted):
        return markdown
    made = from_blocks(_rebuilt(blocks, _changed(_lines(blocks), wanted)))
    if is_same(text_of(parse(made)), wanted):
        return made
    return from_blocks(tuple(Paragraph((Run(line.replace("\t", " ")),)) for line in wanted.split("\n")))


def _lines(blocks: tuple[Block, ...]) -> list[_Line]:
    found: list[_Line] = []
    for number, block in enumerate(blocks):
        match block:
            case ListBlock():
                found += [line for item in block.items for line in _of_item(number, item, 0)]
            case Table():
                found.append(_Line(number, "caption", ((Run(block.caption),),)))
                found += [_Line(number, "row", row) for row in block.rows]
            case Figure():
                found.append(_Line(number, "picture"))
            case _:
                found += _broken(_Line(number, "words", (block.runs,)))
    return found


def _of_item(block: int, item: Item, depth: int) -> list[_Line]:
    found = _broken(_Line(block, "item", (item.runs,), depth, item.ordered_children))
    return found + [line for child in item.children for line in _of_item(block, child, depth + 1)]


def _broken(line: _Line) -> list[_Line]:
    """One line for each line break in the words."""
    parts: list[list[Run]] = [[]]
    for run in line.cells[0]:
        for number, words in enumerate(run.text.split("\n")):
            if number:
                parts.append([])
            parts[-1].append(replace(run, text=words, note=""))
        parts[-1][-1] = replace(parts[-1][-1], note=run.note)
    return [replace(line, cells=(tuple(part),), joined=number > 0) for number, part in enumerate(parts)]


def _changed(lines: list[_Line], wanted: str) -> list[_Line]:
    """The lines with the wanted text; those nobody sees stay where they are."""
    shown = [place for place, line in enumerate(lines) if line.kind != "picture" and tidy(line.text)]
    new = wanted.split("\n") if wanted else []
    into: dict[int, list[_Line]] = {}
    for i1, i2, j1, j2 in replacements([tidy(lines[place].text) for place in shown], new):
        paired = min(i2 - i1, j2 - j1)
        for step in range(i2 - i1):
            place = shown[i1 + step]
            into[place] = [_rewritten(lines[place], new[j1 + step])] if step < paired else []
        model = _model(lines, shown, i1 + paired)
        extra = [_new_line(model, text) for text in new[j1 + paired : j2]]
        if extra and i1 + paired:
            above = shown[i1 + paired - 1]
            into[above] = into.get(above, [lines[above]]) + extra
        elif extra:
            below = shown[0] if shown else len(lines)
            into[below] = extra + into.get(below, lines[below : below + 1])
    return [made for place in range(len(lines) + 1) for made in into.get(place, lines[place : place + 1])]


def _model(lines: list[_Line], shown: list[int], at: int) -> _Line:
    """The line a new one is like: the one above, below a caption the one below."""
    near = [lines[place] for place in (*reversed(shown[:at]), *shown[at:])]
    above = next(iter(near), None)
    if above is not None and above.kind == "caption":
        return next((line for line in lines if line.block == above.block and line.kind == "row"), above)
    return above or _Line(0, "words", ((),))


def _new_line(model: _Line, text: str) -> _Line:
    cells = tuple((Run(cell),) for cell in text.split("\t")) if model.kind == "row" else ((Run(text),),)
    return replace(model, cells=cells, joined=False, ordered_below=False)


def _rewritten(line: _Line, text: str) -> _Line:
    words = text.split("\t") if line.kind == "row" else [text]
    words += [""] * (len(line.cells) - len(words))
    return replace(line, cells=tuple(_runs(cell, new) for cell, new in zip(line.cells, words, strict=False)))


def _runs(runs: Runs, text: str) -> Runs:
    """New words in the looks of the old ones around them; a footnote stays with what is left of its words."""
    old = [(token, number) for number, run in enumerate(runs) for token in tokens(run.text)]
    new = tokens(text)
    made: list[tuple[str, int]] = []
    at = 0
    for i1, i2, j1, j2 in replacements([token for token, _ in old], new):
        made += old[at:i1]
        look = old[i1][1] if i2 > i1 else old[i1 - 1][1] if i1 else 0
        made += [(token, look) for token in new[j1:j2]]
        at = i2
    made += old[at:]
    last = {number: place for place, (_, number) in enumerate(made)}
    plain = runs or (Run(""),)
    return tuple(
        replace(plain[number], text=token, note=plain[number].note if last[number] == place else "")
        for place, (token, number) in enumerate(made)
    )


def _rebuilt(blocks: tuple[Block, ...], lines: list[_Line]) -> tuple[Block, ...]:
    by_block: dict[int, list[_Line]] = {}
    for line in lines:
        by_block.setdefault(line.block, []).append(line)
    return tuple(made for number, own in sorted(by_block.items())
                 for made in _block(blocks[number] if number < len(blocks) else Paragraph(()), own))


def _block(block: Block, lines: list[_Line]) -> list[Block]:
    match block:
        case Figure():
            return [block]
        case ListBlock():
            items = _items(_united(lines), 0)
            return [replace(block, items=items)] if items else []
        case Table():
            rows = [line.cells for line in lines if line.kind == "row"]
            captions = [line.text for line in lines if line.kind == "caption"]
            width = max(map(len, rows), default=0)
            filled = tuple(row + ((),) * (width - len(row)) for row in rows)
            return [replace(block, rows=filled, caption=captions[0] if captions else "")] if rows else []
        case _:
            return [replace(block, runs=_joined(line.cells[0])) for line in _united(lines)]


def _united(lines: list[_Line]) -> list[_Line]:
    """Lines that go on from the one above become one with it again."""
    made: list[_Line] = []
    for line in lines:
        if line.joined and made:
            made[-1] = replace(made[-1], cells=((*made[-1].cells[0], Run("\n"), *line.cells[0]),))
        else:
            made.append(line)
    return made


def _items(lines: list[_Line], depth: int) -> tuple[Item, ...]:
    made: list[Item] = []
    place = 0
    while place < len(lines):
        end = next((at for at in range(place + 1, len(lines)) if lines[at].depth <= depth), len(lines))
        line = lines[place]
        made.append(Item(_joined(line.cells[0]), _items(lines[place + 1 : end], depth + 1), line.ordered_below))
        place = end
    return tuple(made)


def _joined(runs: Runs) -> Runs:
    """Neighbours of the same look as one run."""
    made: list[Run] = []
    for run in runs:
        if made and not made[-1].note and replace(made[-1], text="", note="") == replace(run, text="", note=""):
            made[-1] = replace(run, text=made[-1].text + run.text)
        elif run.text or run.note:
            made.append(run)
    return tuple(made)
