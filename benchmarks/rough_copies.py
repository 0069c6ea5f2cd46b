"""Rough copies of documents: the same words in worse layouts, so that the same gold tree still holds.

Each copy spoils one thing that real files spoil: Markdown lost, empty lines lost, hard wraps, page furniture between
the lines, foreign bullets, umlauts misread. `score_outline.py --rough` scores the outline on all of them.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

_MARKS = re.compile(r"\*\*|~~|^#{1,6}\s+", re.MULTILINE)
_ITEM = re.compile(r"^(\s*)(?:-\s+)?([-*✚✓•»o])\s+", re.MULTILINE)
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "B"})


def without_marks(text: str) -> str:
    """Markdown stars and hashes are gone, as after copying from a viewer."""
    return _MARKS.sub("", text)


def without_gaps(text: str) -> str:
    """No empty lines between paragraphs."""
    return re.sub(r"\n\s*\n+", "\n", text)


def wrapped(text: str) -> str:
    """Hard wraps at 78 characters."""
    lines = []
    for line in text.split("\n"):
        if len(line) <= 78 or "\t" in line or line.startswith(("|", "#")):
            lines.append(line)
        else:
            lines += textwrap.wrap(
                line, 78, subsequent_indent=" " * (len(line) - len(line.lstrip())), break_on_hyphens=False
            )
    return "\n".join(lines)


def with_pages(text: str) -> str:
    """A running header and a page number after every 37 lines."""
    lines, pages = text.split("\n"), []
    for start in range(0, len(lines), 37):
        number = start // 37 + 1
        pages += [*lines[start : start + 37], "", f"{number}", "", "Integrationskonzept – Entwurf der Verwaltung", ""]
    return "\n".join(pages)


def other_bullets(text: str) -> str:
    """All items begin with a bullet that Markdown does not know."""
    return _ITEM.sub(lambda found: f"{found[1]}• ", text)


def misread(text: str) -> str:
    """Umlauts read as plain letters in every third line, as by poor text recognition."""
    return "\n".join(
        line.translate(_UMLAUTS) if place % 3 == 1 else line for place, line in enumerate(text.split("\n"))
    )


_OTHER_WORDS = {
    "Handlungsfelder": "Arbeitsgebiete",
    "Handlungsfeld": "Arbeitsgebiet",
    "Maßnahmen": "Tätigkeiten",
    "Maßnahme": "Tätigkeit",
    "Leitlinien": "Merksätze",
    "Leitlinie": "Merksatz",
    "Handlungsansätze": "Ideenkreise",
    "Ziele": "Absichten",
    "Ziel": "Absicht",
    "Ausgangslage": "Blick auf heute",
    "Querschnittsthemen": "Was überall gilt",
    "Anlage": "Beigabe",
    "Arbeitsgruppe": "Tischrunde",
    "Verantwortlich": "Betreut von",
    "Zuständig": "Betreut von",
    "Zeitraum": "Wie lange",
    "Präambel": "Zum Anfang",
}


def other_words(text: str) -> str:
    """Headings in words that no list of words knows."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if len(line) < 120:
            for word, other in _OTHER_WORDS.items():
                line = re.sub(rf"\b{word}\b", other, line)
            lines[place] = line
    return "\n".join(lines)


COPIES: dict[str, Callable[[str], str]] = {
    "without marks": without_marks,
    "without gaps": without_gaps,
    "wrapped": wrapped,
    "with pages": with_pages,
    "other bullets": other_bullets,
    "misread": misread,
    "other words": other_words,
    "plain, wrapped, paged": lambda text: with_pages(wrapped(without_marks(text))),
}
