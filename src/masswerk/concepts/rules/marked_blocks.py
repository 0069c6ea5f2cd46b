"""The redline of two passages as paragraphs, lists and tables with tracked changes, for pages and documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from masswerk.concepts.rules.block_lines import Line, to_blocks, to_lines
from masswerk.concepts.rules.marked_runs import mark, marked_runs
from masswerk.concepts.rules.pairing import pairs
from masswerk.documents.markdown import parse
from masswerk.documents.text import Block, Change, Figure, Paragraph, Run, Runs, Table


def marked_blocks(old: str, new: str) -> tuple[Block, ...]:
    """Two texts in the Markdown of passages, compared line by line and within lines word by word.

    Taking all changes gives the new text, refusing them the old one. Of a struck picture the words remain.

    >>> marked_blocks("Im Mai.", "Im Mai.\\n\\n- für alle")[1].items[0].change
    'ins'
    """
    if old == new:
        return parse(new)
    before, after = to_lines(parse(old)), to_lines(parse(new))
    keys = [[(line.sort, line.text) for line in lines] for lines in (before, after)]
    return to_blocks(
        _marked(before[left] if left is not None else None, after[right] if right is not None else None)
        for left, right in pairs(*keys)
    )


def _marked(old: Line | None, new: Line | None) -> Line:
    if new is None:
        return _whole(old, "del") if old else Line(Paragraph(()))
    if old is None:
        return _whole(new, "ins")
    if isinstance(old.block, Table) and isinstance(new.block, Table):
        return replace(new, block=_table(old.block, new.block))
    return replace(new, runs=marked_runs(old.runs, new.runs))


def _whole(line: Line, change: Change) -> Line:
    if isinstance(line.block, Table):
        rows = tuple(tuple(mark(cell, change) for cell in row) for row in line.block.rows)
        return replace(line, block=replace(line.block, rows=rows))
    if isinstance(line.block, Figure) and change == "del":
        return Line(Paragraph(()), (Run(f"Abbildung: {line.block.alt}", change="del"),), change="del")
    return replace(line, runs=mark(line.runs, change), change=change)


def _table(old: Table, new: Table) -> Table:
    """Rows compared like lines; cells of a row that stays word by word."""
    keys = [[("row", " | ".join(_text(cell) for cell in row)) for row in table.rows] for table in (old, new)]
    rows = []
    for left, right in pairs(*keys):
        before = old.rows[left] if left is not None else None
        after = new.rows[right] if right is not None else None
        rows.append(tuple(_cells(before, after)))
    return replace(new, rows=tuple(rows))


def _cells(old: Sequence[Runs] | None, new: Sequence[Runs] | None) -> Iterator[Runs]:
    for column in range(max(len(old or ()), len(new or ()))):
        before = old[column] if old and column < len(old) else ()
        after = new[column] if new and column < len(new) else ()
        yield marked_runs(before, after)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
