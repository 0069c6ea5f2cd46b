"""The command line: `masswerk COMMAND`.

`outline`, `sort` and `duplicates` need no database; everything else starts Django first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module

from masswerk.base.errors import RuleError
from masswerk.site.operations import roles

Command = Callable[[list[str]], int]

DJANGO_COMMANDS = ("import", "export", "compare", "verify", "check", "migrate", "start", "demo", "serve", "worker",
                   "privacy", "backup", "restore", "schema", "nightly", "checkpoint")

PLAIN_COMMANDS = {
    "outline": "masswerk.intake.commands",
    "sort": "masswerk.participation.commands",
    "duplicates": "masswerk.participation.commands",
}
"""Commands that need no database, and the module whose function of the same name they call."""


class DatabaseUnusable(RuleError):
    cause = "Die Datenbank antwortet nicht, wie sie soll: {fault}"
    way_out = "Ist sie noch leer, dann legen Sie sie mit „masswerk start“ an. Sonst prüfen Sie DATABASE_URL und " \
              "MASSWERK_DATA und rufen Sie „masswerk migrate“ auf."


USAGE = """masswerk BEFEHL …

  outline DATEI [--json]        Gliederung eines Dokuments zeigen (ohne Datenbank)
  sort BEITRAEGE --concept GLIEDERUNG   Beiträge den Handlungsfeldern zuordnen (ohne Datenbank)
  duplicates BEITRAEGE          Beiträge finden, die nahezu dasselbe sagen (ohne Datenbank)
  import DATEI                  Export (JSON) einlesen; --document liest ein Dokument als Entwurf
  export KOERPERSCHAFT/KONZEPT  Konzept als JSON ausgeben
  compare ALT NEU               zwei Fassungen vergleichen
  verify [VERFAHREN]            Protokoll oder heruntergeladenes Verfahren prüfen, --against einen Prüfstand
  checkpoint                    Prüfstand des Protokolls ausgeben
  serve · worker · migrate      Anwendung starten, Hintergrundarbeit, Datenbank aktualisieren
  start                         erste Verwaltung und erste Gebietskörperschaft anlegen
  demo                          mit Vorführdaten starten
  check                         Einrichtung prüfen
  backup · restore              sichern und wiederherstellen
  nightly                       Arbeit der Nacht: löschen, was fällig ist; Prüfstände veröffentlichen
  schema                        JSON-Schema des Exports ausgeben
  privacy                       Verzeichnis der Verarbeitungen ausgeben

Hilfe zu einem Befehl: masswerk BEFEHL --help"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; errors are told with cause and way out, and exit with 1."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(USAGE)
        return 0 if arguments else 2
    name, rest = arguments[0], arguments[1:]
    try:
        return _command(name)(rest)
    except RuleError as refusal:
        print(f"Fehler: {refusal.explained}\nAusweg: {refusal.remedy}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0


def _command(name: str) -> Command:
    if name in PLAIN_COMMANDS:
        command: Command = getattr(import_module(PLAIN_COMMANDS[name]), name)
        return command
    if name in DJANGO_COMMANDS:
        return lambda rest: _django(name, rest)
    print(f"Den Befehl „{name}“ gibt es nicht.\n\n{USAGE}", file=sys.stderr)
    return lambda rest: 2


def _django(name: str, rest: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masswerk.site.settings")
    if name == "demo":
        os.environ.setdefault("MASSWERK_DEMO", "1")
    serving = roles.become_owner() if name in {"migrate", "restore", "start"} else ""
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        # checks of the code are for developers (`make lint`), and would load every page for each command
        command = ["migrate", "--skip-checks"] if name == "migrate" else [f"masswerk_{name}"]
        execute_from_command_line(["masswerk", *command, *rest])
    except DatabaseError as fault:
        raise DatabaseUnusable(fault=str(fault).strip()) from fault
    if serving:
        roles.let_serve(serving)
    return 0
