"""Personal data of `intake`: uploaded documents may name people."""

from __future__ import annotations

from masswerk.base.privacy import OFFICE_WORK, PUBLIC_TASK, Personal, declare, declare_impersonal


def connect() -> None:
    """Declare everything; called when the app is ready."""
    declare(
        Personal("intake.Reading", OFFICE_WORK, "Personen, die ein Dokument nennt", "hochgeladene Datei, Dateiname",
                 "Dokument in ein Konzept übernehmen", PUBLIC_TASK, "mit dem Konzept, oder wenn die Stelle sie löscht"),
        Personal("intake.SourceLine", OFFICE_WORK, "Personen, die ein Dokument nennt", "Zeilen der Vorlage",
                 "nachweisen, was aus jeder Zeile wurde", PUBLIC_TASK, "mit dem Dokument"))
    declare_impersonal("Vorgeschlagene Gliederung und Schritte der Prüfung", "intake.Proposal", "intake.Step")
