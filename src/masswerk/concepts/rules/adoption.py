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


class DecidedBeforeBase(RuleError):
    """An edition cannot be decided before the one it continues."""

    cause = ("Der Tag des Beschlusses, {decided_on:%d.%m.%Y}, liegt vor dem Beschluss der Fassung, die hier "
             "fortgeschrieben wird: {base:%d.%m.%Y}.")
    way_out = "Prüfen Sie das Datum."


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
    deciding_body: str, decided_on: date | None, paper: str, today: date, open_points: int = 0,
    base: date | None = None,
) -> Iterable[RuleError]:
    """Everything that stands against recording a decision, so that a form can show all of it at once.

    open_points: number of open points of the completeness check (`lineage.open_points`)
    base:        day of the decision on the edition that is continued, None where there is none

    >>> [type(refusal).__name__ for refusal in refusals("", date(2016, 12, 14), "", date(2017, 1, 1), 2)]
    ['DecidingBodyMissing', 'PaperMissing', 'OpenPointsLeft']
    """
    if not deciding_body.strip():
        yield DecidingBodyMissing()
    if decided_on is None:
        yield DecisionDateMissing()
    elif decided_on > today:
        yield DecisionInFuture(decided_on=decided_on)
    elif base is not None and decided_on < base:
        yield DecidedBeforeBase(decided_on=decided_on, base=base)
    if not paper.strip():
        yield PaperMissing()
    if open_points:
        yield OpenPointsLeft(count=open_points)


def check_adoption(deciding_body: str, decided_on: date | None, paper: str, today: date, open_points: int = 0,
                   base: date | None = None) -> None:
    """Raise the first of `refusals`; return where the decision can be recorded.

    >>> check_adoption("Kreistag", date(2016, 12, 14), "123/2016", date(2017, 1, 1))
    """
    for refusal in refusals(deciding_body, decided_on, paper, today, open_points, base):
        raise refusal


def superseded_on(decided_on: date, others: Iterable[date]) -> date | None:
    """The day on which an edition stopped to be in force: that of the next decision; None while it is in force.

    others: days of the decisions on all other editions of the concept

    >>> superseded_on(date(2009, 5, 5), [date(2016, 12, 14), date(2012, 3, 1)])
    datetime.date(2012, 3, 1)
    >>> superseded_on(date(2021, 1, 1), [date(2016, 12, 14)])
    """
    return min((day for day in others if day > decided_on), default=None)
