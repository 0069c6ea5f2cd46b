from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from masswerk.concepts.rules.comparison import summary
from masswerk.concepts.rules.redline_doc import to_doc
from masswerk.site.operations.comparing import choose, compared, told, write
from masswerk.site.operations.report import Counter


class Command(BaseCommand):
    help = "Vergleicht zwei Fassungen Wort für Wort: auf dem Bildschirm, als Word mit Änderungen, PDF oder HTML."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        words = "KOERPERSCHAFT/KONZEPT/FASSUNG, oder ein Export: DATEI.json oder DATEI.json:FASSUNG"
        parser.add_argument("old", metavar="ALT", help=words)
        parser.add_argument("new", metavar="NEU", help="ebenso")
        parser.add_argument("-o", "--output", help="Datei mit der Endung .docx, .odt, .pdf oder .html")
        parser.add_argument("--counts", action="store_true", help="nur die Zahlen")

    def handle(self, *args: Any, **options: Any) -> None:
        old, new = choose(options["old"]), choose(options["new"])
        comparison = compared(old, new)
        self.stdout.write(f"{old.title} → {new.title}: {summary(comparison)}")
        if options["output"]:
            concept, body = new.data["concept"], new.data["body"]
            write(to_doc(comparison, title=f"{old.title} und {new.title}", subtitle=concept["title"],
                         publisher=body["name"], author=body["name"]), Path(options["output"]))
            self.stdout.write(f"Geschrieben: {options['output']}")
        elif not options["counts"]:
            self.stdout.write("\n" + "\n".join(told(comparison, Counter(self.stderr, "Verglichen"))))
