from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from masswerk.base.checkpoints import checkpoints
from masswerk.base.rules.checkpoints import as_text


class Command(BaseCommand):
    help = "Gibt den Prüfstand des Protokolls aus. Veröffentlichen Sie ihn täglich: Er bindet auch uns selbst."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-o", "--output", help="Datei; ohne Angabe auf die Standardausgabe")

    def handle(self, *args: Any, **options: Any) -> None:
        text = as_text(checkpoints())
        if options["output"]:
            Path(options["output"]).write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")
