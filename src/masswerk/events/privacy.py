"""Personal data of `events`: cards and photos may name or show people; who came is a count."""

from __future__ import annotations

from masswerk.base.privacy import OFFICE_WORK, PUBLIC_TASK, Personal, declare, declare_impersonal
from masswerk.events import actions


def connect() -> None:
    """Declare everything; called when the app is ready."""
    declare(
        Personal("events.Card", OFFICE_WORK, "Gäste einer Veranstaltung", "was auf einer Karte steht, ohne Namen",
                 "Veranstaltungen dokumentieren und abwägen", PUBLIC_TASK, "mit dem Konzept"),
        Personal("events.CardPhoto", OFFICE_WORK, "dieselben", "Foto von Karten, ohne Angaben über die Aufnahme",
                 "den Text der Karten abtippen und belegen", PUBLIC_TASK, "ein halbes Jahr nach dem Hochladen",
                 delete=actions.forget_due))
    declare_impersonal(
        "Programm, Gruppen, Fragen und Ergebnisse, ohne Angaben zu Gästen", "events.Event", "events.AgendaItem",
        "events.Group", "events.GroupField", "events.GuidingQuestion", "events.Cluster", "events.PrintedCards",
        "events.Summary")
