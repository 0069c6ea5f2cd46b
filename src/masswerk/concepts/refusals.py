"""What the concepts refuse."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class EditionIsFixed(RuleError):
    cause = "„{edition}“ ist beschlossen und kann nicht mehr geändert werden."
    way_out = "Schreiben Sie die Fassung fort, oder tragen Sie eine Berichtigung ein."


class EditedMeanwhile(RuleError):
    """Somebody else saved the passage first; carries both wordings so that nothing is lost."""

    cause = "Diese Textstelle wurde inzwischen von jemand anderem geändert."
    way_out = "Vergleichen Sie beide Fassungen und speichern Sie, was gelten soll."


class KeyTaken(RuleError):
    cause = "Es gibt schon eine Fassung „{key}“."
    way_out = "Wählen Sie eine andere Kennung, zum Beispiel das Jahr."


class HasChildren(RuleError):
    cause = "„{title}“ enthält noch {count} weitere Elemente."
    way_out = "Verschieben oder löschen Sie diese zuerst, oder löschen Sie alles zusammen."


class WrongTarget(RuleError):
    cause = "„{target}“ ist dafür kein mögliches Ziel."
    way_out = "Wählen Sie ein anderes Element derselben Fassung."


class NotAdopted(RuleError):
    cause = "Berichtigt wird nur eine beschlossene Fassung; „{edition}“ ist noch in Arbeit."
    way_out = "Ändern Sie den Text der Fassung direkt."


class WrongState(RuleError):
    cause = "„{edition}“ ist im Zustand „{state}“; dieser Schritt ist hier nicht möglich."
    way_out = "Öffnen Sie die Übersicht der Fassungen; dort stehen die möglichen Schritte."


class NothingSaid(RuleError):
    cause = "Es fehlt der Text."
    way_out = "Schreiben Sie, was dort stehen soll."
