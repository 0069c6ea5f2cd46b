"""Deleting leaves a valid log and no text: markers in every personal field, then ten years on: no trace anywhere."""

from __future__ import annotations

import subprocess
import tarfile
import zipfile
from pathlib import Path

from tests.promises.installation import POSTGRES, Installation

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
TABLES = ("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'" if POSTGRES
          else "SELECT name FROM sqlite_master WHERE type = 'table'")


def traces(folder: Path) -> list[str]:
    """Files below a folder that hold the marker, whatever they are."""
    wanted = [MARKER.encode(), MARKER.lower().encode(), MARKER.encode("utf-16-le")]
    return [str(file) for file in folder.rglob("*") if file.is_file() and any(w in file.read_bytes() for w in wanted)]


def rows(installation: Installation) -> list[str]:
    """Tables that hold the marker in any column."""
    return [name for (name,) in installation.ask(TABLES)
            if any(MARKER.lower() in repr(row).lower() for row in installation.ask(f'SELECT * FROM "{name}"'))]


def unpacked(archive: Path, folder: Path) -> Path:
    """What is inside a backup."""
    folder.mkdir()
    if zipfile.is_zipfile(archive):
        zipfile.ZipFile(archive).extractall(folder)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    if (dump := folder / "database.dump").exists():  # compressed: its words are found in its SQL only
        subprocess.run(["pg_restore", "--file", str(folder / "database.sql"), str(dump)], check=True)
    return folder


def test_nothing_of_a_person_is_left_once_it_is_due(installation: Installation, tmp_path: Path) -> None:
    installation.python(FILL)
    assert "people_account" in rows(installation)
    if not installation.database:
        assert traces(installation.data) != []
    print(installation.python(NIGHT))
    if not installation.database:
        installation.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    assert rows(installation) == []
    assert traces(installation.data) == []
    assert installation.verifies()
    installation.run("backup", str(tmp_path / "sicherung"))
    assert traces(unpacked(tmp_path / "sicherung", tmp_path / "inhalt")) == []
