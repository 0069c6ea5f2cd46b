"""Pass 0: every line of the source in the form the other passes work on.

Readers differ in how far they take a line apart: a number may stand in `sign` or in `text`, a bullet may be
left in front. Here all lines become alike; no meaning is read yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from masswerk.documents.source import Line, Source
from masswerk.intake.rules.numbering import Number, read_number

BULLETS = "•·▪▫◦‣⁃●○■□➢➤►▶→⇒⇨✓✔☑✚✗✘★☆❖◆◇➔🚩–—*+-"
_BULLET = re.compile(rf"^(?:[{re.escape(BULLETS)}\ue000-\uf8ff]|=>|->|o(?=\s\S))\s+(?=\S)")
_COUNTING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zA-Z][.)]|\(\d{1,2}\)|\([a-z]\)|[ivxIVX]{1,4}[.)])$")
_NUMBERED_LEAD = re.compile(r"^\s*\(?\w{1,3}[.)]\s+\*\*([^*]{2,120})\*\*\s+\S")
_LOOSE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]")
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\t\r\n\f\v]+")
_GRID = re.compile(r"\s{2,}|\t+")


@dataclass(slots=True)
class Row:
    """One line that is to be read. Blank lines are no rows; `gap` says that one stood before.

    number: line in the source
    text:   visible text, spaces squeezed
    sign:   bullet or counting sign of a list item, "" for a paragraph
    raw:    the text as the source has it, spaces kept (for columns made of spaces)
    joined: the line goes on with the one before, whatever it looks like
    """

    number: int
    text: str
    sign: str = ""
    raw: str = ""
    style: str = ""
    level: int | None = None
    indent: int = 0
    bold: bool = False
    lead: str = ""
    size: float | None = None
    cells: tuple[str, ...] | None = None
    table: int | None = None
    gap: bool = False
    page: int | None = None
    alt: str | None = None
    struck: int = 0
    joined: bool = False

    @property
    def numbering(self) -> Number | None:
        """The number in front, wherever the reader left it."""
        if self.sign and _COUNTING.match(self.sign):
            return read_number(f"{self.sign} {self.text}")
        return read_number(self.text) if self.text else None


def read_rows(source: Source) -> list[Row]:
    """All lines that are not blank, cleaned alike."""
    rows = []
    gap = True
    for line in source.lines:
        if line.is_blank:
            gap = True
            continue
        row = _row(line, gap or line.break_before)
        if not row.text and not row.cells and row.alt is None:
            row.text = line.text.strip() or line.raw.strip()
        rows.append(row)
        gap = False
    return rows


def clean(text: str) -> str:
    """Visible text: no invisible signs, single spaces.

    >>> clean("Integra\\u00adtion  im  Kreis")
    'Integration im Kreis'
    """
    text = _LOOSE.sub("", text)
    return _SPACES.sub(" ", text).strip()


def _row(line: Line, gap: bool) -> Row:
    text = clean(line.text if "\\*" in line.raw else line.text.replace("**", ""))
    sign = line.sign.strip()
    if not sign and line.style != "heading":
        text, sign = _split_bullet(text)
    bold = _NUMBERED_LEAD.match(line.raw) if not line.lead and not line.bold else None
    cells = tuple(clean(cell) for cell in line.cells) if line.cells else None
    return Row(
        number=line.number,
        text=text,
        sign=sign,
        raw=line.raw or line.text,
        style=line.style,
        level=line.level,
        indent=line.indent,
        bold=line.bold,
        lead=clean(bold[1] if bold else line.lead),
        size=line.size,
        cells=cells if cells and any(cells) else None,
        table=line.table,
        gap=gap,
        page=line.page,
        alt=line.alt,
        struck=sum(end - start for start, end in line.struck),
    )


def _split_bullet(text: str) -> tuple[str, str]:
    """Text and bullet apart, where the reader left the bullet in front; of two bullets the second counts."""
    sign = ""
    for _ in range(2):
        found = _BULLET.match(text)
        if not found:
            break
        sign, text = found[0].strip(), text[found.end() :]
    return text, sign


def columns(row: Row) -> tuple[str, ...]:
    """Cells of a row: as the reader found them, else split at tabs and runs of spaces."""
    if row.cells:
        return row.cells
    return tuple(clean(part) for part in _GRID.split(row.raw.strip()) if part.strip())
