import json
from typing import Any

from django.core.management.base import BaseCommand

from masswerk.concepts.exchange import schema


class Command(BaseCommand):
    help = "Gibt das JSON-Schema des Exports aus."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=1))
