"""What each outcome of a decision asks for. Pure."""

from __future__ import annotations

from masswerk.base.errors import RuleError

ADOPTED, PARTLY, CONTAINED, MEASURE, PASSED_ON, NOTED, NOT_ADOPTED = (
    "adopted", "partly", "contained", "measure", "passed_on", "noted", "not_adopted")

CHANGES_SOMETHING = frozenset({ADOPTED, PARTLY})
"""Outcomes that promise a new wording or a measure."""

GROUNDS = CHANGES_SOMETHING | {MEASURE}
"""Outcomes a change of the wording may stand on."""


class ReasonMissing(RuleError):
    cause = "Die Entscheidung hat noch keine öffentliche Begründung."
    way_out = "Schreiben Sie in einem Satz, warum so entschieden wird. Ein Textbaustein hilft."


class ReceiverMissing(RuleError):
    cause = "Es fehlt, an wen weitergeleitet wird."
    way_out = "Tragen Sie die Stelle ein, die den Beitrag bekommt."


class MeasureMissing(RuleError):
    cause = "Es fehlt die Maßnahme, zu der die Aussage wird."
    way_out = "Wählen Sie eine Maßnahme, oder schreiben Sie den Titel einer neuen."


def check(outcome: str, *, reason: str, passed_to: str, has_measure: bool) -> None:
    """Refuse a decision that lacks what its outcome asks for.

    Raises ReasonMissing, ReceiverMissing, MeasureMissing.

    >>> check("noted", reason="Danke.", passed_to="", has_measure=False)
    """
    if not reason.strip():
        raise ReasonMissing()
    if outcome == PASSED_ON and not passed_to.strip():
        raise ReceiverMissing()
    if outcome == MEASURE and not has_measure:
        raise MeasureMissing()
