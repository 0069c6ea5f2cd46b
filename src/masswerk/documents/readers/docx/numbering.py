"""List numbers: Word stores "third item of list 7, second level"; people see "3.2" or "✚"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from masswerk.documents.readers.counting import formatted, glyph
from masswerk.documents.readers.docx.names import W, value, whole

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    indent: int | None = None


class Numbering:
    """Counts through the lists of a document, paragraph by paragraph."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counter: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._load(root)

    def sign(self, identifier: str, depth: int) -> tuple[str, int | None]:
        """Take the next number of a list: the sign, and the indentation of the level (twentieths of a point).

        identifier: list id; depth: from 0. An unknown list gives ("", None).
        """
        levels = self._levels.get(identifier)
        if levels is None or not 0 <= depth < 10:
            return "", None
        level = levels.get(depth, _Level())
        counts = self._counts.setdefault(self._counter.get(identifier, identifier), {})
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        if level.form == "bullet":
            return glyph(level.text), level.indent
        text = _PLACE.sub(lambda place: _count(levels, counts, int(place[1]) - 1), level.text)
        return text.strip(), level.indent

    def _load(self, root: etree._Element) -> None:
        abstract = {each.get(W + "abstractNumId", ""): _levels(each) for each in root.iterfind(W + "abstractNum")}
        linked = {
            value(each, "styleLink"): each.get(W + "abstractNumId", "") for each in root.iterfind(W + "abstractNum")
        }
        to_style = {
            each.get(W + "abstractNumId", ""): value(each, "numStyleLink") for each in root.iterfind(W + "abstractNum")
        }
        for each in root.iterfind(W + "num"):
            identifier, target = each.get(W + "numId", ""), value(each, "abstractNumId") or ""
            target = linked.get(to_style.get(target), target) if to_style.get(target) else target
            own = {whole(over.get(W + "ilvl")): over for over in each.iterfind(W + "lvlOverride")}
            self._levels[identifier] = _overridden(abstract.get(target, {}), own)
            # lists of one definition count on, unless a list starts anew
            self._counter[identifier] = identifier if own else f"abstract {target}"


def _levels(definition: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for each in definition.iterfind(W + "lvl"):
        depth = whole(each.get(W + "ilvl"))
        if depth is not None:
            found[depth] = _level(each)
    return found


def _level(element: etree._Element) -> _Level:
    start = whole(value(element, "start"))
    return _Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=1 if start is None else start,
        indent=whole(value(element, "pPr/ind", "left") or value(element, "pPr/ind", "start")),
    )


def _overridden(levels: dict[int, _Level], own: dict[int | None, etree._Element]) -> dict[int, _Level]:
    result = dict(levels)
    for depth, over in own.items():
        if depth is None:
            continue
        replaced = over.find(W + "lvl")
        level = _level(replaced) if replaced is not None else result.get(depth, _Level())
        start = whole(value(over, "startOverride"))
        result[depth] = level if start is None else _Level(level.form, level.text, start, level.indent)
    return result


def _count(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth, _Level())
    return formatted(counts.get(depth, level.start), level.form)
