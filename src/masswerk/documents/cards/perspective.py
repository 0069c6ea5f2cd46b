"""A flat thing seen askew: from four corners and where they are on the photo follows where everything else is.

Source: Hartley & Zisserman, Multiple View Geometry, 2nd ed., 4.1 (direct linear transformation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Corners = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Perspective:
    """x' = (a x + b y + c) / (g x + h y + 1), y' = (d x + e y + f) / (g x + h y + 1)"""

    factors: tuple[float, float, float, float, float, float, float, float]

    @staticmethod
    def between(flat: Corners, seen: Corners) -> Perspective:
        """The view that takes four corners to where they are seen.

        >>> view = Perspective.between([(0, 0), (1, 0), (1, 1), (0, 1)], [(10, 10), (30, 10), (30, 30), (10, 30)])
        >>> view.at(2, 0.5)
        (50.0, 20.0)
        """
        rows = []
        for (x, y), (u, v) in zip(flat, seen, strict=True):
            rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
            rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
        a, b, c, d, e, f, g, h = solved(rows)
        return Perspective((a, b, c, d, e, f, g, h))

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the flat thing is seen."""
        a, b, c, d, e, f, g, h = self.factors
        below = g * x + h * y + 1
        below = below if abs(below) > 1e-9 else 1e-9
        return (a * x + b * y + c) / below, (d * x + e * y + f) / below

    def scaled(self, step: float, left: float, top: float) -> tuple[float, ...]:
        """Factors for a picture of the flat thing: one pixel is `step` of its units, the first lies at (left, top).

        Eight numbers, as Pillow's transform takes them.
        """
        a, b, c, d, e, f, g, h = self.factors
        one = g * left + h * top + 1
        across = (a * step, b * step, a * left + b * top + c)
        down = (d * step, e * step, d * left + e * top + f)
        return tuple(value / one for value in (*across, *down, g * step, h * step))


def solved(rows: list[list[float]]) -> list[float]:
    """Unknowns of linear equations by elimination with the largest pivot; where there are none to tell, zeros.

    >>> solved([[2, 0, 4], [0, 1, 3]])
    [2.0, 3.0]
    """
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        if abs(rows[column][column]) < 1e-12:
            return [0.0] * size
        for row in range(size):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [here - factor * there for here, there in zip(rows[row], rows[column], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]
