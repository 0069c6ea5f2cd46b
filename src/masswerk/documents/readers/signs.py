"""Bullets and list numbers in front of a line.

What counts as a sign is decided by shape alone. Numbers that belong to headings ("3.6.2 Titel",
"1. Titel" at the left edge) stay with the text; the outline knows better what they number.
"""

from __future__ import annotations

import re
import unicodedata

_BULLETS = frozenset("-–—−*+•·‣⁃◦∙●○■□▪▫▶►▸▷➢➤➔→⇒⮚»§>o❑❖✓✔✗✘✚†‡")
_NEVER = frozenset("©®™°|\\/&%@~=<")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\))(?=\s+\S)")
_DOTTED = re.compile(r"(?:\d{1,3}|[a-z])\.(?=\s+\S)")
_GAP = re.compile(r"\s+")


def split_sign(text: str, *, listed: bool = False) -> tuple[str, str]:
    """The sign and the text behind it; ("", text) where there is none.

    text:   visible text without its indentation
    listed: the line stands indented or in a list, so that "1." and "a." are list numbers

    >>> split_sign("- ✚ Sprachkurse werden fortgesetzt")
    ('✚', 'Sprachkurse werden fortgesetzt')
    >>> split_sign("- 1) Vielfalt ist Alltag")
    ('1)', 'Vielfalt ist Alltag')
    >>> split_sign("1. Einleitung")
    ('', '1. Einleitung')
    """
    outer = _bullet(text) or _number(text, listed)
    if not outer:
        return "", text
    rest = text[len(outer) :].lstrip()
    inner = (_bullet(rest) or _number(rest, True)) if outer in "-*+" else ""
    return (inner, rest[len(inner) :].lstrip()) if inner else (outer, rest)


def _bullet(text: str) -> str:
    """A single sign followed by a gap and something behind it."""
    match = _GAP.search(text, 1, 4)
    if not match or match.end() == len(text):
        return ""
    sign = text[: match.start()]
    if len(sign.rstrip("\ufe0e\ufe0f")) != 1 or sign[0] in _NEVER:
        return ""
    # "§ 5" is a law, "§" before a word a Wingdings square
    if sign == "§" and text[match.end()].isdecimal():
        return ""
    return sign if sign[0] in _BULLETS or unicodedata.category(sign[0]) in {"So", "Co"} else ""


def _number(text: str, listed: bool) -> str:
    match = _NUMBER.match(text) or (_DOTTED.match(text) if listed else None)
    return match.group() if match else ""
