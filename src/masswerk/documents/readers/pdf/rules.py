"""Ruled tables: lines and boxes drawn on a page, and the grid they make."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

_THIN = 2.5  # points up to which a box is a line
_NEAR = 3.0  # points within which lines meet
_MOST = 1500  # lines of a page that are looked at


@dataclass(frozen=True, slots=True)
class Rule:
    """A line: across at height `at` from `start` to `end`, or upright at `at`."""

    at: float
    start: float
    end: float
    upright: bool


@dataclass(slots=True)
class Grid:
    """A ruled table: edges of its columns from left to right and of its rows from top to bottom."""

    columns: list[float]
    rows: list[float]
    rules: list[Rule] = field(default_factory=list)

    def slot(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a point, None outside."""
        column = _index(self.columns, x)
        row = _index([-edge for edge in self.rows], -y)
        return None if column is None or row is None else (row, column)

    def owner(self, row: int, column: int) -> tuple[int, int]:
        """The upper left slot of the cell that a slot belongs to: cells merge where no line parts them."""
        while column > 0 and not self._parted(True, self.columns[column], self._middle(self.rows, row)):
            column -= 1
        while row > 0 and not self._parted(False, self.rows[row], self._middle(self.columns, column)):
            row -= 1
        return row, column

    def _parted(self, upright: bool, at: float, across: float) -> bool:
        return any(
            rule.upright == upright and abs(rule.at - at) < _NEAR and rule.start - _NEAR < across < rule.end + _NEAR
            for rule in self.rules
        )

    @staticmethod
    def _middle(edges: Sequence[float], at: int) -> float:
        return (edges[at] + edges[at + 1]) / 2


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Tables of at least two columns that lines make, from top to bottom."""
    found = [grid for group in _touching(rules) if (grid := _grid(group))]
    return sorted(found, key=lambda grid: -grid.rows[0])


def rules_of(page: pypdfium2.PdfPage) -> list[Rule]:
    """Lines and edges of boxes on a page, without those as large as the page."""
    width, height = page.get_size()
    found: list[Rule] = []
    for box in _boxes(page.raw):
        if len(found) >= _MOST:
            break
        if box[2] - box[0] < 0.95 * width or box[3] - box[1] < 0.5 * height:
            found += _edges(*box)
    return found


def _edges(left: float, bottom: float, right: float, top: float) -> list[Rule]:
    if top - bottom <= _THIN:
        return [Rule((bottom + top) / 2, left, right, False)] if right - left > 8 else []
    if right - left <= _THIN:
        return [Rule((left + right) / 2, bottom, top, True)] if top - bottom > 5 else []
    across = [Rule(at, left, right, False) for at in (bottom, top)]
    return [*across, *(Rule(at, bottom, top, True) for at in (left, right))]


_Box = tuple[float, float, float, float]


def _boxes(page: pdfium.FPDF_PAGE) -> Iterator[_Box]:
    for at in range(min(pdfium.FPDFPage_CountObjects(page), 20 * _MOST)):
        piece = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(piece) == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _path(piece)


def _path(piece: pdfium.FPDF_PAGEOBJECT) -> Iterator[_Box]:
    """Boxes of a path: one for a line or rectangle, several where it draws many."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    count = pdfium.FPDFPath_CountSegments(piece)
    if count <= 5:
        if pdfium.FPDFPageObj_GetBounds(piece, left, bottom, right, top):
            yield left.value, bottom.value, right.value, top.value
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(piece, matrix)
    before: tuple[float, float] | None = None
    for at in range(min(count, 2 * _MOST)):
        segment = pdfium.FPDFPath_GetPathSegment(piece, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            xs, ys = sorted((before[0], point[0])), sorted((before[1], point[1]))
            if xs[1] - xs[0] <= _THIN or ys[1] - ys[0] <= _THIN:
                yield xs[0], ys[0], xs[1], ys[1]
        before = None if kind == pdfium.FPDF_SEGMENT_BEZIERTO else point


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of lines that meet, found by sweeping down the page."""
    groups: list[tuple[list[float], list[Rule]]] = []
    for rule in sorted(rules, key=_top, reverse=True):
        box = _box(rule)
        meets = [group for group in groups if _overlap(group[0], box)]
        merged = [rule]
        for other in meets:
            groups.remove(other)
            merged += other[1]
            box = [*map(min, box[:2], other[0][:2]), *map(max, box[2:], other[0][2:])]
        groups.append((box, merged))
    return [group for _, group in groups]


def _grid(rules: Sequence[Rule]) -> Grid | None:
    upright = [rule for rule in rules if rule.upright]
    across = [rule for rule in rules if not rule.upright]
    if not upright or not across:
        return None
    columns = _edges_of([rule.at for rule in upright] + [x for rule in across for x in (rule.start, rule.end)])
    rows = _edges_of([rule.at for rule in across] + [y for rule in upright for y in (rule.start, rule.end)])[::-1]
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > 20_000:
        return None
    return Grid(columns, rows, list(rules))


def _edges_of(places: Iterable[float]) -> list[float]:
    """Places from small to large, those closer than a few points taken as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _index(edges: Sequence[float], place: float) -> int | None:
    if not edges or not edges[0] - _NEAR <= place <= edges[-1] + _NEAR:
        return None
    inside = sum(1 for edge in edges if edge <= place) - 1
    return max(0, min(inside, len(edges) - 2))


def _top(rule: Rule) -> float:
    return rule.end if rule.upright else rule.at


def _box(rule: Rule) -> list[float]:
    if rule.upright:
        return [rule.at, rule.start, rule.at, rule.end]
    return [rule.start, rule.at, rule.end, rule.at]


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return (
        one[0] <= other[2] + _NEAR
        and other[0] <= one[2] + _NEAR
        and one[1] <= other[3] + _NEAR
        and other[1] <= one[3] + _NEAR
    )
