"""Kept is kept, even if the power fails: only what was synced is left, and everything acknowledged is in it."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from masswerk.base.rules import chain
from tests.promises.installation import (
    PATIENCE,
    POSTGRES,
    Installation,
    Office,
    count,
    free_port,
    kill,
    wait_until_open,
)
from tests.promises.powercut import RECORD, STRACE, Call, Disk, cuts, read_record
from tests.promises.writers import receipts, wait_until, writing

CUTS = count(40, 1000)
RECEIPTS = 24

pytestmark = [
    pytest.mark.skipif(STRACE is None, reason="records the program's system calls with strace"),
    pytest.mark.skipif(bool(POSTGRES), reason="PostgreSQL keeps what it acknowledged itself; `masswerk check` looks at its settings"),
]


def recorded(installation: Installation, record: Path, *command: str) -> subprocess.Popen[bytes]:
    """Start a process of an installation under record."""
    return subprocess.Popen([*RECORD, str(record), *command], cwd=installation.data, env=installation.environment,
                            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def is_receipt(call: Call) -> bool:
    return call.name == "sendto" and call.data.startswith(b"HTTP/1.1 302")


def restarted(disk: dict[str, bytes], data: Path, place: Path) -> sqlite3.Connection:
    """The database as SQLite finds it when the machine is on again."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for end in ("", "-wal"):
        name = f"{data / 'masswerk.sqlite3'}{end}"
        if name in disk:
            (place / f"db{end}").write_bytes(disk[name])
    return sqlite3.connect(place / "db")


def log_faults(db: sqlite3.Connection) -> list[chain.Fault]:
    """What the log's own rules find."""
    columns = "chain, seq, at, verb, subject, cause, commitment, previous, hash, payload, salt"
    faults = []
    for name, seq, end in db.execute("SELECT chain, seq, hash FROM base_chainhead").fetchall():
        rows = db.execute(f"SELECT {columns} FROM base_logentry WHERE chain = ? ORDER BY seq", (name,))
        faults += chain.verify((chain.Entry(*row) for row in rows), (seq, end))
    return faults


def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(installation: Installation, tmp_path: Path) -> None:
    before = shutil.copytree(installation.data, tmp_path / "before")
    record, port = tmp_path / "record", free_port()
    server = recorded(installation, record, sys.executable, "-m", "masswerk", "serve", "--port", str(port))
    try:
        wait_until_open(port, server)
        with writing(8) as writers:
            for writer in writers:
                writer.office = Office(port, installation, server)
            wait_until(lambda: len(receipts(writers)) >= RECEIPTS, "the work of all writers")
    finally:
        kill(server)
    calls = read_record(record)
    # the record names files where the program had them
    shutil.rmtree(installation.data)
    shutil.copytree(before, installation.data)
    first = next(place for place, call in enumerate(calls) if is_receipt(call))
    for place, disk in cuts(calls, first, installation.data, random.Random(8), CUTS):
        db = restarted(disk, installation.data, tmp_path / "after")
        acknowledged = sum(is_receipt(call) for call in calls[:place])
        terms, logged = (db.execute(sql).fetchone()[0] for sql in (
            "SELECT count(*) FROM concepts_glossaryterm", "SELECT count(*) FROM base_logentry WHERE verb = 'term.defined' "
            "AND subject LIKE 'concept %'"))
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert (terms >= acknowledged, terms == logged, log_faults(db)) == (True, True, [])
        db.close()
    assert sum(map(is_receipt, calls)) >= RECEIPTS
    print(f"\n{CUTS} cuts in {len(calls)} calls with {sum(map(is_receipt, calls))} receipts, 0 lost")


def test_what_was_not_synced_is_lost_or_the_promise_could_not_fail(installation: Installation, tmp_path: Path) -> None:
    """The same with SQLite told not to wait for the disk: now something is missing after a cut."""
    database = installation.data / "masswerk.sqlite3"
    before = shutil.copytree(installation.data, tmp_path / "before")
    script = (f"import sqlite3; db = sqlite3.connect({str(database)!r}, isolation_level=None); "
              "db.execute('PRAGMA journal_mode=WAL'); db.execute('PRAGMA synchronous=NORMAL'); "
              "db.execute('CREATE TABLE careless (word)'); "
              "[db.execute('INSERT INTO careless VALUES (1)') for _ in range(5)]; import os; os._exit(0)")
    recorded(installation, tmp_path / "record", sys.executable, "-c", script).wait(timeout=PATIENCE)
    shutil.rmtree(installation.data)
    shutil.copytree(before, installation.data)
    disk = Disk(installation.data)
    disk.replay(read_record(tmp_path / "record"))
    db = restarted(disk.after_the_cut(None), installation.data, tmp_path / "after")
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'careless'").fetchone() == (0,)


SAVE = """
import os
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
name = default_storage.save("readings/neu/akte.pdf", ContentFile(b"x" * 300_000))
os.write(1, b"stored " + name.encode())
"""


def test_an_uploaded_file_is_on_the_disk_before_anybody_hears_that_it_is(installation: Installation, tmp_path: Path) -> None:
    before = shutil.copytree(installation.data, tmp_path / "before")
    recorded(installation, tmp_path / "record", sys.executable, "-c",
             f"import django; django.setup()\n{SAVE}").wait(timeout=PATIENCE)
    calls = read_record(tmp_path / "record")
    shutil.rmtree(installation.data)
    shutil.copytree(before, installation.data)
    told = next(place for place, call in enumerate(calls) if call.data.startswith(b"stored "))
    disk = Disk(installation.data)
    disk.replay(calls[:told])
    name = str(installation.data / "files" / calls[told].data.decode().removeprefix("stored "))
    assert disk.after_the_cut(None).get(name) == b"x" * 300_000
