"""What the network refuses."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class AlreadyKnown(RuleError):
    cause = "„{name}“ steht schon in Ihrem Netzwerk."
    way_out = "Öffnen Sie den vorhandenen Eintrag und ändern Sie ihn."


class ProfileChangedMeanwhile(RuleError):
    cause = "Jemand hat „{name}“ geändert, während Sie daran geschrieben haben."
    way_out = "Ihre Angaben stehen noch da. Vergleichen Sie mit der Seite und speichern Sie dann noch einmal."


class KnownElsewhere(RuleError):
    cause = "„{name}“ gehört auch zum Netzwerk von {bodies}. Deren Angaben können Sie nicht ändern."
    way_out = "Sprechen Sie sich ab; zusammenführen kann, wer alle diese Stellen betreut."


class StillNeeded(RuleError):
    cause = "„{name}“ hat noch Aufgaben in Gruppen: {what}."
    way_out = "Tragen Sie dort zuerst eine andere Organisation ein."


class PublishingNeedsConsent(RuleError):
    cause = "Ein Kontakt soll öffentlich werden, aber es fehlt der Tag der Einwilligung."
    way_out = "Tragen Sie ein, seit wann die Person einverstanden ist, oder behalten Sie den Kontakt intern."


class KeptTooLong(RuleError):
    cause = "Der Kontakt soll bis zum {until} bleiben; länger als drei Jahre bewahren wir ihn nicht ungeprüft auf."
    way_out = "Wählen Sie einen früheren Tag. Vor der Löschung erinnern wir Sie, und Sie können verlängern."


class KeptUntilYesterday(RuleError):
    cause = "Der Tag der Löschung liegt nicht in der Zukunft."
    way_out = "Wählen Sie einen späteren Tag, oder löschen Sie den Kontakt."


class GroupSlugTaken(RuleError):
    cause = "Es gibt schon eine Gruppe mit der Adresse „{slug}“."
    way_out = "Wählen Sie eine andere Adresse."


class AlreadyMember(RuleError):
    cause = "„{name}“ gehört schon zur Gruppe."
    way_out = "Wählen Sie eine andere Organisation oder Person."


class NobodyChosen(RuleError):
    cause = "Es ist niemand gewählt."
    way_out = "Wählen Sie eine Organisation oder eine Person."


class GroupEnded(RuleError):
    cause = "„{group}“ hat ihre Arbeit am {day} beendet."
    way_out = "Nehmen Sie die Gruppe zuerst wieder auf."


class MeetingEndsTooEarly(RuleError):
    cause = "Das Ende der Sitzung liegt vor ihrem Beginn."
    way_out = "Prüfen Sie die Uhrzeiten; beide gelten für denselben Tag."


class MeetingCancelled(RuleError):
    cause = "Die Sitzung am {day} ist abgesagt."
    way_out = "Laden Sie zu einer neuen Sitzung ein."


class NobodyToWriteTo(RuleError):
    cause = "Kein Mitglied der Gruppe hat eine Mailadresse."
    way_out = "Tragen Sie Adressen bei den Organisationen oder Kontakten ein."


class NothingInFile(RuleError):
    cause = "„{name}“ enthält keine Spalte „Name“ oder „Person“."
    way_out = "Laden Sie die Vorlage herunter; ihre Überschriften sind die, die wir lesen."


class TooManyRows(RuleError):
    cause = "Die Datei hat {count} Zeilen; auf einmal lesen wir höchstens {most}."
    way_out = "Teilen Sie die Datei auf."


class PreviewTooOld(RuleError):
    cause = "Die Vorschau ist älter als einen Tag oder gehört zu einer anderen Stelle."
    way_out = "Laden Sie die Datei noch einmal hoch."


class TaskAlreadyTaken(RuleError):
    cause = "Die Aufgabe ist schon übernommen."
    way_out = "Sie finden sie bei der Maßnahme."


class TaskNeedsMeasure(RuleError):
    cause = "Die Aufgabe gehört zu keiner Maßnahme, die sie übernehmen könnte."
    way_out = "Wählen Sie bei der Aufgabe eine Maßnahme."
