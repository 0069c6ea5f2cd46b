"""Lists of an OpenDocument text: which number or bullet an item shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from masswerk.documents.readers.counting import formatted, glyph
from masswerk.documents.readers.odt.names import STYLE, TEXT, XML_ID, amount

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

Counts = dict[int, int]
"""Last number of each level, levels from 1."""


@dataclass(frozen=True, slots=True)
class _Level:
    bullet: str = ""
    form: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1


class Lists:
    """Counts through the lists of a document; headings have a list of their own."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._by_id: dict[str, Counts] = {}
        self._last: dict[str, Counts] = {}
        self._outline: dict[int, _Level] = {}
        self._headings: Counts = {}
        for root in roots:
            for element in root.iter(TEXT + "list-style"):
                self._styles.setdefault(element.get(STYLE + "name", ""), _levels(element))
            for element in root.iter(TEXT + "outline-style"):
                self._outline = _levels(element)

    def opened(self, element: etree._Element, style: str) -> Counts:
        """The counts a list at the top starts with: new ones, or those of the list it continues."""
        earlier = self._by_id.get(element.get(TEXT + "continue-list", ""))
        if earlier is None and element.get(TEXT + "continue-numbering") == "true":
            earlier = self._last.get(style)
        counts = {} if earlier is None else earlier
        self._last[style] = counts
        if element.get(XML_ID):
            self._by_id[element.get(XML_ID, "")] = counts
        return counts

    def sign(self, style: str, depth: int, counts: Counts, start: str | None = None) -> str:
        """Take the next number; depth from 1; start: number stated by the item itself."""
        levels = self._styles.get(style, {})
        level = levels.get(depth)
        if level is None:
            return "•" if style not in self._styles else ""
        return _next(levels, level, depth, counts, start)

    def heading(self, depth: int) -> str:
        """The number of a heading at that depth, "" where headings are not numbered."""
        level = self._outline.get(depth)
        return _next(self._outline, level, depth, self._headings, None) if level else ""


def _next(levels: dict[int, _Level], level: _Level, depth: int, counts: Counts, start: str | None) -> str:
    for deeper in [each for each in counts if each > depth]:
        del counts[deeper]
    first = amount(start, 10**6) if start else level.start
    counts[depth] = first if start or depth not in counts else counts[depth] + 1
    if level.bullet:
        return glyph(level.bullet)
    if not level.form:
        return (level.before + level.after).strip()
    parts = [_shown(levels, counts, each) for each in range(max(1, depth - level.shown + 1), depth + 1)]
    return (level.before + ".".join(part for part in parts if part) + level.after).strip()


def _shown(levels: dict[int, _Level], counts: Counts, depth: int) -> str:
    level = levels.get(depth, _Level(form="1"))
    return formatted(counts.get(depth, level.start), _FORMS.get(level.form, "decimal")) if level.form else ""


def _levels(style: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for each in style:
        depth = each.get(TEXT + "level", "")
        if depth.isdecimal() and len(depth) < 3:
            found[int(depth)] = _Level(
                bullet=(each.get(TEXT + "bullet-char") or "") if each.tag == TEXT + "list-level-style-bullet" else "",
                form=each.get(STYLE + "num-format", ""),
                before=each.get(STYLE + "num-prefix", ""),
                after=each.get(STYLE + "num-suffix", ""),
                shown=amount(each.get(TEXT + "display-levels"), 10),
                start=amount(each.get(TEXT + "start-value"), 10**6),
            )
    return found
