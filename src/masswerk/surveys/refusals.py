"""What surveys refuse."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class SlugTaken(RuleError):
    cause = "Es gibt schon eine Umfrage mit der Adresse „{slug}“."
    way_out = "Wählen Sie eine andere Adresse."


class HasResponses(RuleError):
    cause = "„{survey}“ haben schon {count} Menschen ausgefüllt; die Fragen bleiben, wie sie sind."
    way_out = "Legen Sie für andere Fragen eine neue Umfrage an."


class NoQuestions(RuleError):
    cause = "Die Umfrage hat noch keine Frage."
    way_out = "Legen Sie Fragen an, oder lesen Sie eine XLSForm-Datei ein."


class NotOpen(RuleError):
    cause = "„{survey}“ läuft vom {first} bis zum {last}."
    way_out = "Wenden Sie sich an die Koordinierungsstelle, wenn Sie noch etwas sagen möchten."


class NamesTwice(RuleError):
    cause = "Den Namen „{name}“ haben zwei Fragen."
    way_out = "Geben Sie jeder Frage einen eigenen Namen."
