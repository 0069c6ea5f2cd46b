"""Text in the form it is searched in, the same on every database, and the piece that shows a hit."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_SPELLED = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u0640": "",
}  # fmt: skip
"""Letters that no decomposition turns into plain ones, and signs that are not seen."""


class _Folding(dict[int, str]):
    """Each character in the form it is searched in; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFC", chr(code).casefold())
        folded = "".join(_SPELLED.get(part, part) for part in char)
        plain = "".join(part for part in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(part))
        self[code] = " " if chr(code).isspace() else plain.casefold()
        return self[code]


_FOLDING = _Folding()


def normalise(text: str) -> str:
    """The text in small plain letters: ß as ss, ä as ae, other accents gone, white space as single blanks.

    >>> normalise("  Maßnahmen für Bürger*innen\\n in Café Çelik ")
    'massnahmen fuer buerger*innen in cafe celik'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDING).split())


class Piece(NamedTuple):
    """A stretch of a snippet; `is_hit` where the searched words stand."""

    text: str
    is_hit: bool


def snippet(text: str, query: str, *, width: int = 160) -> tuple[Piece, ...]:
    """The stretch of a text in which the words of a query stand, hits marked.

    width: about how many characters to show; whole words, "…" where text is left out
    Without a hit it is the beginning of the text.

    >>> [piece.text for piece in snippet("Der Kreis fördert Sprachkurse.", "SPRACHKURS") if piece.is_hit]
    ['Sprachkurs']
    """
    text = unicodedata.normalize("NFC", text)
    hits = _hits(text, query)
    start, stop = _window(text, hits, width)
    pieces = [Piece("… ", False)] if start else []
    at = start
    for hit_start, hit_stop in hits:
        if start <= hit_start and hit_stop <= stop:
            pieces += [Piece(text[at:hit_start], False), Piece(text[hit_start:hit_stop], True)]
            at = hit_stop
    pieces.append(Piece(text[at:stop], False))
    if stop < len(text.rstrip()):
        pieces.append(Piece(" …", False))
    return tuple(piece for piece in pieces if piece.text)


def _hits(text: str, query: str) -> list[tuple[int, int]]:
    """Where words of the query stand, as places in the text, in order and not overlapping."""
    words = sorted(set(normalise(query).split()), key=len, reverse=True)
    if not words:
        return []
    folded: list[str] = []
    places: list[int] = []  # for each character of the folded text the place it comes from
    for place, char in enumerate(text):
        part = _FOLDING[ord(char)]
        folded.append(part)
        places.extend([place] * len(part))
    hits: list[tuple[int, int]] = []
    for match in re.finditer("|".join(map(re.escape, words)), "".join(folded)):
        start, stop = places[match.start()], places[match.end() - 1] + 1
        if not hits or hits[-1][1] <= start:  # one "ß" may be hit twice by "s"
            hits.append((start, stop))
    return hits


def _window(text: str, hits: list[tuple[int, int]], width: int) -> tuple[int, int]:
    """The stretch to show, whole words: around the hit that has most others close behind it."""
    if len(text) <= width:
        return 0, len(text)
    near = width // 2
    begin, end = max(hits, key=lambda hit: sum(0 <= other[0] - hit[0] < near for other in hits), default=(0, 0))
    start = max(0, begin - width // 4)
    if start:
        start = text.find(" ", start, begin) + 1 or begin
    stop = start + width
    if stop >= len(text):
        return start, len(text)
    return start, max(text.rfind(" ", end, stop), end) or stop
