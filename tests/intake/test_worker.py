"""A worker is killed in the middle of reading; afterwards the document is read, once. On a real database file."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db  # the test database is made only where a test asks for it

REPOSITORY = Path(__file__).parents[2]
WORKER = ("manage.py", "masswerk_worker")
PATIENCE = 300.0
"""Seconds a busy machine gets for what takes a few on a quiet one."""

UPLOAD = """
import django; django.setup()
from django.core.files.base import ContentFile
from masswerk.base.actions import SYSTEM
from masswerk.bodies.actions import found_body
from masswerk.intake.actions import take_in
text = "1 Handlungsfeld Arbeit\\n\\n" + "- Der Kreis fördert Kurse für alle.\\n" * 1200
take_in(found_body(slug="kreis", name="Kreis", kind="county", by=SYSTEM), file=ContentFile(text.encode()),
        name="konzept.txt", by=SYSTEM)
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, django_db_setup, django_db_blocker):
    """A migrated database file with one upload waiting: a copy of the empty test database, if that is SQLite."""
    data = tmp_path_factory.mktemp("prepared")
    with django_db_blocker.unblock():
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(data / "masswerk.sqlite3")) as file:
                connection.connection.backup(file)
        else:
            _run(data, "manage.py", "migrate", "-v0", "--skip-checks")
    _run(data, "-c", UPLOAD)
    return data


@pytest.fixture
def installation(prepared, tmp_path):
    return shutil.copytree(prepared, tmp_path / "data")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_killed_workers_document_is_read_once_by_the_next(installation):
    with _worker(installation) as first:
        first.send_signal(signal.SIGKILL)
    assert _ask(installation, "SELECT state FROM intake_reading") == [("reading",)]

    _run(installation, *WORKER, "--once")

    assert _ask(installation, "SELECT state FROM intake_reading") == [("review",)]
    assert _ask(installation, "SELECT status, json_array_length(worker_ids) FROM django_tasks_database_dbtaskresult") == [
        ("SUCCESSFUL", 2)]
    assert _ask(installation, "SELECT count(*) FROM base_logentry WHERE verb = 'reading.proposed'") == [(1,)]
    assert _ask(installation, "SELECT count(*) FROM intake_sourceline") == [(1202,)]


def test_a_worker_that_is_asked_to_stop_ends_its_job_first(installation):
    with _worker(installation) as worker:
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=PATIENCE) == 0
    assert _ask(installation, "SELECT state FROM intake_reading") == [("review",)]
    assert list((installation / "workers").iterdir()) == []


@contextmanager
def _worker(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that has begun to read; it has ended afterwards, whatever happens."""
    worker = subprocess.Popen([sys.executable, *WORKER], cwd=REPOSITORY, env=_env(data))
    try:
        _wait(lambda: worker.poll() is not None or _ask(data, "SELECT state FROM intake_reading") == [("reading",)])
        assert worker.poll() is None, "the worker ended before it read"
        yield worker
    finally:
        if worker.poll() is None and sys.exc_info()[0]:
            worker.kill()
        worker.wait(timeout=PATIENCE)


def _env(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MASSWERK_", "DATABASE_"))}
    return {**kept, "MASSWERK_DATA": str(data), "MASSWERK_SECRET_KEY": "only-for-tests",
            "DJANGO_SETTINGS_MODULE": "masswerk.site.settings", "PYTHONPATH": str(REPOSITORY / "src")}


def _run(data: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=REPOSITORY, env=_env(data), check=True, timeout=PATIENCE)


def _ask(data: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "masswerk.sqlite3", timeout=20)) as file:
        return file.execute(question).fetchall()


def _wait(until, seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
