"""Pass 2: lines become blocks: paragraphs, list items with their depth, tables, pictures.

Depth of an item: signs that appear inside the list of another sign are deeper, in the whole document alike; where
a file indents, the indentation counts first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from masswerk.intake.rules.joining import fills, goes_on, join, wrap_width
from masswerk.intake.rules.numbering import Number, read_number
from masswerk.intake.rules.rows import Row, columns
from masswerk.intake.rules.words import heading_cue

_TIME = re.compile(
    r"^(?:ab\s+|bis\s+|ca\.\s*)?\d{1,2}[.:]\d{2}\s*(?:uhr\b|[–-]|bis\b)|^(?:ab\s+)?\d{1,2}\s*uhr\b", re.IGNORECASE
)
_KEY_LINE = re.compile(r"^[A-ZÄÖÜ][\wäöüß/() -]{2,40}:\s")
_SENTENCE_END = re.compile(r"[.!?:;][\"“”’)\]]*$")


@dataclass(slots=True)
class Block:
    """A paragraph, item, table or picture.

    form:  "para", "item", "table" or "figure"
    rows:  the lines it is made of
    depth: depth of an item in its list, from 0
    gap:   an empty line or larger gap stands before it
    almost: it nearly counts as a heading
    """

    form: str
    rows: list[Row]
    text: str = ""
    sign: str = ""
    depth: int = 0
    gap: bool = False
    number: Number | None = None
    almost: bool = False
    grid: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def first(self) -> Row:
        """The line it begins with."""
        return self.rows[0]

    @property
    def lines(self) -> list[int]:
        """Numbers of its lines."""
        return [row.number for row in self.rows]

    @property
    def is_bold(self) -> bool:
        """All of it is bold."""
        return all(row.bold for row in self.rows)

    @property
    def lead(self) -> str:
        """Bold words at its beginning."""
        return self.rows[0].lead

    @property
    def title(self) -> str:
        """The text without its number."""
        return self.number.rest if self.number and self.number.rest else self.text


def build_blocks(rows: Sequence[Row], flowing: bool) -> list[Block]:
    """All rows as blocks, in order.

    flowing: the format breaks lines inside paragraphs (text files, PDF), so lines may have to be joined
    """
    tables = _table_runs(rows, flowing)
    width = wrap_width(rows) if flowing else 0
    blocks: list[Block] = []
    position = 0
    while position < len(rows):
        if position in tables:
            end = tables[position]
            blocks.append(_table(rows[position:end]))
            position = end
            continue
        row = rows[position]
        if blocks and width and _is_dash(blocks[-1], rows, position):
            blocks[-1].rows.append(row)
            row.text, row.sign = f"{row.sign} {row.text}", ""
        elif blocks and flowing and _continues(blocks[-1], row, width):
            blocks[-1].rows.append(row)
        else:
            blocks.append(_block(row))
        position += 1
    for block in blocks:
        _finish(block)
    _set_depths(blocks)
    return blocks


def _block(row: Row) -> Block:
    form = "figure" if row.alt is not None else "item" if row.sign else "para"
    return Block(form, [row], sign=row.sign, gap=row.gap)


def _is_dash(block: Block, rows: Sequence[Row], position: int) -> bool:
    """A dash at the beginning of a wrapped line that goes on with a sentence, not a list of one item."""
    row = rows[position]
    after = rows[position + 1] if position + 1 < len(rows) else None
    alone = after is None or after.sign != row.sign
    unfinished = not _SENTENCE_END.search(block.rows[-1].text)
    return (
        block.form == "para"
        and row.sign in {"-", "–"}
        and not row.gap
        and alone
        and unfinished
        and len(block.rows[-1].text) > 40
        and not block.is_bold
    )


def _continues(block: Block, row: Row, width: int) -> bool:
    """True where a line goes on with the paragraph or item before it."""
    last = block.rows[-1]
    if row.joined:
        return True
    if (
        row.sign
        or row.cells
        or row.alt is not None
        or row.style in {"heading", "title"}
        or block.form in {"table", "figure"}
    ):
        return False
    if last.style in {"heading", "title"} or _another_look(last, row):
        return False
    if _begins_anew(row, last):
        return False
    if row.gap:
        return _across_gap(block, row, width)
    if goes_on(last.text, row.text):
        return (
            bool(width)
            or len(last.text) > 60
            or not row.text[0].islower()
            or block.form == "item"
            or last.text.endswith("-")
            or _both_bold(last, row)
        )
    if not width:
        return _both_bold(last, row) and not _SENTENCE_END.search(last.text)
    return fills(last.text, row.text, width)


def _both_bold(last: Row, row: Row) -> bool:
    return last.bold and row.bold


def _another_look(last: Row, row: Row) -> bool:
    """Bold and size do not change inside a paragraph's lines, except that bold words may begin it."""
    sizes = last.size is not None and row.size is not None and abs(last.size - row.size) > 0.08
    return sizes or last.bold != row.bold


def _begins_anew(row: Row, last: Row) -> bool:
    """Numbers, times and keys ("Verantwortlich: ...") begin a paragraph of their own."""
    number = row.numbering
    if (
        number
        and (number.rest == "" or number.rest[:1].isupper())
        and not (last.text.endswith(("-", ",")) and number.family == "1")
    ):
        return not _HANGING_NUMBER.search(last.text)
    if len(row.text) < 40 and (heading_cue(row.text) or row.text.endswith(":")) and _SENTENCE_END.search(last.text):
        return True
    return bool(_TIME.match(row.text) or (_KEY_LINE.match(row.text) and not goes_on(last.text, "X")))


