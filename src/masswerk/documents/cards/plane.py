"""Where the cards around their codes lie, told by all codes of a photo together.

Four corners of a small code say too little about how the far end of its card shrinks with distance. But all cards have
codes of one size on one wall: the cube root of a code's area on the photo falls evenly towards the far side. Once that
slope is taken out, what is left of each card is only turned, stretched and sheared.
Source: Hartley & Zisserman, Multiple View Geometry, 2nd ed., 2.7 (affine properties from the vanishing line).
"""

from __future__ import annotations

from collections.abc import Sequence

from masswerk.documents.cards.perspective import Corners, Perspective, solved

Slope = tuple[float, float, float]
"""1 + a x + b y as (1, a, b): how near the wall is at a point of the photo."""

ENOUGH = 4
"""Codes from which the slope of the wall is told."""

_CALM = 0.02
"""How strongly a slope is drawn to none, so that one row of cards tells nothing wild about the other direction."""


def views(flat: Corners, codes: Sequence[Corners]) -> list[Perspective]:
    """For each code the view that takes a card in millimetres to the photo.

    flat: corners of the code on the card; codes: corners of each code on the photo, in the same order
    """
    slope = _slope(codes)
    return [_view(flat, corners, slope) for corners in codes]


def _slope(codes: Sequence[Corners]) -> Slope:
    """Least squares over the codes; coordinates are taken from their middle, so that both directions weigh alike."""
    if len(codes) < ENOUGH:
        return 1.0, 0.0, 0.0
    points = [_middle(corners) for corners in codes]
    x0, y0 = _middle(points)
    reach = max(max(abs(x - x0), abs(y - y0)) for x, y in points) or 1.0
    near = [_area(corners) ** (1 / 3) for corners in codes]
    usual = sum(near) / len(near)
    rows = [[1.0, (x - x0) / reach, (y - y0) / reach] for x, y in points]
    normal = [
        [sum(row[i] * row[j] for row in rows) + (_CALM * len(rows) if i == j and i else 0.0) for j in range(3)]
        + [sum(row[i] * value / usual for row, value in zip(rows, near, strict=True))]
        for i in range(3)
    ]
    level, a, b = solved(normal)
    a, b = a / reach, b / reach
    level -= a * x0 + b * y0
    return (1.0, a / level, b / level) if level > 0.1 else (1.0, 0.0, 0.0)


def _view(flat: Corners, corners: Corners, slope: Slope) -> Perspective:
    _, sx, sy = slope
    even = [(x / (1 + sx * x + sy * y), y / (1 + sx * x + sy * y)) for x, y in corners]
    a, b, c = _stretched(flat, [x for x, _ in even])
    d, e, f = _stretched(flat, [y for _, y in even])
    below = 1 - sx * c - sy * f
    g, h = -(sx * a + sy * d) / below, -(sx * b + sy * e) / below
    return Perspective((a / below, b / below, c / below, d / below, e / below, f / below, g, h))


def _stretched(flat: Corners, values: Sequence[float]) -> tuple[float, float, float]:
    """Least squares of a x + b y + c; the flat corners are a square along the axes, so that a and b part."""
    (x0, y0), middle = _middle(flat), sum(values) / len(values)
    a = sum((x - x0) * value for (x, _), value in zip(flat, values, strict=True)) / sum((x - x0) ** 2 for x, _ in flat)
    b = sum((y - y0) * value for (_, y), value in zip(flat, values, strict=True)) / sum((y - y0) ** 2 for _, y in flat)
    return a, b, middle - a * x0 - b * y0


def _middle(points: Corners) -> tuple[float, float]:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _area(corners: Corners) -> float:
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return max(abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2, 1.0)
