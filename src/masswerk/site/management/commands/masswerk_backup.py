import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from masswerk.site.operations import backup
from masswerk.site.operations.report import Counter, heads


class Command(BaseCommand):
    help = "Sichert Datenbank, Dateien und Schlüssel in eine Datei, auch im laufenden Betrieb."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="neue Datei; - schreibt auf die Standardausgabe, zum Verschlüsseln")

    def handle(self, *args: Any, **options: Any) -> None:
        counter = Counter(self.stderr, "Dateien gesichert")
        if options["file"] == "-":
            manifest = backup.write(sys.stdout.buffer, settings.DATA, counter)
            sys.stdout.buffer.flush()
        else:
            manifest = backup.back_up(Path(options["file"]), counter)
        self.stderr.write(f"Gesichert: {manifest.database}, {len(manifest.files)} Dateien.\n{heads(manifest)}")
        if "secret.key" not in manifest.files:
            self.stderr.write("Der Schlüssel steht in MASSWERK_SECRET_KEY und ist nicht dabei: "
                              "Sichern Sie ihn getrennt.")
