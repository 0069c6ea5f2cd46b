"""Text and Markdown: one line per line, blank lines included, so that positions are those of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from masswerk.documents.readers import limits
from masswerk.documents.readers.building import Builder, Progress, ignore
from masswerk.documents.readers.decode import decode
from masswerk.documents.readers.marks import Styled, read_marks
from masswerk.documents.readers.signs import split_sign
from masswerk.documents.source import Line, Source

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*", re.S)
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class _Row:
    """A line on the way: what its shape says, before emphasis is read."""

    raw: str
    body: str
    kind: str  # "text", "item", "heading", "row", "rule", "code", "quote", "blank"
    indent: int = 0
    sign: str = ""
    level: int | None = None
    cells: tuple[str, ...] | None = None


def read(name: str, data: bytes, form: str = "txt", progress: Progress = ignore, notes: tuple[str, ...] = ()) -> Source:
    """Read a text or Markdown file.

    >>> read("a.md", b"# Ziel\\n- **Kurse** anbieten").lines[1].lead
    'Kurse'
    """
    text, repaired = decode(data)
    builder = Builder(name, form, notes=(*notes, *repaired))
    builder.expect(lines=text.count("\n"), characters=len(text))
    rows = _shapes(text.split("\n")[:-1] if text.endswith("\n") else text.split("\n"))
    table = 0
    before: _Row | None = None
    for row, look in zip(rows, _looks(rows), strict=True):
        in_table = row.cells is not None
        if in_table and (before is None or before.cells is None):
            table += 1
        line = _line(row, look, table if in_table else None)
        builder.add(replace(line, break_before=before is not None and before.kind == "blank"))
        before = row
    progress(len(rows), len(rows))
    return builder.source()


def _line(row: _Row, look: Styled, table: int | None) -> Line:
    style = {"heading": "heading", "item": "list", "rule": "rule", "code": "code", "quote": "quote"}.get(row.kind, "")
    return Line(
        number=0,
        text=look.text,
        raw=row.raw,
        style=style,
        level=row.level,
        sign=row.sign,
        indent=row.indent,
        bold=look.bold,
        lead=look.lead,
        cells=tuple(read_marks([cell])[0].text for cell in row.cells) if row.cells else row.cells,
        table=table,
        struck=look.struck,
        alt=look.alt,
    )


def _shapes(raws: Sequence[str]) -> list[_Row]:
    rows: list[_Row] = []
    fenced = False
    for raw in raws:
        fence = bool(_FENCE.match(raw))
        rows.append(_Row(raw, "" if fence else raw, "code") if fence or fenced else _shape(raw.replace("\f", "")))
        fenced ^= fence
    _join_neighbours(rows)
    return rows


def _shape(raw: str) -> _Row:
    if not raw.strip():
        return _Row(raw, "", "blank")
    if heading := _HEADING.fullmatch(raw):
        return _Row(raw, heading[2] or "", "heading", level=len(heading[1]))
    if _RULE.fullmatch(raw):
        return _Row(raw, "", "rule")
    if raw.lstrip().startswith("|") and (bars := _bars(raw)):
        return bars
    if quote := _QUOTE.match(raw):
        return _Row(raw, raw[quote.end() :].strip(), "quote")
    return _text(raw)


def _text(raw: str) -> _Row:
    body = raw.lstrip()
    gap = raw[: len(raw) - len(body)]
    indent = gap.count("\t") + (len(gap.replace("\t", "")) + 1) // 2
    sign, rest = split_sign(body, listed=indent > 1 or "\t" in gap or len(gap) > 1)
    if "\t" in rest.rstrip() and raw.count("\t") < limits.COLUMNS:
        return _Row(raw, "", "row", cells=tuple(cell.strip() for cell in raw.split("\t")))
    return _Row(raw, rest, "item" if sign else "text", indent, sign, indent + 1 if sign else None)


def _bars(raw: str) -> _Row | None:
    """A row of a table drawn with bars; None for a single bar or more than any table has."""
    if _TABLE_RULE.fullmatch(raw):
        return _Row(raw, "", "rule", cells=())
    cells = _PIPE.split(raw.strip())[1:]
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    if not 1 < len(cells) <= limits.COLUMNS:
        return None
    return _Row(raw, "", "row", cells=tuple(cell.strip() for cell in cells))


def _join_neighbours(rows: Sequence[_Row]) -> None:
    """What only the neighbour tells: underlined headings, table rows whose first cells are empty."""
    for before, row in pairwise(rows):
        underline = row.raw.strip()
        if row.kind == "rule" and before.kind == "text" and set(underline) in ({"="}, {"-"}):
            before.kind, before.level = "heading", 1 if underline[0] == "=" else 2
        for row_, other in ((row, before), (before, row)):
            if row_.kind == "text" and row_.raw.startswith("\t\t") and other.kind == "row" and "\t" in other.raw:
                row_.kind, row_.indent, row_.cells = "row", 0, tuple(cell.strip() for cell in row_.raw.split("\t"))


def _looks(rows: Sequence[_Row]) -> list[Styled]:
    """The visible text of each line; emphasis may run on over the lines of a paragraph."""
    looks: list[Styled] = []
    paragraph: list[str] = []
    for at, row in enumerate(rows):
        if row.kind in {"row", "code", "rule", "blank"}:
            looks.append(_whole(row))
            continue
        paragraph.append(row.body)
        runs_on = row.kind != "heading" and at + 1 < len(rows) and rows[at + 1].kind in {"text", "quote"}
        if not runs_on:
            looks += read_marks(paragraph)
            paragraph = []
    return looks


def _whole(row: _Row) -> Styled:
    if row.cells:
        look = [read_marks([cell])[0] for cell in row.cells]
        filled = [cell for cell in look if cell.text]
        return Styled("\t".join(cell.text for cell in look), bool(filled) and all(cell.bold for cell in filled))
    return Styled(row.body)
