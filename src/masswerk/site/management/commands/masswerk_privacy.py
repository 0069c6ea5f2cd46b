from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from masswerk.base import privacy
from masswerk.bodies.models import Body


class Command(BaseCommand):
    help = "Gibt das Verzeichnis der Verarbeitungen (Art. 30 DSGVO) als Markdown aus."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-o", "--output", help="Datei; ohne Angabe auf die Standardausgabe")

    def handle(self, *args: Any, **options: Any) -> None:
        text = record()
        if options["output"]:
            Path(options["output"]).write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")


def record() -> str:
    """The record of processing: a section for each kind, with what is the same for all at its head."""
    bodies = ", ".join(Body.objects.filter(is_active=True).values_list("name", flat=True)) or "(noch keine)"
    parts = [
        "# Verzeichnis der Verarbeitungstätigkeiten\n\n"
        f"Verantwortlich: {bodies}. Namen und Anschrift der Verantwortlichen und der oder des "
        "Datenschutzbeauftragten ergänzen Sie bitte.\n\n"
        "Empfänger: keine außerhalb der Stelle, außer dem eingerichteten Mailserver. "
        "Übermittlung in Drittländer: keine.\n\n"
        "Schutz: verschlüsselte Verbindung, Rollen je Gebietskörperschaft, zweiter Faktor, verkettetes Protokoll, "
        "verschlüsselte Felder, geprüfte Sicherungen.\n"]
    for kind, group in groupby(privacy.personal(), key=lambda d: d.kind):
        parts.append(f"\n## {kind}\n")
        parts += [_section(declaration) for declaration in group]
    return "".join(parts)


def _section(d: privacy.Personal) -> str:
    deleted = "von selbst in der Nacht" if d.delete else "mit dem, wozu sie gehören, oder auf Antrag"
    rows = [("Betroffene", d.persons), ("Daten", d.data), ("Zweck", d.purpose), ("Rechtsgrundlage", d.basis),
            ("Löschfrist", d.period), ("Gelöscht", deleted)]
    lines = "\n".join(f"- {name}: {words}" for name, words in rows)
    return f"\n### {d.data[:1].upper()}{d.data[1:]}\n\n{lines}\n"
