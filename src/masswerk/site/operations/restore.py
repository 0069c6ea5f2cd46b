"""Restores a backup into an empty place, and proves that it is what was backed up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from masswerk.base import deletions, guards, log
from masswerk.base.errors import RuleError
from masswerk.base.models import ChainHead
from masswerk.site.operations import databases, memory
from masswerk.site.operations.archive import KEYS, BackupDamaged, Manifest, Progress, unpack

TEST_URL = "DATABASE_TEST_URL"


class NoSpareDatabase(RuleError):
    cause = "Für die Probe mit PostgreSQL fehlt eine leere Datenbank."
    way_out = "Legen Sie eine an, nennen Sie sie in DATABASE_TEST_URL, und entfernen Sie sie danach wieder."


def restore(path: Path, *, deleted: Path | None = None, progress: Progress | None = None) -> tuple[Manifest, int]:
    """Restore a backup; returns what it held and how many deletions were repeated.

    deleted: the list of deletions of the old place; None for the one that lies here
    Checksums are checked before anything is put in place, the log after it. Raises what `unpack` raises,
    NotEmpty, OtherDatabase, and BackupDamaged where the log is not what the backup says.
    """
    databases.refuse_unless_empty()
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as folder:
        place = Path(folder)
        manifest = unpack(path, place, progress)
        if manifest.database != connection.vendor:
            raise databases.OtherDatabase(found=manifest.database, here=connection.vendor)
        _put_in_place(place)
    call_command("migrate", verbosity=0)
    guards.check()
    _prove(manifest)
    if deleted is not None and deleted.resolve() != deletions.list_file().resolve():
        shutil.copyfile(deleted, deletions.list_file())
    repeated = deletions.replay()
    os.sync()
    return manifest, repeated


def rehearse(path: Path) -> str:
    """Restore a backup into a folder that is thrown away, in a process of its own; returns what that process said.

    With PostgreSQL it goes into the empty database of DATABASE_TEST_URL, which is left for the operator to drop.
    Raises NoSpareDatabase, BackupDamaged.
    """
    with tempfile.TemporaryDirectory(prefix="masswerk-restore-") as folder:
        environment = {**os.environ, "MASSWERK_DATA": folder}
        environment.pop("DATABASE_URL", None)
        environment.pop("DATABASE_OWNER_URL", None)
        if connection.vendor != "sqlite":
            environment["DATABASE_URL"] = _spare_database()
        command = [sys.executable, "-m", "masswerk", "restore", str(path.resolve())]
        if deletions.list_file().exists():
            command += ["--deletions", str(deletions.list_file())]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603  our own program
    if done.returncode:
        raise BackupDamaged(fault=done.stderr.strip() or done.stdout.strip())
    memory.remember("restore", datetime.now(UTC))
    return done.stdout


def _spare_database() -> str:
    spare = os.environ.get(TEST_URL, "")
    if not spare:
        raise NoSpareDatabase()
    return spare


def _put_in_place(place: Path) -> None:
    databases.put(place / databases.name_in_backup())
    if (place / "files").is_dir():
        shutil.copytree(place / "files", settings.MEDIA_ROOT, dirs_exist_ok=True)
    for name, setting in zip(KEYS, ("SECRET_KEY", "SIGNING_KEY"), strict=True):
        if (place / name).exists():
            # the key made when this process started has opened and signed nothing yet
            shutil.copyfile(place / name, settings.DATA / name)
            setattr(settings, setting, (place / name).read_text(encoding="ascii"))


def _prove(manifest: Manifest) -> None:
    """The log must verify and end exactly where the backup says."""
    if faults := log.verify_all():
        raise BackupDamaged(fault=f"{faults[0].chain}, Eintrag {faults[0].seq}: {faults[0].what}")
    heads = list(ChainHead.objects.order_by("chain").values_list("chain", "seq", "hash"))
    if heads != manifest.heads:
        raise BackupDamaged(fault="Das Protokoll endet anders, als die Sicherung sagt.")
