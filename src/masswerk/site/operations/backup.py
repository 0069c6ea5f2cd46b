"""Makes a backup: the database at one moment, then the files, then the list of everything."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from masswerk.base.errors import RuleError
from masswerk.site.operations import databases, memory
from masswerk.site.operations.archive import KEYS, Manifest, Writer

Progress = Callable[[int, int], None]


class FileThere(RuleError):
    cause = "„{path}“ gibt es schon."
    way_out = "Wählen Sie einen neuen Namen, zum Beispiel mit dem Datum."


def back_up(target: Path, progress: Progress | None = None) -> Manifest:
    """Write a backup to a new file; the name appears only when it is whole and on the disk. Raises FileThere."""
    if target.exists():
        raise FileThere(path=target)
    part = target.with_name(target.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        manifest = write(out, target.parent, progress)
        out.flush()
        os.fsync(out.fileno())
    part.rename(target)
    memory.remember("backup", datetime.now(UTC))
    return manifest


def write(out: IO[bytes], scratch: Path, progress: Progress | None = None) -> Manifest:
    """Write a backup to an open file or pipe.

    scratch: folder with room for a copy of the database
    The database is copied first: files are added before the rows that name them, so every row finds its file.
    """
    archive = Writer(out)
    with tempfile.TemporaryDirectory(dir=scratch, prefix=".masswerk-") as place:
        copy = Path(place) / databases.name_in_backup()
        heads = databases.copy(copy)
        archive.add(copy.name, copy)
    for name in KEYS:
        if (key := settings.DATA / name).exists():
            archive.add(name, key)
    _add_files(archive, progress)
    manifest = Manifest(datetime.now(UTC).isoformat(timespec="seconds"), connection.vendor, heads,
                        sorted(MigrationRecorder(connection).applied_migrations()))
    archive.finish(manifest)
    return manifest


def _add_files(archive: Writer, progress: Progress | None) -> None:
    root = Path(settings.MEDIA_ROOT)
    paths = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []
    for done, path in enumerate(paths, start=1):
        try:
            archive.add(f"files/{path.relative_to(root).as_posix()}", path)
        except FileNotFoundError:  # deleted meanwhile
            continue
        if progress:
            progress(done, len(paths))
