"""Money: exact to the cent, written and read as in German offices."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from masswerk.base.errors import RuleError

CENT = Decimal("0.01")
_AMOUNT = re.compile(r"([-−]?)(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(\d{1,2}|-|–))?\s?(?:€|EUR|Euro)?")


class NoAmount(RuleError):
    cause = "„{text}“ ist kein Betrag in Euro."
    way_out = "Schreiben Sie ihn wie 1.234,50 – mit Komma vor den Cent und höchstens zwei Stellen dahinter."


def to_cents(amount: Decimal) -> Decimal:
    """An amount rounded to whole cents, half a cent away from zero (kaufmännisch).

    Source: DIN 1333, section 4.5.1.

    >>> to_cents(Decimal("2.345")), to_cents(Decimal("-2.345"))
    (Decimal('2.35'), Decimal('-2.35'))
    """
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def euro(amount: Decimal) -> str:
    """An amount as a page shows it, with a no-break space before the sign.

    >>> euro(Decimal("-1234567.5")).replace(chr(160), "_")
    '−1.234.567,50_€'
    """
    rounded = to_cents(amount)
    digits = f"{abs(rounded):,.2f}".translate(str.maketrans(",.", ".,"))
    return f"{'−' if rounded < 0 else ''}{digits}\N{NO-BREAK SPACE}€"


def parse_euro(text: str) -> Decimal:
    """The amount somebody typed; raises NoAmount with what they typed, also where a point might mean a comma.

    >>> parse_euro("1.234,5 €"), parse_euro("46.800 Euro"), parse_euro("12")
    (Decimal('1234.50'), Decimal('46800.00'), Decimal('12.00'))
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise NoAmount(text=text.strip()[:60])
    sign, whole, cents = found.groups()
    cents = (cents or "").strip("-–").ljust(2, "0")
    return Decimal(f"{'-' if sign else ''}{re.sub(r'[^0-9]', '', whole)}.{cents}")
