import getpass
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.core.validators import validate_email, validate_slug
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from masswerk.base.actions import SYSTEM
from masswerk.base.errors import RuleError
from masswerk.bodies.models import BodyKind
from masswerk.site.operations.first_start import First, begin

QUESTIONS = {
    "body": "Name der Gebietskörperschaft (zum Beispiel Landkreis Harz)",
    "slug": "Kurzname für die Adresse (zum Beispiel harz)",
    "kind": "Art (state = Land, county = Landkreis, city = Stadt, municipality = Gemeinde)",
    "email": "E-Mail-Adresse der ersten Verwaltung",
    "name": "Name der ersten Verwaltung",
}


class AnswerMissing(RuleError):
    cause = "Es fehlt: {what}."
    way_out = "Geben Sie --{option} an, oder rufen Sie „masswerk start“ in einem Fenster auf, in dem es fragen kann."


class AnswerWrong(RuleError):
    cause = "„{answer}“ passt nicht: {why}"
    way_out = "Prüfen Sie die Angabe zu --{option}."


class Command(BaseCommand):
    help = "Erster Start im Betrieb: legt die erste Gebietskörperschaft und ihre Verwaltung an."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        for name, question in QUESTIONS.items():
            parser.add_argument(f"--{name}", help=question)
        parser.add_argument("--ars", default="", help="Amtlicher Regionalschlüssel, zwölf Ziffern")
        parser.add_argument("--password-stdin", action="store_true", help="Kennwort von der Standardeingabe lesen")
        parser.add_argument("--invite", action="store_true", help="kein Kennwort setzen, sondern einen Link ausgeben")
        parser.add_argument("--only-administrator", action="store_true",
                            help="das Konto verwaltet nur und schreibt nicht am Konzept")

    def handle(self, *args: Any, **options: Any) -> None:
        answers = {name: self._answer(name, options[name]) for name in QUESTIONS}
        password = self._password(options)
        self._migrate()
        link = begin(First(**answers, password=password, ars=options["ars"],
                           writes=not options["only_administrator"]), by=SYSTEM, now=timezone.now())
        self.stdout.write(f"{answers['body']} ist angelegt.")
        if link:
            self.stdout.write(f"Öffnen Sie diese Adresse, um das Konto anzulegen; sie gilt 14 Tage und einmal:\n{link}")
        else:
            self.stdout.write(f"Melden Sie sich mit {answers['email']} an.")
        self.stdout.write("Prüfen Sie jetzt die Einrichtung: masswerk check")

    def _answer(self, name: str, given: str | None) -> str:
        answer = given or self._ask(name)
        try:
            if name == "email":
                validate_email(answer)
            elif name == "slug":
                validate_slug(answer)
            elif name == "kind":
                BodyKind(answer)
        except (ValidationError, ValueError) as fault:
            why = ", ".join(BodyKind.values) if name == "kind" else "Schreibweise nicht erlaubt."
            raise AnswerWrong(answer=answer, why=why, option=name) from fault
        return answer

    def _ask(self, name: str) -> str:
        if not sys.stdin.isatty():
            raise AnswerMissing(what=QUESTIONS[name], option=name)
        while not (answer := input(f"{QUESTIONS[name]}: ").strip()):
            pass
        return answer

    def _password(self, options: dict[str, Any]) -> str | None:
        if options["invite"]:
            return None
        if options["password_stdin"]:
            return sys.stdin.readline().rstrip("\n")
        if not sys.stdin.isatty():
            raise AnswerMissing(what="Kennwort", option="password-stdin")
        return getpass.getpass("Kennwort (mindestens zwölf Zeichen): ")

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Datenbank wird angelegt …")
            call_command("migrate", verbosity=0)
