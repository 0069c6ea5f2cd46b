"""Signs: icons from one sprite, the rosette with six leaves, brand mark and window."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from masswerk.base.components.library import choose, component, html_attributes, joined

SPRITE = Path(__file__).parent.parent / "icons.svg"
FLIPPED = frozenset({"arrow", "back", "forward", "undo", "moved", "split", "merged", "external"})
"""Icons that point somewhere: they are mirrored where text runs from right to left."""

STATIONS = {
    "contributions": "Beiträge",
    "weighing": "Abwägung",
    "wording": "Wortlaut",
    "measures": "Maßnahmen",
    "carrying_out": "Umsetzung",
    "effect": "Wirkung",
}
"""The six stations of the thread, clockwise from the top of the rosette."""

SIZES = {"small": "mw-rosette", "medium": "mw-rosette mw-rosette--m",
         "large": "mw-rosette mw-rosette--l", "title": "mw-rosette mw-rosette--xl"}
"""28, 48, 64 and 76 px."""


@cache
def icon_names() -> tuple[str, ...]:
    """Names of all icons in the sprite, sorted."""
    return tuple(sorted(re.findall(r'id="i-([a-z-]+)"', SPRITE.read_text(encoding="utf-8"))))


@component
@cache
def sprite() -> SafeString:
    """All icons as symbols; stands once at the start of a page, before the first icon."""
    return SafeString(SPRITE.read_text(encoding="utf-8").replace(">\n<", "><").strip())


@component
def icon(name: str, *, label: str = "", large: bool = False) -> SafeString:
    """An icon beside its word; with `label` it speaks for itself.

    >>> icon("search")
    '<svg class="mw-i" aria-hidden="true"><use href="#i-search"/></svg>'
    """
    choose(_icon_table(), name, "Das Zeichen")
    classes = "mw-i" + (" mw-i--large" if large else "") + (" mw-i--flip" if name in FLIPPED else "")
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="{}" {}><use href="#i-{}"/></svg>', classes, spoken, name)


@cache
def _icon_table() -> dict[str, str]:
    return {name: name for name in icon_names()}


def filled_stations(filled: int | Iterable[str]) -> tuple[bool, ...]:
    """Which of the six leaves are filled, from a bit mask (1 = contributions) or names of stations.

    >>> filled_stations(5)
    (True, False, True, False, False, False)
    >>> filled_stations({"effect"})
    (False, False, False, False, False, True)
    """
    if isinstance(filled, int):
        return tuple(bool(filled >> place & 1) for place in range(len(STATIONS)))
    names = set(filled)
    for name in names:
        choose(STATIONS, name, "Die Station")
    return tuple(name in names for name in STATIONS)


@component
def rosette(
    filled: int | Iterable[str] = 0, *, url: str = "", size: str = "small", label: str = "Roter Faden",
    bare: bool = False, **attrs: object,
) -> SafeString:
    """The six stations with their text, "Roter Faden, 4 von 6"; a link if `url` is given.

    filled: bit mask (1 Beiträge … 32 Wirkung) or names of STATIONS
    bare:   only the picture, where the text already stands beside it
    """
    leaves = filled_stations(filled)
    picture = _rose(leaves, choose(SIZES, size, "Die Größe"))
    if bare:
        return picture
    amount = _("{number} von {all}").format(number=sum(leaves), all=len(leaves))
    text = format_html("<span>{}, {}</span>", label, amount)
    if url:
        return format_html('<a class="mw-rose" href="{}"{}>{}{}</a>', url, html_attributes(attrs), picture, text)
    return format_html('<span class="mw-rose"{}>{}{}</span>', html_attributes(attrs), picture, text)


@cache
def _rose(leaves: tuple[bool, ...], classes: str) -> SafeString:
    petals = [
        format_html('<use href="#leaf-{}"{}/>', place, SafeString(' class="is-on"') if on else "")
        for place, on in enumerate(leaves, start=1)
    ]
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><use href="#rose"/>{}</svg>', classes, joined(petals)
    )


@component
@cache
def mark() -> SafeString:
    """The brand mark: a window of two lights whose red mullion is the thread."""
    return SafeString(
        '<svg viewBox="0 0 34 46" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="2.2">'
        '<path d="M2 44V29A30 30 0 0 1 17 3.0A30 30 0 0 1 32 29V44"/>'
        '<path d="M2 29A15 15 0 0 1 9.5 16.0A15 15 0 0 1 17 29A15 15 0 0 1 24.5 16.0A15 15 0 0 1 32 29"/></g>'
        '<circle class="mw-red-fill" cx="17" cy="12.2" r="5.2"/>'
        '<path class="mw-red" d="M17 15.2V46" stroke-width="3"/></svg>'
    )
