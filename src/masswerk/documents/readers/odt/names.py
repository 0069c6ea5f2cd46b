"""Names of OpenDocument text and lengths as it writes them."""

from __future__ import annotations

import re

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_NS}office:1.0}}"
TEXT = f"{{{_NS}text:1.0}}"
TABLE = f"{{{_NS}table:1.0}}"
STYLE = f"{{{_NS}style:1.0}}"
DRAW = f"{{{_NS}drawing:1.0}}"
SVG = f"{{{_NS}svg-compatible:1.0}}"
FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
MANIFEST = f"{{{_NS}manifest:1.0}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}


def points(length: str | None) -> float | None:
    """A length in points, None for anything else.

    >>> points("2.54cm"), points("12pt"), points("110%")
    (72.0, 12.0, None)
    """
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _POINTS[match[2]] if match else None


def amount(text: str | None, most: int = 1000) -> int:
    """How often something repeats: at least 1, at most `most`.

    >>> amount("3"), amount(None), amount("1048576")
    (3, 1, 1000)
    """
    return min(int(text), most) if text and text.isdecimal() and len(text) < 10 and int(text) > 0 else 1
