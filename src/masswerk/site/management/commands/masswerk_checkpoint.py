from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from masswerk.base.checkpoints import checkpoints, secret, verifier
from masswerk.base.rules.checkpoints import as_text


class Command(BaseCommand):
    help = "Gibt den Prüfstand des Protokolls aus, unterschrieben. Der Nachtlauf veröffentlicht ihn täglich von selbst."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-o", "--output", help="Datei; ohne Angabe auf die Standardausgabe")
        parser.add_argument("--key", action="store_true", help="stattdessen den öffentlichen Schlüssel ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        text = verifier() + "\n" if options["key"] else as_text(checkpoints(), secret())
        if options["output"]:
            Path(options["output"]).write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")
