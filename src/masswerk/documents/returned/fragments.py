"""Parts of a returned copy that belong to one passage, and their words from each author's view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from masswerk.documents.readers.copies.copy import Paragraph, Piece, Track
from masswerk.documents.returned.texts import tidy

_NUMBER = re.compile(r"[^\t\n]{0,60}\t")
_NEXT_NUMBER = re.compile(r"[§(]?\d[\d.]{0,12}[a-z]?\)?\t$")
_CAPTION = re.compile(r"\S{1,20} \d{1,4}(?:: ?)?\s*")


@dataclass(slots=True)
class Fragment:
    """A paragraph, or a part of one that was joined with others.

    at:    number of the paragraph; first, last: its pieces, last excluded
    label, tail: number of letters at the beginning and the end that are no part of the text
    key:   passage it belongs to, "" while unknown or if none
    """

    paragraph: Paragraph
    at: int
    first: int
    last: int
    label: int = 0
    tail: int = 0
    key: str = ""

    @property
    def pieces(self) -> list[Piece]:
        """Its words without the label, and without the label of the next that joined."""
        own = list(self.paragraph.pieces[self.first : self.last])
        for place, piece, cut in _cuts(own, self.label):
            own[place] = replace(piece, text=piece.text[cut:])
        for place, piece, cut in _cuts(own[::-1], self.tail):
            own[-place - 1] = replace(piece, text=piece.text[: len(piece.text) - cut])
        return [piece for piece in own if piece.text]

    @property
    def is_inserted(self) -> bool:
        """All its words are tracked insertions, and there are some."""
        words = [piece for piece in self.pieces if piece.text.strip()]
        return bool(words) and all(piece.inserted for piece in words)

    @property
    def is_blank(self) -> bool:
        """There are no words."""
        return not any(piece.text.strip() for piece in self.pieces)

    @property
    def ends_inserted(self) -> bool:
        """Its end was inserted: what follows was the same paragraph before."""
        return self.paragraph.end.inserted is not None and self.last == len(self.paragraph.pieces)


def label_length(before: Iterable[Piece], *, numbers_only: bool = False) -> int:
    """Letters of the label among laid-out words: a number in the margin, in front of a mark also "Tabelle 3: "."""
    text = "".join(piece.text for piece in before if not piece.inserted)
    found = _NUMBER.match(text) or (None if numbers_only else _CAPTION.match(text))
    return found.end() if found else 0


def tail_length(words: Iterable[Piece]) -> int:
    """Letters of a number in the margin at the end of laid-out words: it belonged to the paragraph that joined."""
    found = _NEXT_NUMBER.search("".join(piece.text for piece in words if not piece.inserted))
    return len(found[0]) if found else 0


def _cuts(pieces: list[Piece], left: int) -> Iterator[tuple[int, Piece, int]]:
    """How many letters of which laid-out pieces go, until `left` are gone."""
    for place, piece in enumerate(pieces):
        cut = 0 if piece.inserted else min(left, len(piece.text))
        left -= cut
        if cut:
            yield place, piece, cut


def stream(fragments: list[Fragment]) -> list[Piece]:
    """The words of a passage with the ends of its paragraphs, rows and cells between them."""
    made: list[Piece] = []
    for number, fragment in enumerate(fragments):
        if number:
            made.append(_between(fragments[number - 1], fragment))
        made += fragment.pieces
    return made


def _between(one: Fragment, other: Fragment) -> Piece:
    here, there = one.paragraph.cell, other.paragraph.cell
    if here == there or here is None or there is None:
        return one.paragraph.end
    sign = "\t" if here[:2] == there[:2] else "\n"
    # the row that was inserted or struck is the one that follows
    return Piece(sign, other.paragraph.end.inserted, other.paragraph.end.struck)


def base(pieces: Iterable[Piece]) -> str:
    """The words with all tracked changes taken back."""
    return tidy("".join(piece.text for piece in pieces if piece.inserted is None))


def shown(pieces: Iterable[Piece]) -> str:
    """The words with all tracked changes accepted."""
    return tidy("".join(piece.text for piece in pieces if piece.struck is None))


def view(pieces: Iterable[Piece], author: str) -> str:
    """The words with the changes of one author only."""
    return tidy("".join(piece.text for piece in pieces if _is_seen(piece, author)))


def _is_seen(piece: Piece, author: str) -> bool:
    if piece.inserted is not None and piece.inserted.author != author:
        return False
    return piece.struck is None or piece.struck.author != author


def tracks(pieces: Iterable[Piece]) -> Iterator[Track]:
    """Who changed something, with the moment; blank changes count too."""
    for piece in pieces:
        yield from (track for track in (piece.inserted, piece.struck) if track)
