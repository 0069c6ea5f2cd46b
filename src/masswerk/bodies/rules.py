"""What follows from what about bodies: pure."""

from __future__ import annotations

import re
from decimal import Decimal

RESERVED = frozenset({
    "admin", "anmelden", "api", "arbeit", "barriere-melden", "barrierefreiheit", "bausteine", "dateien", "datenschutz",
    "gebaerdensprache", "hilfe", "impressum", "konto", "leichte-sprache", "media", "robots", "sitemap", "static",
    "suche",
})
"""First parts of addresses of our own, and words that should stay free; a body's pages lie below its short name.
A test walks all addresses and finds what is missing here."""


def contrast(colour: str, ground: str = "#ffffff") -> float:
    """Contrast of two colours, 1 to 21.

    colour, ground: "#rrggbb"
    Source: WCAG 2.2, relative luminance and contrast ratio.

    >>> round(contrast("#000000"), 1)
    21.0
    """
    high, low = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def gaps(text: str) -> list[str]:
    """What a text still leaves to be filled in: words in square brackets that are no links, in order.

    >>> gaps("Telefon: [Nummer], [E-Mail](mailto:a@b.de)")
    ['Nummer']
    """
    return re.findall(r"\[([^\[\]\n]+)\](?![(\[:])", text)


def is_ars(key: str) -> bool:
    """True for a regional key: twelve digits, the first two a state's (01 to 16).

    Source: Statistisches Bundesamt, Amtlicher Regionalschlüssel.

    >>> is_ars("150850000000"), is_ars("990850000000")
    (True, False)
    """
    return len(key) == 12 and key.isdigit() and 1 <= int(key[:2]) <= 16


def is_in_germany(latitude: Decimal, longitude: Decimal) -> bool:
    """True for a point within the frame of Germany's outermost points; finds swapped coordinates.

    latitude, longitude: degrees north and east, WGS 84
    Source: Statistisches Jahrbuch, outermost points: 47°16' to 55°04' N, 5°52' to 15°03' E.

    >>> is_in_germany(Decimal("51.89"), Decimal("11.05")), is_in_germany(Decimal("11.05"), Decimal("51.89"))
    (True, False)
    """
    return Decimal("47.26") <= latitude <= Decimal("55.07") and Decimal("5.86") <= longitude <= Decimal("15.05")


def plain_name(name: str) -> str:
    """A name by which two spellings of one organisation are found: without case and with single blanks.

    >>> plain_name("Verein  FÜR Straße") == plain_name("verein für strasse")
    True
    """
    return " ".join(name.split()).casefold()
