from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from masswerk.base import deletions
from masswerk.site.operations import restore
from masswerk.site.operations.archive import NoBackup
from masswerk.site.operations.report import Counter, heads


class Command(BaseCommand):
    help = "Spielt eine Sicherung in einen leeren Ordner oder eine leere Datenbank ein und prüft sie."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--test", action="store_true", help="nur zur Probe, in einen Ordner, der verworfen wird")
        parser.add_argument("--deletions", metavar="LISTE", help="deletions.jsonl des alten Datenordners")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        if not path.is_file():
            raise NoBackup(path=path, fault="Die Datei gibt es nicht.")
        if options["test"]:
            self.stdout.write(restore.rehearse(path) + "Zur Probe eingespielt und wieder verworfen.")
            return
        listed = Path(options["deletions"]) if options["deletions"] else None
        if listed is None and not deletions.list_file().exists():
            self.stderr.write("Ohne die Liste der Löschungen (deletions.jsonl) kommen Personen zurück, die seit der "
                              "Sicherung gelöscht wurden. Geben Sie sie mit --deletions an, wenn es sie gibt.")
        manifest, repeated = restore.restore(path, deleted=listed,
                                             progress=Counter(self.stderr, "Dateien gelesen"))
        self.stdout.write(f"Eingespielt: Stand vom {manifest.made}. Prüfsummen und Protokoll stimmen.\n"
                          f"{heads(manifest)}\n"
                          f"{repeated} Löschungen wiederholt.")
