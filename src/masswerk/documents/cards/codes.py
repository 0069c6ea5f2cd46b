"""What stands in the code of a card: MW1:<event>:<number>:<colour>, in capitals, because those make smaller codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from masswerk.documents.cards.model import CardSheets
from masswerk.documents.cards.refusals import CardsNotPrintable

_PAYLOAD = re.compile(r"MW1:([A-Z0-9-]{1,24}):(\d{1,5}):([A-Z0-9]{1,12})")
_FILL = re.compile(r"#[0-9a-fA-F]{6}")
MOST = 2_000
"""Cards in one print."""


def payload(event: str, number: int, colour: str) -> str:
    """The words of a code.

    >>> payload("md-18", 7, "gelb")
    'MW1:MD-18:7:GELB'
    """
    return f"MW1:{event}:{number}:{colour}".upper()


def understood(text: str) -> tuple[str, int, str] | None:
    """Event, number and colour of a code; None for codes of others.

    >>> understood("MW1:MD-18:7:GELB"), understood("https://example.org")
    (('MD-18', 7, 'GELB'), None)
    """
    found = _PAYLOAD.fullmatch(text)
    return (found[1], int(found[2]), found[3]) if found else None


def checked(sheets: CardSheets) -> None:
    """Raises CardsNotPrintable with what is wrong."""
    keys = [colour.key.upper() for colour in sheets.colours]
    last = sheets.first + sheets.count * len(keys) - 1
    if understood(payload(sheets.event, 1, "A")) is None:
        raise CardsNotPrintable(
            detail=f"Das Kürzel „{sheets.event}“ hat mehr als 24 Zeichen oder andere als Buchstaben, Ziffern und „-“")
    if len(set(keys)) < len(keys) or any(understood(payload("A", 1, key)) is None for key in keys):
        raise CardsNotPrintable(
            detail="Jede Farbe braucht ein eigenes Kürzel aus höchstens 12 Buchstaben und Ziffern")
    if any(not _FILL.fullmatch(colour.fill) for colour in sheets.colours):
        raise CardsNotPrintable(detail="Eine Farbe ist nicht als #rrggbb angegeben")
    if sheets.first < 1 or last < sheets.first or last - sheets.first >= MOST or last > 99_999:
        raise CardsNotPrintable(detail=f"Es müssen 1 bis {MOST} Karten mit Nummern bis 99999 sein")


def missing(expected: Iterable[int], found: Iterable[int]) -> tuple[int, ...]:
    """Numbers that were handed out but not read, in order.

    >>> missing(range(1, 6), (1, 2, 5))
    (3, 4)
    """
    return tuple(sorted(set(expected) - set(found)))
