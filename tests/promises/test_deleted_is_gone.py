"""Deleting leaves a valid log and no text: markers in every personal field, then ten years on: no trace anywhere."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

from tests.promises.installation import Installation

MARKER = "Zwiebelkuchen7391"
FILL = f"""
from datetime import timedelta
from django.contrib.sessions.models import Session
from django.utils import timezone
from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.people import actions as people
body = Body.objects.get()
now = timezone.now()
somebody = people.create_account(email="{MARKER}@example.org", name="{MARKER} Beispiel", password="vier Wörter ohne Zusammenhang", by=SYSTEM)
people.rename(somebody, "{MARKER} Anders", by=SYSTEM)
grant = people.give_role(somebody, "partner", body, by=SYSTEM)
invitation, _ = people.invite(body, email="{MARKER}.zwei@example.org", role="partner", by=SYSTEM, now=now)
people.end_role(grant, by=SYSTEM, on=now.date())
people.deactivate(somebody, by=SYSTEM, on=now.date())
"""
NIGHT = """
from datetime import timedelta
from django.utils import timezone
from masswerk.base import clock
for days in (1, 365, 3650):
    print(clock.run_night(timezone.now() + timedelta(days=days)))
"""
SETTLE = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)" if connection.vendor == "sqlite" else "CHECKPOINT")
"""


def traces(folder: Path) -> list[str]:
    """Files below a folder that hold the marker, whatever they are."""
    wanted = [MARKER.encode(), MARKER.lower().encode(), MARKER.encode("utf-16-le")]
    return [str(file) for file in folder.rglob("*") if file.is_file() and any(w in file.read_bytes() for w in wanted)]


def rows(installation: Installation) -> list[str]:
    """Tables that hold the marker in any column."""
    found = installation.python(f"""
from django.db import connection
with connection.cursor() as cursor:
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f'SELECT * FROM "{{table}}"')
        if any("{MARKER.lower()}" in repr(row).lower() for row in cursor.fetchall()):
            print(table)
""")
    return found.split()


def unpacked(archive: Path, folder: Path) -> Path:
    """What is inside a backup."""
    folder.mkdir()
    if zipfile.is_zipfile(archive):
        zipfile.ZipFile(archive).extractall(folder)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    return folder


def test_nothing_of_a_person_is_left_once_it_is_due(installation: Installation, tmp_path: Path) -> None:
    installation.python(FILL)
    assert "people_account" in rows(installation)
    if not installation.database:
        assert traces(installation.data) != []
    print(installation.python(NIGHT))
    installation.python(SETTLE)
    assert rows(installation) == []
    assert traces(installation.data) == []
    assert installation.verifies()
    installation.run("backup", str(tmp_path / "sicherung"))
    assert traces(unpacked(tmp_path / "sicherung", tmp_path / "inhalt")) == []
