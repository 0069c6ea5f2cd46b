import sys
from typing import Any

from django.core.management.base import BaseCommand

from masswerk.site.operations import check_database, check_running, check_settings, check_storage
from masswerk.site.operations.findings import Level, run

CHECKS = (
    check_database.migrations, check_database.guarded, check_database.durability, check_database.roles,
    check_database.size, check_storage.network, check_storage.speed, check_storage.space, check_storage.attachments,
    check_settings.addresses, check_settings.secret, check_settings.demonstration, check_settings.mail,
    check_running.workers, check_running.nights, check_running.backups, check_running.sandbox,
)
SIGNS = {Level.GOOD: "✓", Level.WARNING: "!", Level.ERROR: "✗"}


class Command(BaseCommand):
    help = "Prüft die Einrichtung: Dauerhaftigkeit, Sicherheit, laufende Arbeit. Endet mit 1, wenn etwas falsch ist."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        levels = []
        for finding in run(CHECKS):
            levels.append(finding.level)
            self.stdout.write(f"{SIGNS[finding.level]} {finding.what}")
            if finding.way_out:
                self.stdout.write(f"    {finding.level}. {finding.way_out}")
        errors, warnings = levels.count(Level.ERROR), levels.count(Level.WARNING)
        self.stdout.write(f"\n{errors} Fehler, {warnings} Warnungen, {levels.count(Level.GOOD)} in Ordnung.")
        if errors:
            sys.exit(1)
