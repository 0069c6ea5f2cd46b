"""Personal data of `participation`."""

from __future__ import annotations

from masswerk.base.privacy import OFFICE_WORK, PUBLIC_TASK, Personal, declare, declare_impersonal
from masswerk.participation.actions import arriving, giving_back


def connect() -> None:
    """Declare everything; called when the app is ready."""
    declare(
        Personal("participation.Contribution", OFFICE_WORK, "Menschen, die sich beteiligen", "was sie geschrieben "
                 "haben; ein Prüfwert des Quittungscodes", "Beiträge abwägen und beantworten", PUBLIC_TASK,
                 "mit dem Verfahren; auf Wunsch sofort, mit dem Quittungscode",
                 hidden=frozenset({"code_hash", "salt"})),
        Personal("participation.Contributor", OFFICE_WORK, "dieselben", "Name, Mail- und Postadresse, verschlüsselt, "
                 "wenn jemand eine Antwort möchte", "Beiträge beantworten", PUBLIC_TASK,
                 "ein Jahr nach dem Ende des Verfahrens; auf Wunsch sofort, mit dem Quittungscode",
                 delete=giving_back.forget_due),
        Personal("participation.Amendment", OFFICE_WORK, "dieselben", "vorgeschlagener Wortlaut",
                 "Beiträge abwägen", PUBLIC_TASK, "mit dem Beitrag"),
        Personal("participation.Arrival", OFFICE_WORK, "Menschen, die sich mit Brief, Mail oder Datei beteiligen",
                 "Datei, Dateiname", "Beiträge aus Dateien übernehmen", PUBLIC_TASK, "die Datei sofort, wenn sie "
                 "übernommen oder verworfen ist; ihr Eintrag 30 Tage danach", delete=arriving.forget_due),
        Personal("participation.ContributionFile", OFFICE_WORK, "dieselben", "eingescanntes Schreiben, Anhänge",
                 "Beiträge abwägen und beantworten", PUBLIC_TASK, "mit dem Beitrag"))
    declare_impersonal(
        "Verfahren, Zuordnung und Entscheidung, ohne Angaben zu Personen", "participation.Procedure",
        "participation.ProcedureCounter", "participation.Baseline", "participation.TextBlock",
        "participation.Statement", "participation.Anchor", "participation.Bundle", "participation.Decision",
        "participation.Change", "participation.ChangeBasis", "participation.Reply",
        "participation.LetterTemplate")
