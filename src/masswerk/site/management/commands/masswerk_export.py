from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from masswerk.base.errors import RuleError
from masswerk.concepts.exchange import dumps, export_concept
from masswerk.concepts.models import Concept


class NoSuchConcept(RuleError):
    cause = "Ein Konzept „{address}“ gibt es nicht."
    way_out = "Vorhanden sind: {known}."


def find_concept(address: str) -> Concept:
    """The concept at "body/concept", or the only one of "body"; raises NoSuchConcept with those that exist."""
    body, _, slug = address.partition("/")
    found = Concept.objects.filter(body__slug=body).select_related("body")
    found = found.filter(slug=slug) if slug else found
    concept: Concept | None = found.first()
    if concept is None:
        known = Concept.objects.values_list("body__slug", "slug").order_by("body__slug")
        raise NoSuchConcept(address=address, known=", ".join("/".join(pair) for pair in known) or "keine")
    return concept


class Command(BaseCommand):
    help = "Gibt ein Konzept mit allen Fassungen als JSON aus."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("concept", help="KOERPERSCHAFT/KONZEPT, zum Beispiel harz/integrationskonzept")
        parser.add_argument("-o", "--output", help="Datei; ohne Angabe auf die Standardausgabe")

    def handle(self, *args: Any, **options: Any) -> None:
        text = dumps(export_concept(find_concept(options["concept"])))
        if options["output"]:
            Path(options["output"]).write_text(text, encoding="utf-8")
            self.stderr.write(f"{options['output']}: {len(text.encode())} Bytes")
        else:
            self.stdout.write(text, ending="")
