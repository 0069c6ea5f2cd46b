"""What the name of a paragraph style speaks of, in English and German templates."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r"(?:heading|überschrift|ueberschrift|berschrift|titre|kop)\s*_?(\d)(?:\D.*)?", re.I)
_TOC = re.compile(r"(?:toc|(?:inhalts|abbildungs)?verzeichnis|contents|table of figures)(?:\b.*|\d)", re.I)
_WORDS = (
    ("title", re.compile(r"(?:title|titel|subtitle|untertitel)", re.I)),
    ("caption", re.compile(r"(?:caption|beschriftung|bildunterschrift).*", re.I)),
    ("footnote", re.compile(r"(?:footnote|endnote)\s?text|(?:fu(?:ß|ss)noten|endnoten)text", re.I)),
    ("header", re.compile(r"(?:header|kopfzeile)", re.I)),
    ("footer", re.compile(r"(?:footer|fu(?:ß|ss)zeile)", re.I)),
    ("quote", re.compile(r"(?:intense )?quote|(?:intensives )?zitat", re.I)),
    ("list", re.compile(r"(?:list|aufzählung|nummerierung).*", re.I)),
)


@dataclass(frozen=True, slots=True)
class Role:
    """role: "heading", "title", "toc", "caption", … or ""; level: of a heading, from 1; step: of a list, from 0."""

    role: str = ""
    level: int | None = None
    step: int = 0


def role_of(name: str) -> Role:
    """The role of a style of that name.

    >>> role_of("Überschrift 2"), role_of("List Bullet 3").step
    (Role(role='heading', level=2, step=0), 2)
    """
    if heading := _HEADING.fullmatch(name):
        return Role("heading", int(heading[1]))
    if _TOC.fullmatch(name):
        return Role("toc")
    role = next((role for role, pattern in _WORDS if pattern.fullmatch(name)), "")
    return Role(role, step=int(name[-1]) - 1 if role == "list" and name[-1] in "23456789" else 0)
