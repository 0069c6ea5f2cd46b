import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from masswerk.base import clock


class Command(BaseCommand):
    help = "Tut die Arbeit der Nacht: löscht, was fällig ist. „masswerk worker“ ruft das von selbst auf."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for name, counts in clock.run_night(timezone.now()).items():
            told = ", ".join(f"{what} {number}" for what, number in counts.items() if number) or "nichts"
            self.stdout.write(f"{name}: {told}")
            failed = failed or "fehlgeschlagen" in counts
        if failed:
            sys.exit(1)
