"""Is the disk the right kind, quick enough, and not full?"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from masswerk.base.attachments import keeping
from masswerk.site.operations.findings import Finding, error, good, warning

NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "fuse.sshfs",
           "fuse.glusterfs", "fuse.s3fs", "fuse.rclone", "davfs", "fuse.davfs2"}
"""File systems over the network: SQLite's write-ahead log does not work there.
Source: SQLite manual, "Write-Ahead Logging", disadvantages."""

SLOW_MS = 5.0
FREE_SHARE, FREE_BYTES = 0.10, 2 * 1024**3


def network() -> Iterator[Finding]:
    """A database file over the network breaks."""
    kind = file_system(settings.DATA, Path("/proc/mounts"))
    if kind in NETWORK and connection.vendor == "sqlite":
        yield error(f"{settings.DATA} liegt auf einem Netzlaufwerk ({kind}). Dort geht SQLite kaputt.",
                    "Legen Sie MASSWERK_DATA auf eine Platte dieses Rechners, oder nehmen Sie PostgreSQL.")
    elif kind:
        yield good(f"Die Daten liegen in {settings.DATA} ({kind}).")
    else:
        yield warning(f"Ob {settings.DATA} auf einem Netzlaufwerk liegt, ließ sich nicht feststellen.",
                      "Prüfen Sie es selbst; SQLite braucht eine Platte dieses Rechners.")


def speed() -> Iterator[Finding]:
    """How long the disk needs to keep something, and what load that carries."""
    wait = sync_ms(settings.DATA)
    carries = f"{wait:.1f} ms je Bestätigung, etwa {writes_per_second(wait)} Beiträge je Sekunde"
    if wait > SLOW_MS:
        yield warning(f"Die Platte ist langsam: {carries}.", "Nehmen Sie eine SSD oder einen Cache mit Batterie.")
    else:
        yield good(f"Die Platte ist schnell genug: {carries}.")


def space() -> Iterator[Finding]:
    """Room for what is to come."""
    usage = shutil.disk_usage(settings.DATA)
    free = f"{usage.free / 1024**3:.1f} GB frei von {usage.total / 1024**3:.1f} GB"
    if usage.free < FREE_BYTES / 10:
        yield error(f"Die Platte ist fast voll: {free}.", "Schaffen Sie sofort Platz; sonst wird Schreiben abgelehnt.")
    elif usage.free < max(FREE_BYTES, usage.total * FREE_SHARE):
        yield warning(f"Die Platte wird voll: {free}.", "Schaffen Sie Platz, bevor Schreiben abgelehnt wird.")
    else:
        yield good(f"Auf der Platte ist Platz: {free}.")


def attachments() -> Iterator[Finding]:
    """Every attachment finds its file."""
    lost = keeping.lost_files()
    if lost:
        yield error(f"Bei {len(lost)} Anlagen fehlt die Datei oder hat eine andere Größe, zuerst Nr. {lost[0].pk} "
                    f"({lost[0].file}).", "Holen Sie „files/attachments“ aus der letzten Sicherung zurück.")
    else:
        yield good("Jede Anlage hat ihre Datei.")


def file_system(place: Path, mounts: Path) -> str:
    """The kind of file system a folder lies on, from the kernel's table; "" where there is none."""
    try:
        rows = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    found = {row[1].replace("\\040", " "): row[2] for row in rows if len(row) > 2}
    inside = [at for at in found if place == Path(at) or Path(at) in place.parents]
    return found[max(inside, key=len)] if inside else ""


def sync_ms(place: Path, tries: int = 15) -> float:
    """Median milliseconds until 4 KB are on the disk."""
    waits = []
    with tempfile.NamedTemporaryFile(dir=place, prefix="sync-") as file:
        for _ in range(tries):
            file.write(os.urandom(4096))
            file.flush()
            start = time.perf_counter()
            os.fsync(file.fileno())
            waits.append((time.perf_counter() - start) * 1000)
    return statistics.median(waits)


def writes_per_second(sync: float) -> int:
    """Logged contributions per second that a disk carries, rounded to tens.

    sync: milliseconds per sync
    Fitted to own measurements: 824 at 0.15 ms, 291 at 2.15 ms, 140 at 5.15 ms.

    >>> writes_per_second(0.15), writes_per_second(5)
    (850, 140)
    """
    return round(1000 / (1 + 1.2 * sync) / 10) * 10
