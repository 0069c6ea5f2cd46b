"""The states of an edition, and what a decision must say before an edition counts as adopted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from masswerk.base.errors import RuleError


class EditionState(StrEnum):
    """How far an edition has come; from "adopted" on its text is frozen."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    PAPER = "paper"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


GERMAN: dict[EditionState, str] = {
    EditionState.DRAFT: "Entwurf",
    EditionState.CONSULTATION: "In Beteiligung",
    EditionState.PAPER: "Beschlussvorlage",
    EditionState.ADOPTED: "Beschlossen",
    EditionState.SUPERSEDED: "Abgelöst",
}

TRANSITIONS: dict[EditionState, tuple[EditionState, ...]] = {
    EditionState.DRAFT: (EditionState.CONSULTATION, EditionState.PAPER, EditionState.ADOPTED),
    EditionState.CONSULTATION: (EditionState.DRAFT, EditionState.PAPER, EditionState.ADOPTED),
    EditionState.PAPER: (EditionState.DRAFT, EditionState.ADOPTED),
    EditionState.ADOPTED: (EditionState.SUPERSEDED,),
    EditionState.SUPERSEDED: (),
}
"""Which state may follow which. A draft may be adopted at once: concepts decided long ago are read in later."""


class StateNotPossible(RuleError):
    """The state does not follow from the present one."""

    cause = "Aus „{present}“ wird nicht „{wanted}“."
    way_out = "{possible}"


class DecidingBodyMissing(RuleError):
    """Nobody is named who decided."""

    cause = "Es fehlt, wer die Fassung beschlossen hat."
    way_out = "Tragen Sie das Gremium ein, zum Beispiel „Kreistag“."


class DecisionDateMissing(RuleError):
    """No day is given."""

    cause = "Es fehlt der Tag des Beschlusses."
    way_out = "Tragen Sie den Tag ein, an dem das Gremium beschlossen hat."


class DecisionInFuture(RuleError):
    """The day of the decision has not come yet."""

    cause = "Der Tag des Beschlusses, {decided_on:%d.%m.%Y}, liegt in der Zukunft."
    way_out = "Prüfen Sie das Datum, oder tragen Sie den Beschluss nach der Sitzung ein."


class PaperMissing(RuleError):
    """The decision names no paper."""

    cause = "Es fehlt die Drucksache."
    way_out = "Tragen Sie die Nummer der Drucksache ein; wo es keine gibt, die Bezeichnung des Beschlusses."


class OpenPointsLeft(RuleError):
    """Elements have no stated fate or origin yet."""

    cause = "Bei der Fortschreibung sind noch Fragen offen: {count}."
    way_out = "Öffnen Sie die Liste der offenen Punkte und beantworten Sie jeden."


def is_frozen(state: str) -> bool:
    """True from adoption on: text and places can never change again.

    >>> is_frozen("paper"), is_frozen("superseded")
    (False, True)
    """
    return EditionState(state) in (EditionState.ADOPTED, EditionState.SUPERSEDED)


def check_transition(present: str, wanted: str) -> None:
    """Raise StateNotPossible, with the possible states, unless `wanted` may follow `present`.

    >>> check_transition("paper", "adopted")
    """
    possible = TRANSITIONS[EditionState(present)]
    if EditionState(wanted) in possible:
        return
    names = " oder ".join(f"„{GERMAN[state]}“" for state in possible)
    raise StateNotPossible(
        present=GERMAN[EditionState(present)],
        wanted=GERMAN[EditionState(wanted)],
        possible=f"Möglich ist {names}." if names else "Beginnen Sie eine neue Fassung.",
    )


def refusals(
    deciding_body: str, decided_on: date | None, paper: str, today: date, open_points: int = 0
) -> Iterable[RuleError]:
    """Everything that stands against recording a decision, so that a form can show all of it at once.

    open_points: number of open points of the completeness check (`lineage.open_points`)

    >>> [type(refusal).__name__ for refusal in refusals("", date(2016, 12, 14), "", date(2017, 1, 1), 2)]
    ['DecidingBodyMissing', 'PaperMissing', 'OpenPointsLeft']
    """
    if not deciding_body.strip():
        yield DecidingBodyMissing()
    if decided_on is None:
        yield DecisionDateMissing()
    elif decided_on > today:
        yield DecisionInFuture(decided_on=decided_on)
    if not paper.strip():
        yield PaperMissing()
    if open_points:
        yield OpenPointsLeft(count=open_points)


def check_adoption(deciding_body: str, decided_on: date | None, paper: str, today: date, open_points: int = 0) -> None:
    """Raise the first of `refusals`; return where the decision can be recorded.

    >>> check_adoption("Kreistag", date(2016, 12, 14), "123/2016", date(2017, 1, 1))
    """
    for refusal in refusals(deciding_body, decided_on, paper, today, open_points):
        raise refusal
