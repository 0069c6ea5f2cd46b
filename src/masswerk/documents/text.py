"""A text to be written out: what every writer (DOCX, ODT, PDF, HTML) understands.

Capabilities build a `Doc` from their objects; writers know nothing of concepts or measures.

Every block may say which `passage` it belongs to: a key of the caller's. A Word file then carries that key invisibly,
and `masswerk.documents.returned` finds the passage again in whatever copy comes back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Change = Literal["", "ins", "del"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look.

    link:    address the words lead to ("#anchor" inside the document), "" if none
    change:  "ins" for inserted, "del" for struck words (a tracked change where the format has them)
    note:    text of a footnote that hangs on these words
    language: BCP 47 tag if it differs from the document's
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    change: Change = ""
    note: str = ""
    language: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """level: 1 to 6; number: as displayed ("3.6.2"), "" if none; anchor: stable name of the place."""

    level: int
    runs: Runs
    number: str = ""
    anchor: str = ""
    change: Change = ""  # the whole paragraph was inserted or struck
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """label: number or word in the margin ("3.6.2"); style: "body", "lead", "quote", "note", "small"."""

    runs: Runs
    label: str = ""
    anchor: str = ""
    style: str = "body"
    change: Change = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One list item; `children` is the list below it."""

    runs: Runs
    children: tuple[Item, ...] = ()
    ordered_children: bool = False
    change: Change = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """header_rows: rows that repeat on each page; header_column: the first column names the row."""

    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""
    header_rows: int = 1
    header_column: bool = False
    anchor: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. `alt` must say what it shows; writers refuse a figure without it, unless it only decorates.

    source: where the picture lies as long as `data` is not loaded ("attachment:17"), "" if it is
    """

    data: bytes
    media_type: str
    alt: str
    caption: str = ""
    anchor: str = ""
    source: str = ""
    passage: str = ""
    is_decorative: bool = False


Block = Heading | Paragraph | ListBlock | Table | Figure


@dataclass(frozen=True, slots=True)
class Doc:
    """A whole document.

    facts:   rows for the title page: ("Beschlossen von", "Kreistag, 14.12.2016, Drucksache 123")
    author:  who tracked changes are attributed to (an office, never a private person)
    written: moment that goes into metadata; fixed by the caller so that the same input gives the same bytes
    track_changes: a word processor that opens the file notes every change and who made it
    is_landscape: wide pages, for tables of many columns
    origin:  what was laid out, in the caller's words ("edition:7"); comes back in `Returned.origin`
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    publisher: str = ""
    language: str = "de-DE"
    direction: Literal["ltr", "rtl"] = "ltr"
    facts: tuple[tuple[str, str], ...] = ()
    author: str = ""
    written: datetime | None = None
    on: date | None = None
    contents: bool = True
    keywords: tuple[str, ...] = field(default=())
    track_changes: bool = False
    is_landscape: bool = False
    origin: str = ""
