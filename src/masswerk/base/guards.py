"""Guards: what the database itself refuses, on SQLite and on PostgreSQL.

Guards are declared in code, dropped before `migrate` (SQLite rebuilds tables and would drop them in
silence), installed after it and checked when the server starts.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

_REGISTRY: list[Guard] = []


@dataclass(frozen=True, slots=True)
class Guard:
    """One refusal of the database.

    name:   of the triggers, unique
    table:  the guarded table
    on:     "INSERT", "UPDATE" or "DELETE"
    when:   SQL condition on OLD and NEW under which the change is refused; portable between both databases
    reason: message of the refusal
    lock:   SQL of a row to share-lock first on PostgreSQL, so that no change slips in while it is being adopted
    """

    name: str
    table: str
    on: str
    when: str
    reason: str
    lock: str = ""


class GuardsMissing(Exception):
    """The database lacks guards it must have; serving would break a promise."""


def register(*guards: Guard) -> None:
    """Declare guards; called from an app's `apps.py`."""
    _REGISTRY.extend(guard for guard in guards if guard not in _REGISTRY)


def registered() -> tuple[Guard, ...]:
    """All declared guards."""
    return tuple(_REGISTRY)


def drop_all() -> None:
    """Take all guards away, for `migrate` only."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in _REGISTRY:
            if guard.table in tables:
                for statement in _drop(guard):
                    cursor.execute(statement)


def install_all() -> None:
    """Put all guards on the tables that exist."""
    tables = set(connection.introspection.table_names())
    drop_all()
    with connection.cursor() as cursor:
        for guard in _REGISTRY:
            if guard.table in tables:
                for statement in _create(guard):
                    cursor.execute(statement)


def missing() -> list[str]:
    """Names of declared guards that the database does not have."""
    return sorted({guard.name for guard in _REGISTRY} - _installed())


def check() -> None:
    """Raise GuardsMissing unless every declared guard stands."""
    if names := missing():
        raise GuardsMissing(", ".join(names))


def _installed() -> set[str]:
    sql = ("SELECT name FROM sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite"
           else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {row[0] for row in cursor.fetchall()}


def _drop(guard: Guard) -> list[str]:
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {guard.name}"]
    return [f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}",
            f"DROP TRIGGER IF EXISTS {guard.name}_truncate ON {guard.table}",
            f"DROP FUNCTION IF EXISTS {guard.name}_refuse()"]


def _create(guard: Guard) -> list[str]:
    return _create_sqlite(guard) if connection.vendor == "sqlite" else _create_postgres(guard)


def _create_sqlite(guard: Guard) -> list[str]:
    reason = guard.reason.replace("'", "''")
    return [f"CREATE TRIGGER {guard.name} BEFORE {guard.on} ON {guard.table} FOR EACH ROW WHEN {guard.when} "
            f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"]


def _create_postgres(guard: Guard) -> list[str]:
    reason = guard.reason.replace("'", "''")
    result = "OLD" if guard.on == "DELETE" else "NEW"
    lock = f"PERFORM 1 FROM {guard.lock} FOR SHARE;" if guard.lock else ""
    statements = [
        f"CREATE FUNCTION {guard.name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION '{reason}' USING ERRCODE = '23514'; END IF; {lock} "
        f"IF {guard.when} THEN RAISE EXCEPTION '{reason}' USING ERRCODE = '23514'; END IF; RETURN {result}; END $$",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.on} ON {guard.table} FOR EACH ROW "
        f"EXECUTE FUNCTION {guard.name}_refuse()",
    ]
    if guard.on == "DELETE":
        statements.append(f"CREATE TRIGGER {guard.name}_truncate BEFORE TRUNCATE ON {guard.table} "
                          f"FOR EACH STATEMENT EXECUTE FUNCTION {guard.name}_refuse()")
    return statements
