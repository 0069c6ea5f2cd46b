from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from masswerk.base.actions import SYSTEM
from masswerk.base.errors import RuleError
from masswerk.bodies.actions import found_body
from masswerk.bodies.models import Body
from masswerk.concepts.exchange import import_concept, loads
from masswerk.intake.importing import import_document


class NoSuchBody(RuleError):
    cause = "Die Gebietskörperschaft „{slug}“ gibt es hier nicht."
    way_out = "Vorhanden sind: {known}. Mit --found wird sie aus der Datei angelegt."


class NoSuchFile(RuleError):
    cause = "Die Datei „{path}“ lässt sich nicht lesen: {why}."
    way_out = "Prüfen Sie Pfad und Rechte."


def read_bytes(path: str) -> bytes:
    """A file's bytes; raises NoSuchFile with the system's reason."""
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        raise NoSuchFile(path=path, why=fault.strerror) from fault


def find_body(slug: str) -> Body:
    """A body by its short name; raises NoSuchBody with those that exist."""
    body: Body | None = Body.objects.filter(slug=slug).first()
    if body is None:
        known = ", ".join(Body.objects.values_list("slug", flat=True)) or "keine"
        raise NoSuchBody(slug=slug, known=known)
    return body


class Command(BaseCommand):
    help = "Liest einen Export ein (JSON), oder mit --document ein Dokument als Entwurf."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--body", help="Kurzname der Gebietskörperschaft; ohne Angabe der aus der Datei")
        parser.add_argument("--found", action="store_true", help="Gebietskörperschaft aus der Datei anlegen")
        parser.add_argument("--as", dest="slug", default="", help="Kennung des Konzepts")
        parser.add_argument("--document", action="store_true", help="Datei ist PDF, DOCX, ODT, HTML, Markdown, Text")
        parser.add_argument("--edition", default="", help="Kennung der Fassung (mit --document)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["document"]:
            self._read_document(options)
            return
        data = loads(read_bytes(options["file"]).decode("utf-8", errors="replace"))
        slug = options["body"] or data["body"]["slug"]
        if options["found"] and not Body.objects.filter(slug=slug).exists():
            found_body(slug=slug, name=data["body"]["name"], kind="county", ars=data["body"]["ars"],
                       licence=data["body"]["licence"], by=SYSTEM)
        concept = import_concept(find_body(slug), data, slug=options["slug"], by=SYSTEM)
        count = "eine Fassung" if len(data["editions"]) == 1 else f"{len(data['editions'])} Fassungen"
        self.stdout.write(f"Eingelesen: {slug}/{concept.slug}, {count}.")

    def _read_document(self, options: dict[str, Any]) -> None:
        path = Path(options["file"])
        read_bytes(options["file"])
        made = import_document(find_body(options["body"] or ""), path, concept=options["slug"], key=options["edition"],
                               progress=self._progress, by=SYSTEM)
        address = f"{made.edition.body.slug}/{made.edition.concept.slug}/{made.edition.key}"
        self.stdout.write(f"Als Entwurf übernommen: {address}, {made.doubts} Zweifelsfälle.")
        for word, count in (("zugeordnet", made.coverage.assigned), ("ausgelassen", made.coverage.left_out),
                            ("nirgends", made.coverage.nowhere)):
            self.stdout.write(f"  {count} Zeilen {word}")

    def _progress(self, done: int, total: int) -> None:
        self.stderr.write(f"{done} von {total} gelesen …")
