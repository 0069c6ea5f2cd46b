"""What the work on reported barriers refuses."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class AnswerMissing(RuleError):
    cause = "Die Antwort ist noch leer."
    way_out = "Schreiben Sie, was Sie herausgefunden haben und was geschieht."


class NoAddress(RuleError):
    cause = "Diese Meldung kam ohne Adresse; eine Antwort kann niemanden erreichen."
    way_out = "Beheben Sie die Barriere und tragen Sie bei „Was ist geschehen?“ ein, was getan wurde."


class OutcomeMissing(RuleError):
    cause = "Es fehlt, was wegen der Meldung geschehen ist."
    way_out = "Schreiben Sie in einem Satz, was behoben wurde oder warum es nicht geht."


class AlreadyDone(RuleError):
    cause = "Diese Meldung ist schon erledigt."
    way_out = "Öffnen Sie die Liste der Meldungen; dort stehen die offenen."
