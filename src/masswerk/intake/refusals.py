"""What taking in a document refuses."""

from __future__ import annotations

from masswerk.base.errors import RuleError
from masswerk.intake.models import Reading


class SameFile(RuleError):
    """The file was uploaded before; `earlier` is that reading."""

    cause = "Die Datei „{name}“ wurde schon am {day} hochgeladen."
    way_out = "Öffnen Sie die frühere Einlesung, oder lesen Sie die Datei trotzdem noch einmal ein."

    def __init__(self, earlier: Reading, name: str) -> None:
        self.earlier = earlier
        super().__init__(name=name, day=f"{earlier.uploaded_at:%d.%m.%Y}")


class ReadingFailed(RuleError):
    """The job ended by a fault of ours, or its worker died each time."""

    cause = "Beim Lesen von „{name}“ ist ein Fehler aufgetreten; die Datei selbst ist gespeichert."
    way_out = "Lesen Sie die Datei noch einmal ein. Gelingt es wieder nicht, wenden Sie sich an die Verwaltung."


class NotInReview(RuleError):
    cause = "„{name}“ ist im Zustand „{state}“ und wird gerade nicht geprüft."
    way_out = "Öffnen Sie die Übersicht der Einlesungen; dort stehen die möglichen Schritte."


class ChangedMeanwhile(RuleError):
    cause = "„{title}“ wurde inzwischen von jemand anderem geändert."
    way_out = "Sehen Sie sich den neuen Stand an und wiederholen Sie den Schritt, wenn er noch nötig ist."


class ElementGone(RuleError):
    cause = "Diesen Baustein gibt es nicht mehr; jemand hat ihn inzwischen verbunden oder zurückgenommen."
    way_out = "Sehen Sie sich den neuen Stand an."


class NotPossibleHere(RuleError):
    """what: the step as a German clause; because: why not, a German clause; instead: a German sentence."""

    cause = "„{title}“ lässt sich nicht {what}: {because}."
    way_out = "{instead}"


class NothingToUndo(RuleError):
    cause = "Es gibt keinen Schritt von Ihnen, der sich zurücknehmen ließe."
    way_out = "Ändern Sie den Baustein direkt."


class UndoneByOthers(RuleError):
    cause = "„{what}“ lässt sich nicht zurücknehmen: Jemand anderes hat danach an derselben Stelle gearbeitet."
    way_out = "Ändern Sie den Baustein direkt."


class ReasonMissing(RuleError):
    cause = "Die Zeilen sollen ausgelassen werden, aber es fehlt der Grund."
    way_out = "Tragen Sie ein, warum die Zeilen kein Inhalt sind."


class NoSuchLines(RuleError):
    cause = "Es wurde keine Zeile gewählt, die es in der Vorlage gibt."
    way_out = "Wählen Sie mindestens eine Zeile aus."


class LinesNowhere(RuleError):
    """count: lines without an element and without a reason."""

    cause = "{count} Zeilen der Vorlage sind noch nirgends zugeordnet; sie gingen verloren."
    way_out = "Ordnen Sie die Zeilen zu, lassen Sie sie mit Grund aus, oder bestätigen Sie den Verlust ausdrücklich."


class NothingToAccept(RuleError):
    cause = "Im Vorschlag ist kein Baustein übrig, der übernommen werden könnte."
    way_out = "Nehmen Sie ausgelassene Bausteine wieder auf."
