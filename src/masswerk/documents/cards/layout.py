"""Where things stand on a card, in millimetres: known to who prints and to who reads the photo.

Four cards of 148.5 × 105 mm make an A4 page. The code lies in the lower right corner; four of its modules around it
stay blank, or it cannot be found (ISO/IEC 18004, 9.1).
"""

from __future__ import annotations

WIDTH, HEIGHT = 148.5, 105.0
CODE = 30.0
"""Side of the code without its blank margin."""

CODE_LEFT, CODE_TOP = WIDTH - CODE - 8, HEIGHT - CODE - 8
BAND = 24.0
"""Height of the coloured band with question and number."""

_RIGHT, _BOTTOM = CODE_LEFT + CODE, CODE_TOP + CODE
CODE_CORNERS = ((CODE_LEFT, CODE_TOP), (_RIGHT, CODE_TOP), (_RIGHT, _BOTTOM), (CODE_LEFT, _BOTTOM))
CARD_CORNERS = ((0.0, 0.0), (WIDTH, 0.0), (WIDTH, HEIGHT), (0.0, HEIGHT))
"""From the upper left corner clockwise."""
