"""What is refused about measures."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class WaiverNeedsReason(RuleError):
    cause = "Auf die Maßnahme soll verzichtet werden, aber es fehlt die Begründung."
    way_out = "Tragen Sie ein, warum darauf verzichtet wird."


class StatusNeedsReason(RuleError):
    cause = "Mit dem Status „{status}“ gehört eine Begründung zur Maßnahme; sie fehlt."
    way_out = "Schreiben Sie in einem Satz, warum es so ist."


class DeferredNeedsDay(RuleError):
    cause = "Die Maßnahme soll zurückgestellt werden, aber es fehlt der Tag, an dem Sie wieder darauf sehen."
    way_out = "Tragen Sie bei „Wiedervorlage“ einen Tag ein."


class TwoLeads(RuleError):
    cause = "Für die Federführung sind eine Organisation und ein eigener Text angegeben."
    way_out = "Wählen Sie die Organisation, oder löschen Sie die Auswahl und lassen Sie den Text stehen."


class UnknownOrganisation(RuleError):
    cause = "„{name}“ ist keine Organisation, die {body} kennt."
    way_out = "Nehmen Sie sie zuerst ins Netzwerk auf."


class ShiftNeedsReason(RuleError):
    cause = "{what} soll vom {before:%d.%m.%Y} auf den {after:%d.%m.%Y} rücken, aber es fehlt der Grund."
    way_out = "Schreiben Sie bei „Grund der Verschiebung“, warum es länger dauert."


class EndsBeforeItBegins(RuleError):
    cause = "Das Ende am {end:%d.%m.%Y} liegt vor dem Beginn am {start:%d.%m.%Y}."
    way_out = "Prüfen Sie beide Tage."


class SheetChangedMeanwhile(RuleError):
    """Two people wrote in the same section; carries what is stored now, so that nothing is lost."""

    cause = "Diesen Abschnitt hat inzwischen jemand anderes gespeichert."
    way_out = "Vergleichen Sie beide Angaben und speichern Sie, was gelten soll."


class TwiceInSheet(RuleError):
    cause = "„{what}“ steht zweimal in der Liste."
    way_out = "Lassen Sie eine der beiden Zeilen leer."


class RowGone(RuleError):
    cause = "Eine Zeile, die Sie geändert haben, gibt es nicht mehr: „{what}“."
    way_out = "Öffnen Sie den Abschnitt noch einmal und tragen Sie die Änderung ein."


class TargetGroupExists(RuleError):
    cause = "Die Zielgruppe „{name}“ gibt es schon."
    way_out = "Nehmen Sie die vorhandene, oder geben Sie der neuen einen anderen Namen."


class FateNeedsReason(RuleError):
    cause = "„{measure}“ soll entfallen, aber es fehlt der Grund."
    way_out = "Schreiben Sie, warum die Maßnahme entfällt; der Grund steht im Vergleich der Fassungen."


class FateNeedsOther(RuleError):
    cause = "„{measure}“ soll mit einer anderen zusammengehen, aber es ist keine andere gewählt."
    way_out = "Wählen Sie die Maßnahme, in der sie weiterlebt."


class NotOfThisRevision(RuleError):
    cause = "Diese Maßnahme stand nicht in der Fassung, auf der „{edition}“ aufbaut."
    way_out = "Legen Sie den Verbleib bei der Fassung fest, die auf sie folgt."


class NotOurTable(RuleError):
    cause = "In der Datei fehlt {what}."
    way_out = "Laden Sie die Tabelle der Maßnahmen herunter, ändern Sie sie und laden Sie dieselbe Datei hoch."


class RowsDoNotFit(RuleError):
    """Cells of a table that cannot be kept; `faults` names each of them."""

    cause = "Die Tabelle passt an {count} Stellen nicht. {first}"
    way_out = "Berichtigen Sie diese Zellen und laden Sie die Datei noch einmal hoch. Bisher ist nichts geändert."
