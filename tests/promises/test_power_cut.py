"""Kept is kept, even if the power fails: only what was synced is left, and everything acknowledged is in it."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from bisect import bisect
from dataclasses import dataclass
from pathlib import Path

import pytest

from masswerk.base.rules import chain
from masswerk.participation.rules import codes
from tests.promises.crowd import CODE, letter, opened, sent, tickets
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
from tests.promises.powercut import RECORD, Call, Disk, can_record, cuts, read_record
from tests.promises.writers import receipts, wait_until, writing

CUTS = count(40, 1000)
RECEIPTS = count(40, 400)
"""Contributions, and words explained by the office, that are acknowledged while calls are recorded."""

pytestmark = [
    pytest.mark.skipif(not can_record(), reason="records the program's system calls with strace"),
    pytest.mark.skipif(bool(POSTGRES), reason="PostgreSQL keeps what it acknowledged itself; `masswerk check` looks at its settings"),
]


@dataclass
class Receipts:
    """What the server had acknowledged, by its place in the record.

    codes: receipt codes of contributions; words: how many explanations were answered by a redirection
    """

    codes: list[tuple[int, str]]
    words: list[int]

    @classmethod
    def of(cls, calls: list[Call]) -> Receipts:
        """Read them from what the server sent; a page comes in several parts."""
        found, parts = cls([], []), dict[str, bytes]()
        for place, call in enumerate(calls):
            if call.name != "sendto":
                continue
            if call.data.startswith(b"HTTP/1.1 302"):
                found.words.append(place)
            told = parts[call.path] = parts.get(call.path, b"") + call.data[:call.result]
            if code := CODE.search(told):
                found.codes.append((place, code[1].decode()))
                parts[call.path] = b""
        return found


def test_a_sync_that_another_thread_interrupts_in_the_record_is_a_sync(tmp_path: Path) -> None:
    """The record breaks a call into two lines where another thread's comes between; such syncs were once overlooked."""
    record = tmp_path / "record"
    record.write_text('7 pwrite64(3</db>, "\\x61", 1, 0) = 1\n7 fdatasync(3</db> <unfinished ...>\n'
                      '8 sendto(4<socket>, "\\x62", 1, 0, NULL, 0) = 1\n7 <... fdatasync resumed>)          = 0\n')
    assert [(call.name, call.path, call.begun, call.ended) for call in read_record(record)] == [
        ("pwrite64", "/db", 0, 0), ("sendto", "socket", 2, 2), ("fdatasync", "/db", 1, 3)]


def recorded(installation: Installation, record: Path, *command: str) -> subprocess.Popen[bytes]:
    """Start a process of an installation under record."""
    return subprocess.Popen([*RECORD, str(record), *command], cwd=installation.data, env=installation.environment,
                            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


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


def work_under_record(installation: Installation, record: Path) -> None:
    """Serve visitors and the office, each sender with several at once, until there are receipts enough."""
    letters = [letter(f"Beitrag {n}", ticket) for n, ticket in enumerate(tickets(installation, RECEIPTS))]
    port = free_port()
    server = recorded(installation, record, sys.executable, "-m", "masswerk", "serve", "--port", str(port))
    try:
        wait_until_open(port, server)
        # nobody repeats what is slow: each redirection is a word of its own
        with writing(4, patience=PATIENCE) as writers:
            for writer in writers:
                writer.office = Office(port, installation, server)
            answers = sent(port, letters, rate=1e6, at_once=6)
            wait_until(lambda: len(receipts(writers)) >= RECEIPTS, "the work of all writers")
        assert [answer.code == "" for answer in answers] == [False] * RECEIPTS
    finally:
        kill(server)


def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(installation: Installation, tmp_path: Path) -> None:
    opened(installation)
    before = shutil.copytree(installation.data, tmp_path / "before")
    work_under_record(installation, tmp_path / "record")
    calls = read_record(tmp_path / "record")
    # the record names files where the program had them
    shutil.rmtree(installation.data)
    shutil.copytree(before, installation.data)
    given = Receipts.of(calls)
    first = min(given.words[0], given.codes[0][0])
    for place, disk in cuts(calls, first, installation.data, random.Random(8), CUTS):
        db = restarted(disk, installation.data, tmp_path / "after")
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept = {code for code, in db.execute("SELECT code_hash FROM participation_contribution")}
        words, contributions = (len(db.execute(
            "SELECT 1 FROM base_logentry WHERE verb = ? AND subject LIKE ?", names).fetchall()) for names in (
            ("term.defined", "concept %"), ("contribution.submitted", "contribution %")))
        assert {codes.stored(code) for at, code in given.codes if at < place} <= kept
        assert bisect(given.words, place - 1) <= words
        assert (db.execute("SELECT count(*) FROM concepts_glossaryterm").fetchone(), len(kept)) == (
            (words,), contributions)
        assert log_faults(db) == []
        db.close()
    assert (len(given.codes), len(given.words) >= RECEIPTS) == (RECEIPTS, True)
    print(f"\n{CUTS} cuts in {len(calls)} calls with {len(given.codes) + len(given.words)} receipts, 0 lost")


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
