"""Arabic letters as one sign each, so that a PDF gives each letter once to a screen reader.

Noto Sans Arabic sets a letter from its stroke and its dots. Typst then writes two signs into the PDF and both say the
letter. The cure: for each pair of stroke and dots the typeface gets one sign more, drawn where its own rules put the
dots, and a last rule that joins the pair. The letters look as before.
Source: OpenType 1.9.1, GSUB lookup types 1, 2 and 4, GPOS lookup types 4 and 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from fontTools.otlLib.builder import buildAnchor, buildLigatureSubstSubtable, buildLookup
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import BaseRecord

SINGLE, MULTIPLE = 1, 2
MARK_TO_BASE, MARK_TO_MARK = 4, 6
EXTENSION = {"GSUB": 7, "GPOS": 9}
LETTER, MARK = 1, 3  # classes of GDEF

Signs = tuple[str, ...]
Point = tuple[int, int]


@dataclass(frozen=True)
class Anchors:
    """Where marks hang: for each table of rules, class and point of each mark, and points of what carries it."""

    marks: dict[str, tuple[int, int, int]]
    carriers: dict[str, dict[int, Point]]
    table: Any


def join_dots(font: TTFont) -> int:
    """Give the typeface one sign for each letter with dots; how many were added."""
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    to_base, to_mark = _anchors(font, MARK_TO_BASE), _anchors(font, MARK_TO_MARK)
    joined: dict[Signs, str] = {}
    for sequence in sorted(_sequences(font, classes)):
        places = _places(sequence, to_base, to_mark)
        if places:
            joined[sequence] = _draw(font, sequence, places)
            _carry_marks(joined[sequence], sequence, places, to_base, to_mark)
    font.setGlyphOrder(font["glyf"].glyphOrder)
    classes.update(dict.fromkeys(joined.values(), LETTER))
    _sort_coverage(font, to_base)
    _add_rule(font, joined)
    return len(joined)


def _subtables(font: TTFont, tag: str, kind: int) -> Iterator[Any]:
    for lookup in font[tag].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            inner = subtable.ExtSubTable if lookup.LookupType == EXTENSION[tag] else subtable
            if inner.LookupType == kind:
                yield inner


def _replacements(font: TTFont) -> dict[str, set[Signs]]:
    """Every sign with all that may stand in its place."""
    found: dict[str, set[Signs]] = {}
    for subtable in _subtables(font, "GSUB", SINGLE):
        for sign, other in subtable.mapping.items():
            found.setdefault(sign, set()).add((other,))
    for subtable in _subtables(font, "GSUB", MULTIPLE):
        for sign, others in subtable.mapping.items():
            found.setdefault(sign, set()).add(tuple(others))
    return found


def _sequences(font: TTFont, classes: dict[str, int]) -> set[Signs]:
    """All strokes with their dots that the rules can produce from one letter."""
    replacements = _replacements(font)
    found: set[Signs] = set()
    for others in replacements.values():
        for sequence in others:
            if len(sequence) > 1 and _is_letter_with_marks(sequence, classes):
                found.update(product(*(_forms(sign, replacements) for sign in sequence)))
    return {sequence for sequence in found if _is_letter_with_marks(sequence, classes)}


def _is_letter_with_marks(sequence: Signs, classes: dict[str, int]) -> bool:
    return classes.get(sequence[0]) != MARK and all(classes.get(sign) == MARK for sign in sequence[1:])


def _forms(sign: str, replacements: dict[str, set[Signs]]) -> set[str]:
    """The sign and the shapes it takes at the start, in the middle and at the end of a word."""
    forms, waiting = {sign}, [sign]
    while waiting:
        new = {other[0] for other in replacements.get(waiting.pop(), ()) if len(other) == 1} - forms
        forms |= new
        waiting.extend(new)
    return forms


def _anchors(font: TTFont, kind: int) -> list[Anchors]:
    return [_read_anchors(subtable, kind) for subtable in _subtables(font, "GPOS", kind)]


def _read_anchors(table: Any, kind: int) -> Anchors:
    if kind == MARK_TO_BASE:
        marks = zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True)
        points = [record.BaseAnchor for record in table.BaseArray.BaseRecord]
        carriers = zip(table.BaseCoverage.glyphs, points, strict=True)
    else:
        marks = zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True)
        points = [record.Mark2Anchor for record in table.Mark2Array.Mark2Record]
        carriers = zip(table.Mark2Coverage.glyphs, points, strict=True)
    return Anchors({sign: (mark.Class, *_point(mark.MarkAnchor)) for sign, mark in marks}, {
        sign: {number: _point(anchor) for number, anchor in enumerate(anchors) if anchor} for sign, anchors in carriers
    }, table)


def _point(anchor: Any) -> Point:
    return anchor.XCoordinate, anchor.YCoordinate


def _hang(carrier: str, mark: str, tables: list[Anchors]) -> Point | None:
    """How far a mark moves from the origin of its carrier; the last rule wins, as it does when text is set."""
    place = None
    for anchors in tables:
        if mark in anchors.marks and carrier in anchors.carriers:
            number, x, y = anchors.marks[mark]
            point = anchors.carriers[carrier].get(number)
            place = (point[0] - x, point[1] - y) if point else place
    return place


def _places(sequence: Signs, to_base: list[Anchors], to_mark: list[Anchors]) -> list[Point]:
    """Where each mark stands; empty if a rule is missing."""
    base, *marks = sequence
    places: list[Point] = []
    for number, mark in enumerate(marks):
        place = _hang(base, mark, to_base)
        stacked = _hang(marks[number - 1], mark, to_mark) if number else None
        if stacked:
            place = (places[-1][0] + stacked[0], places[-1][1] + stacked[1])
        if place is None:
            return []
        places.append(place)
    return places


def _draw(font: TTFont, sequence: Signs, places: list[Point]) -> str:
    base, *marks = sequence
    name = "_".join(sequence)
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(base, (1, 0, 0, 1, 0, 0))
    for mark, (x, y) in zip(marks, places, strict=True):
        pen.addComponent(mark, (1, 0, 0, 1, x, y))
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = font["hmtx"][base]
    return name


def _carry_marks(
    name: str, sequence: Signs, places: list[Point], to_base: list[Anchors], to_mark: list[Anchors]
) -> None:
    """Vowel signs hang on the new sign as they would on the stroke, or on the dots where those carry them."""
    base, *marks = sequence
    for anchors in to_base:
        if base not in anchors.carriers:
            continue
        points = dict(anchors.carriers[base])
        for mark, (x, y) in zip(marks, places, strict=True):
            points |= {number: (x + dx, y + dy) for number, (dx, dy) in _on_dots(mark, anchors, to_mark).items()}
        record = BaseRecord()
        record.BaseAnchor = [buildAnchor(*points[n]) if n in points else None for n in range(anchors.table.ClassCount)]
        anchors.table.BaseCoverage.glyphs.append(name)
        anchors.table.BaseArray.BaseRecord.append(record)


def _on_dots(mark: str, anchors: Anchors, to_mark: list[Anchors]) -> dict[int, Point]:
    """Points where dots carry vowel signs, by the class these signs have on letters."""
    return {
        anchors.marks[sign][0]: stack.carriers[mark][number]
        for stack in to_mark
        if mark in stack.carriers
        for sign, (number, _, _) in stack.marks.items()
        if sign in anchors.marks and number in stack.carriers[mark]
    }


def _sort_coverage(font: TTFont, to_base: list[Anchors]) -> None:
    """Rules list their signs in the order of the typeface."""
    for anchors in to_base:
        table = anchors.table
        pairs = zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True)
        ordered = sorted(pairs, key=lambda pair: font.getGlyphID(pair[0]))
        table.BaseCoverage.glyphs = [sign for sign, _ in ordered]
        table.BaseArray.BaseRecord = [record for _, record in ordered]
        table.BaseArray.BaseCount = len(ordered)


def _add_rule(font: TTFont, joined: dict[Signs, str]) -> None:
    """The last rule of those that Arabic always needs (`rlig`): it joins what the others have shaped."""
    table = font["GSUB"].table
    lookup = buildLookup([buildLigatureSubstSubtable(joined)], flags=0)
    table.LookupList.Lookup.append(lookup)
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "rlig":
            record.Feature.LookupListIndex.append(len(table.LookupList.Lookup) - 1)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)
