from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from masswerk.base.actions import SYSTEM
from masswerk.site.demo import load as demo
from masswerk.site.serve import serve


class Command(BaseCommand):
    help = "Startet Maßwerk mit Vorführdaten: eingebettete Datenbank, Konten aller Rollen, http://127.0.0.1:8000."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--load-only", action="store_true", help="nur laden, nicht starten")
        parser.add_argument("--small", action="store_true", help="ohne das Verfahren mit 812 Beiträgen")

    def handle(self, *args: Any, **options: Any) -> None:
        if MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes()):
            self.stdout.write("Datenbank wird angelegt …")
            call_command("migrate", verbosity=0)
        accounts = demo.load(by=SYSTEM, small=options["small"])
        self.stdout.write("\nMaßwerk mit Vorführdaten\n\nKonten (alle mit dem Kennwort " + demo.PASSWORD + "):")
        for account in accounts:
            self.stdout.write(f"  {account.email:32} {account.name}")
        self.stdout.write("\nQuittungscodes zum Ausprobieren:")
        for address, code in demo.receipt_codes():
            self.stdout.write(f"  {code}  {address}")
        if options["load_only"]:
            return
        self.stdout.write(f"\n  → http://127.0.0.1:{options['port']}\n\nStrg+C beendet.")
        serve("127.0.0.1", options["port"], with_worker=True)
