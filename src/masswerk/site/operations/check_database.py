"""Does the database keep what it acknowledged, and does it refuse what it must?"""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from masswerk.base import guards
from masswerk.base.models import LogEntry
from masswerk.site.operations.findings import Finding, error, good, warning

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "secure_delete": 1}
"""What SQLite must answer; synchronous 2 is FULL: NORMAL lost acknowledged writes in simulated power cuts."""

POSTGRES = {"fsync": ("on",), "full_page_writes": ("on",),
            "synchronous_commit": ("on", "remote_apply", "remote_write", "local")}
CLOCK_SECONDS = 5


def migrations() -> Iterator[Finding]:
    """Are all tables as this version needs them?"""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        yield error(f"Die Datenbank ist nicht auf dem Stand dieser Version: {len(missing)} Schritte fehlen.",
                    "Sichern Sie („masswerk backup“) und führen Sie dann „masswerk migrate“ aus.")
    else:
        yield good(f"Die Datenbank ({_name()}) ist auf dem Stand dieser Version.")


def guarded() -> Iterator[Finding]:
    """Do the triggers stand that keep adopted editions and the log as they are?"""
    if names := guards.missing():
        yield error(f"In der Datenbank fehlen Wächter: {', '.join(names)}.",
                    "Führen Sie „masswerk migrate“ aus. Bis dahin startet der Server nicht.")
    else:
        yield good(f"Alle {len(guards.registered())} Wächter der Datenbank stehen.")


def durability() -> Iterator[Finding]:
    """Would a power cut lose anything that was acknowledged?"""
    yield from _sqlite() if connection.vendor == "sqlite" else _postgres()


def roles() -> Iterator[Finding]:
    """On PostgreSQL the serving role must not own what it serves: owners can switch guards off."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        is_super = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() "
                       "AND tableowner = current_user")
        owned = cursor.fetchone()[0]
    way_out = "Legen Sie zwei Rollen an, eine für „migrate“ und eine für den Betrieb (docs/betrieb.md)."
    if is_super:
        yield error("Die Anwendung arbeitet als Superuser der Datenbank und könnte jeden Wächter abschalten.", way_out)
    elif owned:
        yield warning(f"Der Rolle der Anwendung gehören {owned} Tabellen; sie könnte deren Wächter abschalten.",
                      way_out)
    else:
        yield good("Der Rolle der Anwendung gehört keine Tabelle.")


def size() -> Iterator[Finding]:
    """How much is kept; for the reader, nothing to judge."""
    yield good(f"Das Protokoll hat {LogEntry.objects.count()} Einträge. „masswerk verify“ rechnet sie nach.")


def _sqlite() -> Iterator[Finding]:
    wrong = []
    with connection.cursor() as cursor:
        for name, wanted in PRAGMAS.items():
            cursor.execute(f"PRAGMA {name}")
            if cursor.fetchone()[0] != wanted:
                wrong.append(name)
    if wrong:
        yield error(f"SQLite ist unsicher eingestellt: {', '.join(wrong)}.",
                    "Diese Werte setzt die Anwendung selbst. Entfernen Sie eigene Angaben aus DATABASE_URL.")
    else:
        yield good("SQLite schreibt jede Bestätigung auf die Platte (synchronous=FULL, WAL).")


def _postgres() -> Iterator[Finding]:
    wrong = []
    with connection.cursor() as cursor:
        for name, allowed in POSTGRES.items():
            cursor.execute(f"SHOW {name}")
            if cursor.fetchone()[0] not in allowed:
                wrong.append(name)
        cursor.execute("SELECT abs(extract(epoch FROM clock_timestamp()) - %s)", [_now()])
        apart = float(cursor.fetchone()[0])
    if wrong:
        yield error(f"PostgreSQL ist unsicher eingestellt: {', '.join(wrong)}.",
                    "Setzen Sie diese Werte in postgresql.conf auf „on“ und starten Sie PostgreSQL neu.")
    else:
        yield good("PostgreSQL schreibt jede Bestätigung auf die Platte.")
    if apart > CLOCK_SECONDS:
        yield warning(f"Die Uhren von Anwendung und Datenbank gehen {apart:.0f} Sekunden auseinander.",
                      "Richten Sie auf beiden Rechnern einen Zeitdienst ein.")


def _now() -> float:
    import time

    return time.time()


def _name() -> str:
    return "SQLite" if connection.vendor == "sqlite" else f"PostgreSQL, {settings.DATABASES['default']['NAME']}"
