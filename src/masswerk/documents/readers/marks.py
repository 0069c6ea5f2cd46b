"""Markdown marks inside a paragraph: emphasis, strikes, escapes, links; what remains is visible text.

A paragraph may run over several lines, and so may its emphasis. Gender stars ("Bürger*innen") are
letters of the word, not marks. One pass, so that a line of a hundred thousand stars costs no more
than one of letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]|\*{1,3}|_{1,3}|~~|`"
    r"|!?\[[^\[\]\n]{0,500}\]\([^()\s]{0,1000}\)|<br ?/?>"
    r"|[^\\*_~`!\[<]+|.",
    re.S,
)
_LINK = re.compile(r"(!?)\[(.*)\]\(.*\)", re.S)
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Styled:
    """Visible text with its look.

    struck: parts struck out, as (start, end)
    alt:    alternative text if the text is nothing but a picture
    """

    text: str
    bold: bool = False
    lead: str = ""
    struck: tuple[tuple[int, int], ...] = ()
    alt: str | None = None


Piece = tuple[str, bool, bool]
"""Words, whether they are bold, whether they are struck."""


def styled(pieces: Sequence[Piece], alt: str | None = None) -> Styled:
    """Put pieces of one line together and sum up their look.

    >>> styled([("Ziel:", True, False), (" Alle sprechen mit.", False, False)]).lead
    'Ziel:'
    """
    if len(pieces) == 1:
        return _of_one(pieces[0], alt)
    pieces = _trimmed([(INVISIBLE.sub("", words), bold, struck) for words, bold, struck in pieces])
    text = "".join(words for words, _, _ in pieces)
    light = next((at for at, (words, bold, _) in enumerate(pieces) if not bold and words.strip()), None)
    if light is None:
        return Styled(text, bool(text), "", _struck(pieces), alt)
    lead = "".join(words for words, _, _ in pieces[:light]).strip()
    return Styled(text, False, lead, _struck(pieces), alt)


def _of_one(piece: Piece, alt: str | None) -> Styled:
    words, bold, struck = piece
    text = INVISIBLE.sub("", words).strip()
    return Styled(text, bold and bool(text), "", ((0, len(text)),) if struck and text else (), alt)


def read_marks(lines: Sequence[str]) -> list[Styled]:
    """The visible text of each line of one paragraph.

    >>> [line.text for line in read_marks(["**Integration", "im Landkreis**"])]
    ['Integration', 'im Landkreis']
    >>> read_marks([r"Bürger*innen \\* **fett**"])[0].text
    'Bürger*innen * fett'
    """
    marks = _TOKEN.findall("\n".join(lines))
    pairs = _pairs(marks)
    found: list[Styled] = []
    pieces: list[Piece] = []
    pictures: list[str] = []
    bold = struck = False
    for at, mark in enumerate(marks):
        if at in pairs:
            bold = pairs[at] if len(mark) > 1 and mark != "~~" else bold
            struck = pairs[at] if mark == "~~" else struck
            continue
        words = _visible(mark, pictures)
        for number, part in enumerate(words.split("\n")):
            if number:
                found.append(_line(pieces, pictures))
                pieces, pictures = [], []
            pieces.append((part, bold, struck))
    return [*found, _line(pieces, pictures)]


def _line(pieces: list[Piece], pictures: list[str]) -> Styled:
    line = styled(pieces)
    return styled(pieces, pictures[0]) if pictures and not line.text else line


def _visible(mark: str, pictures: list[str]) -> str:
    if len(mark) == 2 and mark[0] == "\\":
        return mark[1]
    if mark.startswith("<br"):
        return " "
    link = _LINK.fullmatch(mark) if mark[-1] == ")" else None
    if link is None:
        return mark
    if link[1]:
        pictures.append(link[2])
        return ""
    return link[2].replace("**", "").replace("`", "")


def _pairs(marks: Sequence[str]) -> dict[int, bool]:
    """Positions of marks that belong together, with True where one opens and False where it closes."""
    open_at: dict[str, int] = {}
    found: dict[int, bool] = {}
    for at, mark in enumerate(marks):
        if mark[0] not in "*_~`" or mark == "~":
            continue
        before = marks[at - 1][-1] if at else " "
        after = marks[at + 1][0] if at + 1 < len(marks) else " "
        if mark in open_at and _closes(mark, before, after):
            found[open_at.pop(mark)], found[at] = True, False
        elif mark not in open_at and _opens(mark, before, after):
            open_at[mark] = at
    return found


def _opens(mark: str, before: str, after: str) -> bool:
    return not after.isspace() and not _inside_word(mark, before, after)


def _closes(mark: str, before: str, after: str) -> bool:
    # "**Ablauf **" is not Markdown, but often written and meant
    return (not before.isspace() or (mark == "**" and after.isspace())) and not _inside_word(mark, before, after)


def _inside_word(mark: str, before: str, after: str) -> bool:
    """A single star or any underscore between two letters or digits is part of the word."""
    return (mark == "*" or mark[0] == "_") and before.isalnum() and after.isalnum()


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Without blank space at both ends and without empty pieces."""
    filled = [at for at, (words, _, _) in enumerate(pieces) if words.strip()]
    if not filled:
        return []
    kept = [piece for piece in pieces[filled[0] : filled[-1] + 1] if piece[0]]
    kept[0] = (kept[0][0].lstrip(), *kept[0][1:])
    kept[-1] = (kept[-1][0].rstrip(), *kept[-1][1:])
    return kept


def _struck(pieces: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    at = 0
    for words, _, struck in pieces:
        end = at + len(words)
        if struck and spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], end)
        elif struck:
            spans.append((at, end))
        at = end
    return tuple(spans)
