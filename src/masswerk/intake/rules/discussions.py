"""Minutes and collections of cards: inside of them headings sort what was said, and items are contributions."""

from __future__ import annotations

import re

from masswerk.intake.rules.parts import Part

_RECORD = re.compile(
    r"^(?:ergebnis|verlaufs)?(?:protokoll|niederschrift)\b|^(?:auswertung|ergebnisse|zusammenfassung)\b.*"
    r"(?:workshops?|foren|forums|werkstatt|werkstätten|beteiligung|umfrage|bürgerdialog\w*|veranstaltung|tagung)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"^(?:fachtag\w*|workshop|\w*werkstatt|\w*konferenz|tagung)\b.*\b(?:ergebnisse|dokumentation)\b|^dokumentation\b.*(?:workshop|for(?:um|en)|\w*werkst[aä]tt|\w*dialog|veranstaltung|tagung|konferenz|beteiligung)",
    re.IGNORECASE,
)


def is_minutes(title: str) -> bool:
    """True where the whole document records what was said.

    >>> is_minutes("Niederschrift über die Sitzung des Beirats"), is_minutes("Integrationskonzept")
    (True, False)
    """
    return bool(_RECORD.match(title))


def records_event(title: str) -> bool:
    """True where a document tells of an event; it may hold more than what was said there.

    >>> records_event("Dokumentation des Bürgerforums"), records_event("Dokumentation der Zahlen")
    (True, False)
    """
    return bool(_EVENT.match(title))


def in_discussion(part: Part) -> Part | None:
    """The part above that holds minutes or cards."""
    return next((above for above in part.above() if above.role in {"minutes", "cards"}), None)
