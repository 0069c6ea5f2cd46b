"""What events refuse."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class SlugTaken(RuleError):
    cause = "Es gibt schon eine Veranstaltung mit der Adresse „{slug}“."
    way_out = "Wählen Sie eine andere Adresse, zum Beispiel mit dem Datum."


class ColourTaken(RuleError):
    cause = "Die Farbe {colour} gehört schon zur Leitfrage {number}."
    way_out = "Geben Sie jeder Leitfrage eine eigene Kartenfarbe."


class CardEmpty(RuleError):
    cause = "Die Karte hat noch keinen Text."
    way_out = "Schreiben Sie, was auf der Karte steht."


class CardTooLong(RuleError):
    cause = "Die Karte hat {length} Zeichen; höchstens {longest} passen darauf."
    way_out = "Teilen Sie den Text auf mehrere Karten auf, oder schreiben Sie ihn in die Zusammenfassung."


class CardNumberTaken(RuleError):
    cause = "Karte {number} gibt es in dieser Veranstaltung schon."
    way_out = "Öffnen Sie die vorhandene Karte, oder lassen Sie die Nummer leer."


class CardHandedOver(RuleError):
    cause = "Karte {number} liegt als Beitrag {sign} in der Abwägung und bleibt, wie sie ist."
    way_out = "Entscheiden Sie über den Beitrag in der Abwägung."


class WrongCluster(RuleError):
    cause = "„{cluster}“ gehört zu einer anderen Gruppe oder Leitfrage."
    way_out = "Wählen Sie eine Kartengruppe derselben Leitfrage."


class CardsWithoutText(RuleError):
    cause = "{count} Karten haben noch keinen Text: {numbers}."
    way_out = "Tippen Sie den Text der Fotos ab, oder nehmen Sie diese Karten heraus."


class NothingToHandOver(RuleError):
    cause = "Es gibt keine Karte und keine Zusammenfassung, die noch nicht in der Abwägung liegt."
    way_out = "Schreiben Sie zuerst Karten."


class NoProcedure(RuleError):
    cause = "Zur Fassung „{edition}“ läuft kein Beteiligungsverfahren, in dem die Karten abgewogen werden könnten."
    way_out = "Eröffnen Sie ein Verfahren, und übergeben Sie die Karten dann."


class NoQuestions(RuleError):
    cause = "Es gibt noch keine Leitfrage, die auf den Karten stehen könnte."
    way_out = "Stellen Sie zuerst die Leitfragen, und drucken Sie die Karten dann."


class NoGroups(RuleError):
    cause = "Es gibt noch keine Arbeitsgruppe, für die Karten gedruckt werden könnten."
    way_out = "Bilden Sie zuerst eine Arbeitsgruppe."


class NoCardOfGroup(RuleError):
    """found: what was seen instead, German clauses."""

    cause = "Auf „{name}“ ist keine Karte dieser Arbeitsgruppe. {found}."
    way_out = "Lesen Sie das Foto bei der Gruppe, zu der die Karten gehören, oder tippen Sie die Karten ab."


class CardTypedMeanwhile(RuleError):
    cause = "Karte {number} hat inzwischen den Text „{text}“."
    way_out = "Laden Sie die Seite neu und prüfen Sie den Text am Foto."


class CountTooHigh(RuleError):
    cause = "In den Arbeitsgruppen waren zusammen {groups} Menschen, in der Veranstaltung aber nur {guests}."
    way_out = "Prüfen Sie die Zahlen."


class DocumentationIsOut(RuleError):
    cause = "Die Dokumentation von „{event}“ ist veröffentlicht."
    way_out = "Nehmen Sie die Dokumentation zuerst zurück."