_HANGING_NUMBER = re.compile(
    r"(?:\b(?:nach|in|von|vom|bis|ab|und|§|Art\.|Nr\.|Abs\.|Anlage|Punkt|am|den|ca\.|rund|zum))$", re.IGNORECASE
)


def _across_gap(block: Block, row: Row, width: int) -> bool:
    """A sentence cut by a page break: the text before it is long, unfinished, and the next begins inside a sentence."""
    last = block.rows[-1].text
    if len(block.rows) == 1 and len(last) < (0.6 * width if width else 60) and block.form == "para":
        return False
    return goes_on(last, row.text) and not _KEY_LINE.match(row.text)


def _finish(block: Block) -> None:
    if block.form == "table":
        return
    block.text = join([row.text for row in block.rows])
    first = block.first
    block.number = first.numbering
    if block.number and len(block.rows) > 1:
        whole = f"{block.sign} {block.text}" if block.sign and block.number.label not in block.text[:30] else block.text
        block.number = read_number(whole) or block.number


def _table_runs(rows: Sequence[Row], flowing: bool) -> dict[int, int]:
    """Start and end of the tables: rows of cells one after the other."""
    runs: dict[int, int] = {}
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and _in_table(rows, start, end, flowing):
            end += 1
        if end > start and (end - start >= 2 or (rows[start].table is not None and len(rows[start].cells or ()) > 1)):
            runs[start] = end
        start = max(end, start + 1)
    return runs


def _in_table(rows: Sequence[Row], start: int, position: int, flowing: bool) -> bool:
    row = rows[position]
    if row.style == "heading" or row.alt is not None:
        return False
    if not row.cells:
        return flowing and position > start and _is_theme_row(rows, position)
    if position == start:
        return True
    before = rows[position - 1]
    if not before.cells:
        return True
    if row.table is not None or before.table is not None:
        return row.table == before.table
    return not row.gap or len(row.cells) == len(before.cells or ())


def _is_theme_row(rows: Sequence[Row], position: int) -> bool:
    """A short line between two rows of cells that names a theme; its empty cells are lost in text files."""
    row = rows[position]
    after = rows[position + 1] if position + 1 < len(rows) else None
    if row.gap or row.sign or len(row.text) > 90 or after is None or not after.cells or after.gap:
        return False
    return bool(rows[position - 1].cells) and not _SENTENCE_END.search(row.text)


def _table(rows: Sequence[Row]) -> Block:
    block = Block("table", list(rows), gap=rows[0].gap)
    widest = max(len(row.cells or ()) for row in rows)
    block.grid = [columns(row) if row.cells else (row.text, *("",) * (widest - 1)) for row in rows]
    block.text = " ".join(" ".join(cell for cell in cells if cell) for cells in block.grid)
    return block


def _set_depths(blocks: Iterable[Block]) -> None:
    """Depth of every item; the order of signs is learnt from the whole document first."""
    blocks = list(blocks)
    ranks = _sign_ranks(blocks)
    for run in _runs_of_items(blocks):
        _depths_of_run(run, ranks)


def sign_class(block: Block) -> str:
    """Signs that count on from each other are one class ("a)", "b)")."""
    counted = re.sub(r"\d+", "#", block.sign)
    return re.sub(r"[a-z]+", "a", re.sub(r"[IVX]+(?=[.)])", "I", counted)) if len(counted) > 1 else counted


def _runs_of_items(blocks: Sequence[Block]) -> list[list[Block]]:
    runs: list[list[Block]] = [[]]
    for block in blocks:
        if block.form == "item":
            runs[-1].append(block)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _sign_ranks(blocks: Sequence[Block]) -> Counter[tuple[str, str]]:
    """How often a sign opens below another one inside a run of items."""
    below: Counter[tuple[str, str]] = Counter()
    for run in _runs_of_items(blocks):
        seen: set[str] = set()
        before = ""
        for block in run:
            sign = sign_class(block)
            if before and sign not in seen:
                below[before, sign] += 1
            seen.add(sign)
            before = sign
    return below


def _depths_of_run(run: Sequence[Block], ranks: Counter[tuple[str, str]]) -> None:
    stack: list[tuple[int, str]] = []
    for block in run:
        sign, indent = sign_class(block), block.first.indent
        place = _place_of_sign(stack, sign, indent)
        if place is None:
            place = _place_of_new_sign(stack, sign, indent, ranks)
        place = min(place, _DEEPEST)
        del stack[place:]
        stack.append((indent, sign))
        block.depth = place


_DEEPEST = 11
"""Lists of more than twelve levels are not told apart any further."""


def _place_of_sign(stack: Sequence[tuple[int, str]], sign: str, indent: int) -> int | None:
    """Depth of a sign that is open already; None for a new one, or the same one clearly further in."""
    places = [place for place, entry in enumerate(stack) if entry[1] == sign]
    if not places or indent > stack[places[-1]][0]:
        return None
    return next((place for place in reversed(places) if stack[place][0] <= indent), places[0])


def _place_of_new_sign(
    stack: Sequence[tuple[int, str]], sign: str, indent: int, ranks: Counter[tuple[str, str]]
) -> int:
    """Depth of a sign that opens: below what is open, unless it stands further out or ranks above it."""
    place = len(stack)
    risen = False
    while place and (
        indent < stack[place - 1][0] or (indent == stack[place - 1][0] and _outranks(sign, stack[place - 1][1], ranks))
    ):
        place -= 1
        risen = True
    beside = risen and place and indent <= stack[place - 1][0] and not _outranks(stack[place - 1][1], sign, ranks)
    return place - 1 if beside else place


def _outranks(sign: str, other: str, ranks: Counter[tuple[str, str]]) -> bool:
    return ranks[sign, other] > ranks[other, sign]
