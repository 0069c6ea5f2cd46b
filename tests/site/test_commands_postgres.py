"""PostgreSQL with two roles: the one that serves owns nothing, and backup and restore work all the same."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.test_commands_backup import HARZ, PASSWORD, Operator

SERVER = os.environ.get("DATABASE_URL", "")
pytestmark = pytest.mark.skipif(not SERVER.startswith("postgres"), reason="asks for DATABASE_URL with PostgreSQL")


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    """Addresses of three databases that are dropped afterwards, for the owner and for the serving role."""
    import psycopg

    mark = uuid.uuid4().hex[:8]
    owner, serving = f"owner_{mark}", f"serving_{mark}"
    names = [f"{name}_{mark}" for name in ("amt", "probe", "neu")]
    parts = urlsplit(SERVER)
    where = f"{parts.hostname}:{parts.port}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE ROLE {owner} LOGIN")
        server.execute(f"CREATE ROLE {serving} LOGIN")
        for name in names:
            server.execute(f"CREATE DATABASE {name} OWNER {owner}")
        yield {f"{kind}:{name.partition('_')[0]}": f"postgres://{role}@{where}/{name}"
               for name in names for kind, role in (("owner", owner), ("serving", serving))}
        for name in names:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        server.execute(f"DROP ROLE {owner}")
        server.execute(f"DROP ROLE {serving}")


def both(urls: dict[str, str], name: str) -> dict[str, str]:
    return {"DATABASE_URL": urls[f"serving:{name}"], "DATABASE_OWNER_URL": urls[f"owner:{name}"]}


@pytest.fixture(scope="module")
def office(urls, tmp_path_factory) -> Operator:
    operator = Operator(tmp_path_factory.mktemp("amt"))
    started = operator("start", *HARZ, "--password-stdin", said=PASSWORD, **both(urls, "amt"))
    assert started.returncode == 0, started.stderr
    return operator


@pytest.mark.parametrize("statement", [
    "DELETE FROM base_logentry", "UPDATE base_logentry SET verb = 'x'", "TRUNCATE base_logentry",
    "ALTER TABLE base_logentry DISABLE TRIGGER ALL", "ALTER TABLE concepts_wording DISABLE TRIGGER ALL",
    "DROP TABLE concepts_wording", "DELETE FROM django_migrations"])
def test_the_serving_role_cannot_touch_the_log_or_a_guard(office, urls, statement):
    import psycopg

    with psycopg.connect(urls["serving:amt"]) as served, pytest.raises(psycopg.errors.InsufficientPrivilege):
        served.execute(statement)


def test_the_check_is_content_with_the_serving_role_and_warns_of_the_owner(office, urls):
    assert "✓ Der Rolle der Anwendung gehört keine Tabelle." in office("check", **both(urls, "amt")).stdout
    assert "Der Rolle der Anwendung gehören" in office("check", DATABASE_URL=urls["owner:amt"]).stdout


def test_a_role_that_does_not_wait_for_the_disk_is_an_error(office, urls):
    import psycopg

    role = urlsplit(urls["serving:amt"]).username
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"ALTER ROLE {role} SET synchronous_commit = off")
        careless = office("check", **both(urls, "amt")).stdout
        server.execute(f"ALTER ROLE {role} RESET synchronous_commit")
    assert "✗ PostgreSQL ist unsicher eingestellt: synchronous_commit." in careless
    assert "✓ PostgreSQL schreibt jede Bestätigung auf die Platte." in office("check", **both(urls, "amt")).stdout


def test_the_serving_role_does_the_daily_work(office, urls):
    done = office("nightly", DATABASE_URL=urls["serving:amt"])
    assert done.returncode == 0, done.stderr


def test_a_backup_is_tried_and_restored_into_an_empty_database(office, urls, tmp_path: Path):
    target = str(tmp_path / "b.tar")
    made = office("backup", target, DATABASE_URL=urls["serving:amt"])
    assert made.returncode == 0, made.stderr
    tried = office("restore", target, "--test", DATABASE_URL=urls["serving:amt"], DATABASE_TEST_URL=urls["owner:probe"])
    assert tried.returncode == 0, tried.stderr
    there = Operator(tmp_path / "there")
    done = there("restore", target, **both(urls, "neu"))
    assert done.returncode == 0, done.stderr
    assert there("verify", DATABASE_URL=urls["serving:neu"]).returncode == 0
    assert there("checkpoint", DATABASE_URL=urls["serving:neu"]).stdout == office(
        "checkpoint", DATABASE_URL=urls["serving:amt"]).stdout
