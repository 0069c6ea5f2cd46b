"""Adopted editions never change: not by SQL, not by moving in, not while being adopted, not after a migration."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.promises.installation import PATIENCE, POSTGRES, Installation

ADOPT = """
from datetime import date
from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import adopt, open_revision
from masswerk.concepts.models import Edition
edition = Edition.objects.get(key="2026")
adopt(edition, decided_by="Kreistag", decided_on=date(2026, 11, 20), paper="KT 1", today=date(2026, 11, 20), by=SYSTEM)
print(open_revision(edition, key="2030", title="Neu", by=SYSTEM).pk)
"""
TABLES = ("concepts_passage", "concepts_wording", "concepts_belonging", "concepts_interface", "concepts_lineage",
          "concepts_figure")
FILLED = ("concepts_passage", "concepts_wording")


@pytest.fixture
def adopted(installation: Installation) -> tuple[Installation, int, int]:
    """An installation with an adopted edition and a draft."""
    draft = int(installation.python(ADOPT))
    return installation, installation.seeded["edition"], draft


def attempt(installation: Installation, statement: str) -> str:
    """Why the database refused a statement; "done" if it did not. Nothing is kept."""
    try:
        with connected(installation) as connection:
            connection.execute(statement)
    except Exception as refusal:
        return str(refusal).splitlines()[0]
    return "done"


@contextmanager
def connected(installation: Installation) -> Iterator[Any]:
    """A connection of somebody at the database itself."""
    if installation.database:
        import psycopg

        connection: Any = psycopg.connect(installation.database)
    else:
        connection = sqlite3.connect(installation.data / "masswerk.sqlite3", timeout=5)
        connection.execute("PRAGMA recursive_triggers=ON")
    try:
        yield connection
    finally:
        connection.rollback()
        connection.close()


def statements(edition: int, draft: int) -> list[str]:
    """What somebody at the database could try."""
    found = [f"UPDATE {table} SET body_id = body_id WHERE edition_id = {edition}" for table in FILLED]
    found += [f"DELETE FROM {table} WHERE edition_id = {edition}" for table in FILLED]
    found += [f"UPDATE {table} SET edition_id = {draft} WHERE edition_id = {edition}" for table in FILLED]
    found += [f"UPDATE {table} SET edition_id = {edition} WHERE edition_id = {draft}" for table in FILLED]
    found += [f"UPDATE concepts_edition SET {change} WHERE id = {edition}" for change in (
        "title = 'x'", "lead = 'x'", "key = 'x'", "decided_by = 'x'", "decided_on = '2020-01-01'", "paper = 'x'",
        "state = 'draft'", "state = 'consultation'", "concept_id = concept_id + 1", "created_at = '2020-01-01'")]
    found += [f"DELETE FROM concepts_edition WHERE id = {edition}",
              f"INSERT INTO concepts_wording (body_id, edition_id, element_id, serial, title, text, hash, created_at) "
              f"SELECT body_id, {edition}, element_id, 99, 'x', 'x', 'x', created_at FROM concepts_wording LIMIT 1"]
    return found


def test_the_database_refuses_every_change(adopted):
    installation, edition, draft = adopted
    tried = {statement: attempt(installation, statement) for statement in statements(edition, draft)}
    if installation.database:
        tried |= {sql: attempt(installation, sql) for sql in (f"TRUNCATE {table} CASCADE" for table in TABLES)}
    else:
        tried |= {sql: attempt(installation, sql) for sql in (
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE edition_id = {edition}" for table in FILLED)}
    assert [sql for sql, answer in tried.items() if "unveränderlich" not in answer and "Wortlaut" not in answer] == []


def test_the_guards_stand_again_after_a_migration_and_without_them_nothing_is_served(adopted):
    installation, edition, draft = adopted
    installation.run("migrate", "--verbosity", "0")
    assert attempt(installation, statements(edition, draft)[0]) != "done"
    installation.python("from masswerk.base import guards\nguards.drop_all()")
    refused = installation.run("serve", "--port", "1", check=False)
    assert refused.returncode != 0
    assert "passage_frozen_update" in refused.stdout + refused.stderr
    installation.run("migrate", "--verbosity", "0")
    assert attempt(installation, statements(edition, draft)[0]) != "done"


@pytest.mark.skipif(not POSTGRES, reason="SQLite has one writer at a time")
@pytest.mark.parametrize("way", ["insert", "move in", "change"])
def test_nothing_slips_in_while_an_edition_is_being_adopted(installation, way):
    import psycopg

    draft = int(installation.python("""
from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import build_edition
from masswerk.concepts.models import Concept
from masswerk.concepts.rules.content import Node
print(build_edition(Concept.objects.get(), key="2030", title="Neu", nodes=[Node("z9", "text", text="Spät.")], by=SYSTEM).pk)
"""))
    edition = installation.seeded["edition"]
    late = {
        "insert": f"INSERT INTO concepts_wording (body_id, edition_id, element_id, serial, title, text, hash, created_at) "
                  f"SELECT body_id, {edition}, element_id, 99, 'x', 'x', 'x', created_at FROM concepts_wording LIMIT 1",
        "move in": f"UPDATE concepts_passage SET edition_id = {edition} WHERE edition_id = {draft}",
        "change": f"UPDATE concepts_passage SET number = '9' WHERE edition_id = {edition}",
    }[way]
    answers: list[str] = []
    with psycopg.connect(installation.database) as adopting:
        adopting.execute("UPDATE concepts_edition SET state = 'adopted', decided_by = 'Kreistag', "
                         "decided_on = '2026-11-20' WHERE id = %s", [edition])
        writer = threading.Thread(target=lambda: answers.append(attempt(installation, late)))
        writer.start()
        time.sleep(0.5)
        adopting.commit()
    writer.join(timeout=PATIENCE)
    assert len(answers) == 1
    assert "unveränderlich" in answers[0]
