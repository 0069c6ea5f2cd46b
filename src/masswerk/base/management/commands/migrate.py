"""`migrate`, whole or not at all: a step and the row that says it was done are written in one transaction.

Django writes that row after the transaction where indexes are made at a step's end. Killed in between, the next
`migrate` would make tables that are there already, and stop for good.
"""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import transaction
from django.db.migrations.executor import MigrationExecutor


class WholeSteps(MigrationExecutor):
    """Applies each step in a transaction of its own that holds all of it."""

    def apply_migration(self, state: Any, migration: Any, *args: Any, **kwargs: Any) -> Any:
        if not migration.atomic:
            return super().apply_migration(state, migration, *args, **kwargs)
        # SQLite can switch this off outside of a transaction only, and rebuilds tables without it
        with self.connection.constraint_checks_disabled(), transaction.atomic(using=self.connection.alias):
            return super().apply_migration(state, migration, *args, **kwargs)


class Command(migrate.Command):
    """Django's command with our executor, which it looks up by this name."""

    def handle(self, *args: Any, **options: Any) -> None:
        usual = migrate.MigrationExecutor  # type: ignore[attr-defined]
        migrate.MigrationExecutor = WholeSteps  # type: ignore[attr-defined]
        try:
            super().handle(*args, **options)
        finally:
            migrate.MigrationExecutor = usual  # type: ignore[attr-defined]
