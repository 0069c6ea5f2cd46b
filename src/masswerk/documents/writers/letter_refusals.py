"""Why a letter cannot be written from a template."""

from __future__ import annotations

from masswerk.base.errors import RuleError


class UnknownPlaceholders(RuleError):
    """placeholders: names without a value; known: a German sentence with those that have one, or ""."""

    cause = "Die Vorlage „{name}“ nennt Platzhalter, für die es keinen Inhalt gibt: {placeholders}."
    way_out = "Berichtigen Sie die Namen in der Vorlage.{known}"


class MissingPlaceholders(RuleError):
    """placeholders: names a letter needs."""

    cause = "In der Vorlage „{name}“ fehlen Platzhalter: {placeholders}."
    way_out = "Setzen Sie sie in doppelten geschweiften Klammern an ihre Stelle, zum Beispiel {{{{ betreff }}}}."


class TemplateNotWord(RuleError):
    """format: what it is instead."""

    cause = "Die Vorlage „{name}“ ist kein Word-Dokument (.docx), sondern: {format}."
    way_out = "Öffnen Sie sie in Word oder LibreOffice und speichern Sie sie als „Word-Dokument (.docx)“."


class TemplateNotAllowed(RuleError):
    """detail: what was found."""

    cause = "Die Vorlage „{name}“ enthält etwas, das in Vorlagen nicht erlaubt ist: {detail}."
    way_out = "Verwenden Sie nur Platzhalter sowie {{%p for … in … %}} und {{%p if … %}}."
