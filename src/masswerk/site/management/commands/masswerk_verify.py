import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from masswerk.base import log
from masswerk.base.models import LogEntry
from masswerk.base.rules.checkpoints import from_text
from masswerk.participation.rules import proof
from masswerk.site.management.commands.masswerk_import import read_bytes
from masswerk.site.operations.against import compare_with


class Command(BaseCommand):
    help = "Prüft das Protokoll: jede Kette vom ersten Eintrag bis zu ihrem Ende; oder ein heruntergeladenes Verfahren."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verfahren", metavar="VERFAHREN", nargs="?", default="",
                            help="Datei eines Verfahrens; sie wird ohne Datenbank geprüft")
        parser.add_argument("--against", "--checkpoint", metavar="DATEI", dest="against",
                            help="auch gegen einen veröffentlichten Prüfstand, als Text oder JSON; - liest ihn von der "
                                 "Standardeingabe")
        parser.add_argument("--key", metavar="SCHLÜSSEL", default="",
                            help="öffentlicher Schlüssel, mit dem er unterschrieben sein muss")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verfahren"]:
            self._procedure(options["verfahren"], options["against"])
            return
        faults = log.verify_all()
        if options["against"]:
            faults += compare_with(_read(options["against"]), options["key"])
        for fault in faults:
            self.stderr.write(f"{fault.chain}, Eintrag {fault.seq}: {fault.what}")
        if faults:
            raise CommandError(f"Das Protokoll ist nicht unversehrt: {len(faults)} Fehler.")
        self.stdout.write(f"Das Protokoll ist unversehrt: {LogEntry.objects.count()} Einträge geprüft.")

    def _procedure(self, name: str, against: str | None) -> None:
        """Check a downloaded procedure, where given against published heads; asks no database."""
        document = proof.from_text(_read(name))
        published = [note.checkpoint for note in from_text(_read(against))] if against else []
        faults = proof.faults(document, published)
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"Das Verfahren ist nicht unversehrt: {len(faults)} Fehler.")
        self.stdout.write(f"Das Verfahren „{document['procedure']['title']}“ ist unversehrt: "
                          f"{len(document['rows'])} Angaben folgen aus {len(document['log'])} Einträgen.")


def _read(name: str) -> str:
    """A file as text, or what comes by the standard input."""
    data = sys.stdin.buffer.read() if name == "-" else read_bytes(name)
    return data.decode(errors="replace")
