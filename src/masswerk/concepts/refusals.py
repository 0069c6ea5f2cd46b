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


class PassageGone(RuleError):
    """Somebody took the passage out of the draft while another wrote in it."""

    cause = "Diese Textstelle steht nicht mehr im Entwurf."
    way_out = "Öffnen Sie die Fassung und wählen Sie eine andere Stelle."


class DraftGone(RuleError):
    """Somebody discarded the draft while another wrote in it."""

    cause = "Dieser Entwurf ist verworfen."
    way_out = "Öffnen Sie die Übersicht der Fassungen und wählen Sie eine andere."


GONE = (EditionIsFixed, PassageGone, DraftGone)
"""What can happen to the place somebody writes in while they write."""


class StillNeeded(RuleError):
    """Something from another package stands on a draft that is to be discarded."""

    cause = "Zu „{edition}“ gibt es noch: {what}."
    way_out = "Der Entwurf bleibt stehen, damit nachvollziehbar ist, worüber gesprochen wurde."


class KeyTaken(RuleError):
    cause = "Es gibt schon eine Fassung „{key}“."
    way_out = "Wählen Sie eine andere Kennung, zum Beispiel das Jahr."


class HasChildren(RuleError):
    cause = "„{title}“ enthält noch {count} weitere Elemente."
    way_out = "Verschieben oder löschen Sie diese zuerst, oder löschen Sie alles zusammen."


class WrongTarget(RuleError):
    cause = "„{target}“ ist dafür kein mögliches Ziel."
    way_out = "Wählen Sie ein anderes Element derselben Fassung."


class StillBelongs(RuleError):
    """A field or theme is to become something else, but passages belong to it or fields touch it."""

    cause = "„{title}“ kann die Art nicht wechseln: Zuordnungen und Schnittstellen dazu: {count}."
    way_out = "Heben Sie diese zuerst auf, oder lassen Sie die Art, wie sie ist."


class InterfaceNeedsTwoFields(RuleError):
    cause = "Eine Schnittstelle verbindet zwei verschiedene Handlungsfelder."
    way_out = "Wählen Sie zwei verschiedene Handlungsfelder dieser Fassung."


class SlugTaken(RuleError):
    cause = "Es gibt schon ein Konzept mit der Adresse „{slug}“."
    way_out = "Wählen Sie eine andere Adresse."


class TermTaken(RuleError):
    cause = "Der Begriff „{term}“ ist schon erklärt."
    way_out = "Öffnen Sie den vorhandenen Begriff und ändern Sie ihn dort."


class EditionIsEmpty(RuleError):
    cause = "„{edition}“ enthält noch keinen Text."
    way_out = "Legen Sie zuerst Textstellen an, oder lesen Sie ein Dokument ein."


class DroppedNeedsReason(RuleError):
    cause = "Ein Element soll entfallen, aber es fehlt die Begründung."
    way_out = "Tragen Sie ein, warum es entfällt."


class StillInDraft(RuleError):
    """An element is said to be gone, but stands in the draft."""

    cause = "„{title}“ steht noch im Entwurf."
    way_out = "Entfernen Sie die Textstelle; dabei sagen Sie, was aus ihr wird."


class TargetMissing(RuleError):
    cause = "Es fehlt, wo der Inhalt jetzt steht."
    way_out = "Wählen Sie eine Textstelle des Entwurfs."


class SplitNeedsTwo(RuleError):
    cause = "Geteilt heißt: Der Inhalt steht jetzt an mindestens zwei Stellen."
    way_out = "Wählen Sie eine weitere Textstelle, oder sagen Sie „fortgeführt“."


class StandsAlready(RuleError):
    cause = "„{title}“ steht schon im Entwurf."
    way_out = "Öffnen Sie die Textstelle dort."


class TranslatedMeanwhile(RuleError):
    """Somebody else saved the rendition first; carries both so that nothing is lost."""

    cause = "Diese Übersetzung wurde inzwischen von jemand anderem gespeichert."
    way_out = "Vergleichen Sie beide Texte und speichern Sie, was gelten soll."


class NotAdopted(RuleError):
    cause = "Berichtigt wird nur eine beschlossene Fassung; „{edition}“ ist noch in Arbeit."
    way_out = "Ändern Sie den Text der Fassung direkt."


class WrongState(RuleError):
    cause = "„{edition}“ ist im Zustand „{state}“; dieser Schritt ist hier nicht möglich."
    way_out = "Öffnen Sie die Übersicht der Fassungen; dort stehen die möglichen Schritte."


class NothingSaid(RuleError):
    cause = "Es fehlt der Text."
    way_out = "Schreiben Sie, was dort stehen soll."
