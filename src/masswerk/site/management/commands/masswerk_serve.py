from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from masswerk.site.serve import serve


class Command(BaseCommand):
    help = "Startet den Webserver, auf Wunsch mit Hintergrundarbeit im selben Aufruf."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--with-worker", action="store_true", help="Hintergrundarbeit mitstarten")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Maßwerk läuft unter http://{options['host']}:{options['port']} (Strg+C beendet).")
        serve(options["host"], options["port"], with_worker=options["with_worker"])
