"""The large window of the start page, drawn by the rule the screens state."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin, sqrt

from django.utils.html import format_html
from django.utils.safestring import SafeString

from masswerk.base.components.library import component

Point = tuple[float, float]


@component
@cache
def window(*, width: int = 298, height: int = 470) -> SafeString:
    """Tracery for one large place on a page: equilateral arch, two lights, a rose with six leaves, the red mullion.

    width, height: of the drawing, in its own units; on screen it fills its column
    """
    left, right, middle = 4.0, width - 4.0, width / 2
    span = right - left
    spring = left + span * sqrt(3) / 2
    centre, radius = (middle, spring - 0.559 * span), span * 0.219
    lines = [
        *(_arch(left + inset, right - inset, span - inset, spring, height) for inset in (0.0, span * 0.031)),
        *(_arch(x + inset, x + span * 0.469 - inset, span * 0.469 - inset, spring, height)
          for x in (left + span * 0.031, middle) for inset in (0.0, span * 0.031)),
        *(_leaf(centre, radius, turn) for turn in range(6)),
    ]
    return format_html(
        '<svg class="mw-window" viewBox="0 0 {} {}" aria-hidden="true"><g class="mw-stonework" stroke-width="2">{}'
        '<circle cx="{}" cy="{}" r="{}"/><circle cx="{}" cy="{}" r="{}"/></g>'
        '<circle class="mw-red-fill" cx="{}" cy="{}" r="6"/>'
        '<path class="mw-red" stroke-width="3.8" d="M{} {}V{}"/></svg>',
        width, height, SafeString("".join(f'<path d="{line}"/>' for line in lines)),
        *_rounded(*centre, radius), *_rounded(*centre, radius * 0.9), *_rounded(*centre), *_rounded(*centre), height,
    )


def _arch(left: float, right: float, radius: float, spring: float, foot: float) -> str:
    half = (right - left) / 2
    top = spring - sqrt(radius**2 - (radius - half) ** 2)
    return (f"M{left:.1f} {foot}V{spring:.1f}A{radius:.1f} {radius:.1f} 0 0 1 {left + half:.1f} {top:.1f}"
            f"A{radius:.1f} {radius:.1f} 0 0 1 {right:.1f} {spring:.1f}V{foot}")


def _leaf(centre: Point, radius: float, turn: int) -> str:
    inner, outer = (_around(centre, radius * part, turn) for part in (0.24, 0.88))
    bow = radius * 0.45
    return (f"M{inner[0]:.1f} {inner[1]:.1f}A{bow:.1f} {bow:.1f} 0 0 1 {outer[0]:.1f} {outer[1]:.1f}"
            f"A{bow:.1f} {bow:.1f} 0 0 1 {inner[0]:.1f} {inner[1]:.1f}z")


def _around(centre: Point, distance: float, turn: int) -> Point:
    angle = turn * pi / 3 - pi / 2
    return centre[0] + distance * cos(angle), centre[1] + distance * sin(angle)


def _rounded(*values: float) -> tuple[float, ...]:
    return tuple(round(value, 1) for value in values)
