from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from masswerk.base import log
from masswerk.base.checkpoints import compare
from masswerk.base.models import LogEntry
from masswerk.base.rules.checkpoints import from_text
from masswerk.site.management.commands.masswerk_import import read_bytes


class Command(BaseCommand):
    help = "Prüft das Protokoll: jede Kette vom ersten Eintrag bis zu ihrem Ende."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--checkpoint", metavar="DATEI", help="auch gegen einen früheren Prüfstand")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = log.verify_all()
        if options["checkpoint"]:
            faults += compare(from_text(read_bytes(options["checkpoint"]).decode(errors="replace")))
        for fault in faults:
            self.stderr.write(f"{fault.chain}, Eintrag {fault.seq}: {fault.what}")
        if faults:
            raise CommandError(f"Das Protokoll ist nicht unversehrt: {len(faults)} Fehler.")
        self.stdout.write(f"Das Protokoll ist unversehrt: {LogEntry.objects.count()} Einträge geprüft.")
