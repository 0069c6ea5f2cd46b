from typing import Any

from django.core.management.base import BaseCommand, CommandError

from masswerk.base import log
from masswerk.base.models import LogEntry


class Command(BaseCommand):
    help = "Prüft das Protokoll: jede Kette vom ersten Eintrag bis zu ihrem Ende."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = log.verify_all()
        for fault in faults:
            self.stderr.write(f"{fault.chain}, Eintrag {fault.seq}: {fault.what}")
        if faults:
            raise CommandError(f"Das Protokoll ist nicht unversehrt: {len(faults)} Fehler.")
        self.stdout.write(f"Das Protokoll ist unversehrt: {LogEntry.objects.count()} Einträge geprüft.")
