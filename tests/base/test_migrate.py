"""A step of an upgrade is there with the row that says so, or not at all."""

from __future__ import annotations

import pytest
from django.core.management import load_command_class
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from masswerk.base import guards
from masswerk.base.management.commands.migrate import WholeSteps


class Killed(Exception):
    """The process ended here."""


class Step(migrations.Migration):
    """Makes a table with an index, which Django leaves to the end of the step."""

    operations = [migrations.CreateModel("Stone", [
        ("id", models.BigAutoField(primary_key=True)), ("word", models.CharField(max_length=9, db_index=True))])]


@pytest.fixture
def emptied_afterwards(transactional_db):
    """Tests with transactions of their own empty all tables afterwards, which the guards refuse on PostgreSQL."""
    yield
    guards.drop_all()


@pytest.fixture(autouse=True, scope="module")
def guarded_again(django_db_setup, django_db_blocker):
    """What follows this module finds the guards standing."""
    yield
    with django_db_blocker.unblock():
        guards.install_all()


def tables_after_being_killed(kind: type[MigrationExecutor]) -> bool:
    """True if the step's table is there although the step was never noted."""
    executor = kind(connection)

    def killed(migration: object) -> None:
        raise Killed

    executor.record_migration = killed  # type: ignore[method-assign]
    with pytest.raises(Killed):
        executor.apply_migration(ProjectState(), Step("0001", "stones"))
    found = "stones_stone" in connection.introspection.table_names()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS stones_stone")
    return found


@pytest.mark.usefixtures("emptied_afterwards")
def test_a_step_killed_before_it_was_noted_leaves_nothing():
    assert (tables_after_being_killed(MigrationExecutor), tables_after_being_killed(WholeSteps)) == (True, False)


@pytest.mark.usefixtures("emptied_afterwards")
def test_foreign_keys_are_checked_again_after_a_step():
    WholeSteps(connection).apply_migration(ProjectState(), Step("0001", "stones"), fake=True)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys")
            assert cursor.fetchone() == (1,)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'stones'")


def test_migrate_is_ours_wherever_it_is_called():
    assert load_command_class("masswerk.base", "migrate").__module__ == "masswerk.base.management.commands.migrate"
    from django.core.management import get_commands

    assert get_commands()["migrate"] == "masswerk.base"
