"""Pass 2a: which lines belong to one paragraph.

Three things break a paragraph that is one: the right margin of a hard-wrapped file, a hyphen at the end of a
line, and a page. Whether a file is hard-wrapped at all is judged from the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from masswerk.intake.rules.rows import Row

_SENTENCE_END = re.compile(r"[.!?:;…][\"“”’‘')\]»*]*$")
_HYPHEN = re.compile(r"[a-zäöüß][-‐\u00ac]$")
_HANGS = re.compile(
    r"(?:^|\s)(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|und|oder|sowie|bzw\.|mit|in|im|an|am|auf|aus|bei|beim|für|"
    r"von|vom|zu|zum|zur|durch|über|unter|nach|ohne|um|als|wie|dass|sich|nicht|ihre|ihrer|ihren|seine|seiner|diese|dieser|dieses|"
    r"the|of|gegen|zwischen|vor|hinter|neben|während|wegen|,)$|,$|[a-zäöü]-$"
)
_COMPOUND = re.compile(r"^(?:und|oder|bzw|sowie|als|wie)\b")


def wrap_width(rows: Sequence[Row]) -> int:
    """Width at which the file is hard-wrapped, 0 if its lines are paragraphs.

    A file counts as wrapped where many lines end in the middle of a sentence and the next one goes on without a
    blank line, at a width that is nowhere much exceeded.
    """
    plain = [row for row in rows if row.cells is None and row.alt is None]
    if len(plain) < 4:
        return 0
    lengths = sorted(len(row.text) for row in plain)
    width = lengths[int(len(lengths) * 0.97)]
    pairs = [(first, second) for first, second in pairwise(plain) if not second.gap and not second.sign]
    broken = sum(1 for first, second in pairs if goes_on(first.text, second.text) and len(first.text) > 0.55 * width)
    return width if width <= 180 and broken >= max(3, 0.12 * len(plain)) else 0


def goes_on(text: str, following: str) -> bool:
    """True where a sentence is broken off and clearly goes on in the next line or on the next page.

    >>> goes_on("Träger sind die", "Wohlfahrtsverbände.")
    True
    >>> goes_on("Polizei", "eine verstärkte Mitarbeit")
    True
    >>> goes_on("Polizei", "Die Polizei")
    False
    """
    if not text or not following:
        return False
    if _HYPHEN.search(text) and not _COMPOUND.match(following):
        return True
    if _SENTENCE_END.search(text):
        return False
    return following[0].islower() or bool(_HANGS.search(text))


def fills(text: str, following: str, width: int) -> bool:
    """True where the next word would not have fitted on the line: the break is the margin's."""
    word = following.split(" ", 1)[0]
    return len(text) + 1 + len(word) > width * 0.93


def join(parts: Sequence[str]) -> str:
    """One text of several lines; words divided at the end of a line are put together again.

    >>> join(["Die Landesein-", "richtung ist für Migrations-", "und Asylfragen da."])
    'Die Landeseinrichtung ist für Migrations- und Asylfragen da.'
    """
    whole = ""
    for part in parts:
        if whole and _HYPHEN.search(whole) and part[:1].islower() and not _COMPOUND.match(part):
            whole = whole[:-1] + part
        elif whole and whole.endswith("-") and part[:1].isupper():
            whole += part
        else:
            whole = f"{whole} {part}".strip()
    return whole
