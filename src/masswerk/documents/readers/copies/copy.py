"""A returned copy as it stands: paragraphs of pieces with who inserted and who struck them, marks, and comments.

What a passage's text is, who proposes what and where lost marks belong is said in `masswerk.documents.returned`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Track:
    """Who made a change and when; moment: ISO 8601 without zone, "" if not stated."""

    author: str
    moment: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one history. inserted, struck: None where nobody did; both where one author struck another's words."""

    text: str
    inserted: Track | None = None
    struck: Track | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A bookmark that begins before a piece; at: place of the piece in the paragraph."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """end: the end of the paragraph, a piece of its own with "\\n"

    level: 1 to 6 for a heading, else 0; listed: an item of a list; cell: table, row and column, None outside of tables
    """

    pieces: tuple[Piece, ...]
    end: Piece
    names: tuple[Name, ...] = ()
    level: int = 0
    listed: bool = False
    cell: tuple[int, int, int] | None = None


Spot = tuple[int, int]
"""Paragraph, and piece before which the spot lies."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment. start, end: what it marks, None where the file does not say; parent: number of what it answers."""

    number: str
    author: str
    moment: str
    text: str
    start: Spot | None = None
    end: Spot | None = None
    parent: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """others: finger prints of paragraphs that were of no passage when it was laid out; None if the file has none"""

    format: str
    origin: str
    paragraphs: tuple[Paragraph, ...]
    remarks: tuple[Remark, ...]
    others: tuple[str, ...] | None = None
    notes: tuple[str, ...] = field(default=())
