"""How pages show colours of cards: every colour has a sign beside it, because not everybody sees colours."""

from __future__ import annotations

from typing import NamedTuple

from masswerk.events.models import Colour


class Look(NamedTuple):
    """css: class that colours; sign: icon of the sprite; hex: for printed sheets and documents."""

    css: str
    sign: str
    hex: str


LOOKS: dict[str, Look] = {
    Colour.GREEN: Look("mw-q1", "disc", "#cfe5d0"),
    Colour.YELLOW: Look("mw-q2", "triangle", "#fff3b0"),
    Colour.BLUE: Look("mw-q3", "square", "#cbf3ff"),
    Colour.ORANGE: Look("mw-q4", "diamond", "#ffd9b8"),
    Colour.WHITE: Look("mw-q5", "open", "#ffffff"),
    Colour.PINK: Look("mw-q6", "cross", "#ffd6e4"),
}
