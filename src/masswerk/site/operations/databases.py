"""Copies of the whole database: SQLite by `VACUUM INTO`, PostgreSQL by its own tools."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from masswerk.base.errors import RuleError

Heads = list[tuple[str, int, str]]


class ToolMissing(RuleError):
    cause = "Das Programm „{tool}“ ist nicht installiert."
    way_out = "Installieren Sie es (Debian: postgresql-client), in der Version Ihres Datenbankservers."


class ToolFailed(RuleError):
    cause = "„{tool}“ ist gescheitert: {fault}"
    way_out = "Beheben Sie die genannte Ursache und rufen Sie den Befehl noch einmal auf."


class NotEmpty(RuleError):
    cause = "Die Datenbank ist nicht leer: Sie hat schon {tables} Tabellen."
    way_out = "Spielen Sie die Sicherung in einen leeren Ordner (MASSWERK_DATA) oder eine leere Datenbank ein."


class OtherDatabase(RuleError):
    cause = "Die Sicherung stammt aus {found}, eingerichtet ist {here}."
    way_out = "Stellen Sie DATABASE_URL auf eine leere Datenbank dieser Art. Zwischen beiden wechseln Sie mit " \
              "„export“ und „import“."


def name_in_backup() -> str:
    """What the copy is called in a backup."""
    return "database.sqlite3" if connection.vendor == "sqlite" else "database.dump"


def copy(target: Path) -> Heads:
    """Write a copy of the present moment; returns the ends of the log's chains in it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        with sqlite3.connect(target) as db:
            return list(db.execute("SELECT chain, seq, hash FROM base_chainhead ORDER BY chain"))
    return _dump(target)


def refuse_unless_empty() -> None:
    """Raise NotEmpty where the database holds tables."""
    if tables := connection.introspection.table_names():
        raise NotEmpty(tables=len(tables))


def put(source: Path) -> None:
    """Make a copy the database; it must be empty."""
    if connection.vendor == "sqlite":
        connection.close()
        path = Path(str(connection.settings_dict["NAME"]))
        for end in ("", "-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source, path)
        return
    _tool("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(source))


def _dump(target: Path) -> Heads:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        cursor.execute("SELECT chain, seq, hash FROM base_chainhead ORDER BY chain")
        heads = [(str(chain), int(seq), str(end)) for chain, seq, end in cursor.fetchall()]
        _tool("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}")
    return heads


def _tool(tool: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL on our database; the password goes by the environment, where no list shows it."""
    known: dict[str, Any] = connection.settings_dict
    parts = {"PGHOST": known["HOST"], "PGPORT": str(known["PORT"] or ""), "PGUSER": known["USER"],
             "PGPASSWORD": known["PASSWORD"], "PGDATABASE": known["NAME"]}
    environment = {**os.environ, **{name: value for name, value in parts.items() if value}}
    database = ["--dbname", known["NAME"]]
    try:
        done = subprocess.run([tool, *database, *arguments], env=environment, capture_output=True, text=True)  # noqa: S603
    except FileNotFoundError as fault:
        raise ToolMissing(tool=tool) from fault
    if done.returncode:
        raise ToolFailed(tool=tool, fault=done.stderr.strip()[:500])
