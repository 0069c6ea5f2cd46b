"""Corrections of a mistake in an adopted edition: dated, explained, shown over the unchanged text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from masswerk.base.errors import RuleError


class ErratumUnexplained(RuleError):
    """Nothing says what is corrected."""

    cause = "Es fehlt, was berichtigt wird und warum."
    way_out = "Schreiben Sie einen Satz zur Berichtigung."


class ErratumBeforeDecision(RuleError):
    """The correction is older than what it corrects."""

    cause = "Die Berichtigung vom {dated:%d.%m.%Y} läge vor dem Beschluss vom {decided_on:%d.%m.%Y}."
    way_out = "Prüfen Sie das Datum der Berichtigung."


class ErratumInFuture(RuleError):
    """The day of the correction has not come yet."""

    cause = "Das Datum der Berichtigung, {dated:%d.%m.%Y}, liegt in der Zukunft."
    way_out = "Tragen Sie den heutigen oder einen früheren Tag ein."


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction: its day, what is said about it, and the text as it should read ("" where none is given)."""

    dated: date
    note: str
    text: str = ""


def check_erratum(erratum: Erratum, decided_on: date, today: date) -> None:
    """Raise ErratumUnexplained, ErratumBeforeDecision or ErratumInFuture; a day is allowed at both ends.

    >>> check_erratum(Erratum(date(2017, 1, 9), "Zahl berichtigt"), date(2016, 12, 14), date(2017, 2, 1))
    """
    if not erratum.note.strip():
        raise ErratumUnexplained()
    if erratum.dated < decided_on:
        raise ErratumBeforeDecision(dated=erratum.dated, decided_on=decided_on)
    if erratum.dated > today:
        raise ErratumInFuture(dated=erratum.dated)


def corrected(text: str, errata: Iterable[Erratum]) -> str:
    """The text as it should read: that of the latest correction which gives one; of one day the last counts.

    >>> corrected("8 Prozent", [Erratum(date(2017, 1, 9), "Zahl", "8,7 Prozent"), Erratum(date(2018, 1, 1), "Hinweis")])
    '8,7 Prozent'
    """
    for erratum in sorted(errata, key=lambda erratum: erratum.dated):
        text = erratum.text or text
    return text
