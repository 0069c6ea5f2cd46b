"""Why a table cannot be tried with the columns chosen."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class ColumnsDoNotFit(RuleError):
    """detail: what is wrong, a German clause."""

    cause = "Die Zuordnung der Spalten passt nicht. {detail}."
    way_out = "Wählen Sie für den Text eine Spalte und jede andere Spalte höchstens einmal."
