"""Why cards cannot be printed."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class CardsNotPrintable(RuleError):
    """detail: what is wrong, a German clause."""

    cause = "Die Karten lassen sich nicht drucken. {detail}."
    way_out = "Ändern Sie die Angabe beim Termin und drucken Sie die Karten noch einmal."
