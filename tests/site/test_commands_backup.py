"""A backup is what was restored: the journey of an operator, command by command, as an operator calls them."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

HARZ = ("--body", "Landkreis Harz", "--slug", "harz", "--kind", "county", "--email", "erste@example.org", "--name",
        "Erste Verwaltung")
PASSWORD = "vier lose Wörter Ahorn\n"


class Operator:
    """Calls `masswerk` on a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *arguments: str, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("MASSWERK_", "DATABASE_", "DJANGO_"))}
        return subprocess.run([sys.executable, "-m", "masswerk", *arguments], input=said, capture_output=True, text=True,
                              env={**ours, "MASSWERK_DATA": str(self.data), **environment}, timeout=300)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("betrieb")


@pytest.fixture(scope="module")
def office(place) -> Operator:
    """An installation after its first start, with one stored file and one backup."""
    operator = Operator(place / "data")
    started = operator("start", *HARZ, "--password-stdin", said=PASSWORD)
    assert started.returncode == 0, started.stderr
    upload = operator.data / "files" / "readings" / "a.pdf"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(b"PDF")
    made = operator("backup", str(place / "b.tar"))
    assert made.returncode == 0, made.stderr
    return operator


def test_a_backup_restored_elsewhere_has_the_same_log_the_same_files_and_the_same_key(office, place):
    there = Operator(place / "there")
    done = there("restore", str(place / "b.tar"))
    assert (done.returncode, "Prüfsummen und Protokoll stimmen" in done.stdout) == (0, True), done.stderr
    assert (there.data / "files/readings/a.pdf").read_bytes() == b"PDF"
    assert (there.data / "secret.key").read_text() == (office.data / "secret.key").read_text()
    assert there("checkpoint").stdout == office("checkpoint").stdout


def test_a_backup_is_tried_without_touching_anything_and_remembered(office, place):
    done = office("restore", str(place / "b.tar"), "--test")
    assert (done.returncode, "wieder verworfen" in done.stdout) == (0, True), done.stderr
    assert set(json.loads((office.data / "backups.json").read_text())) == {"backup", "restore"}


def test_nothing_is_restored_over_what_is_there(office, place):
    done = office("restore", str(place / "b.tar"))
    assert (done.returncode, "Die Datenbank ist nicht leer" in done.stderr) == (1, True)


def test_a_backup_with_one_changed_byte_is_refused_and_nothing_is_put_in_place(office, place):
    bad, there = place / "bad.tar", Operator(place / "bad")
    data = bytearray((place / "b.tar").read_bytes())
    at = data.index(b"Landkreis Harz")
    data[at] ^= 1
    bad.write_bytes(data)
    done = there("restore", str(bad))
    assert (done.returncode, "wurde verändert" in done.stderr) == (1, True)
    with sqlite3.connect(there.data / "masswerk.sqlite3") as db:
        assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_file_that_is_no_backup_is_refused_with_a_reason(office, place):
    (place / "no.tar").write_bytes(b"not a tar at all")
    done = Operator(place / "none")("restore", str(place / "no.tar"))
    assert (done.returncode, "ist keine Sicherung von Maßwerk" in done.stderr) == (1, True)


def test_a_second_backup_does_not_overwrite_the_first(office, place):
    done = office("backup", str(place / "b.tar"))
    assert (done.returncode, "gibt es schon" in done.stderr) == (1, True)


def test_people_deleted_after_the_backup_stay_deleted(office, place):
    """The account is made before the backup, deleted after it, and must not come back."""
    here = Operator(place / "before")
    shutil.copytree(office.data, here.data)
    script = ("import django; django.setup()\n"
              "from masswerk.base.actions import SYSTEM\n"
              "from masswerk.people.actions import create_account, forget_account\n"
              "from masswerk.people.models import Account\n")
    _python(here, script + "create_account(email='weg@example.org', name='W', password=None, by=SYSTEM)")
    assert here("backup", str(place / "with.tar")).returncode == 0
    _python(here, script + "forget_account(Account.objects.get(email='weg@example.org'), by=SYSTEM)")
    there = Operator(place / "after")
    done = there("restore", str(place / "with.tar"), "--deletions", str(here.data / "deletions.jsonl"))
    assert "1 Löschungen wiederholt" in done.stdout, done.stderr
    with sqlite3.connect(there.data / "masswerk.sqlite3") as db:
        assert db.execute("SELECT email FROM people_account ORDER BY id").fetchall() == [("erste@example.org",)]
    assert there("verify").returncode == 0


def _python(operator: Operator, script: str) -> None:
    environment = {**os.environ, "MASSWERK_DATA": str(operator.data), "DJANGO_SETTINGS_MODULE": "masswerk.site.settings"}
    for name in ("MASSWERK_SECRET_KEY", "DATABASE_URL"):
        environment.pop(name, None)
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=300)


def test_a_falsified_and_rechained_log_is_found_by_a_checkpoint_kept_elsewhere(office, place):
    forged, kept = Operator(place / "forged"), place / "kept.txt"
    kept.write_text(office("checkpoint").stdout, encoding="utf-8")
    assert office("verify", "--against", str(kept), "--key", office("checkpoint", "--key").stdout).returncode == 0
    shutil.copytree(office.data, forged.data)
    _forge(forged.data / "masswerk.sqlite3")
    assert forged("verify").returncode == 0  # the chain alone cannot tell
    done = forged("verify", "--against", "-", said=kept.read_text(encoding="utf-8"))
    assert (done.returncode, "nicht mehr die, die der Prüfstand festhält" in done.stderr) == (1, True)


def _forge(database: Path) -> None:
    """Write one chain anew from its first entry on, as the owner of the database could."""
    from masswerk.base.rules.chain import GENESIS, entry_hash

    with sqlite3.connect(database) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        previous = GENESIS
        columns = "chain, seq, at, verb, subject, cause, commitment"
        for row in db.execute(f"SELECT {columns} FROM base_logentry WHERE chain = 'body-1' ORDER BY seq").fetchall():
            facts = dict(zip(columns.split(", "), row, strict=True)) | {"verb": "body.invented", "previous": previous}
            digest = entry_hash(**facts)
            db.execute("UPDATE base_logentry SET verb = ?, previous = ?, hash = ? WHERE chain = ? AND seq = ?",
                       ("body.invented", previous, digest, row[0], row[1]))
            previous = digest
        db.execute("UPDATE base_chainhead SET hash = ? WHERE chain = 'body-1'", (previous,))


def test_the_backup_holds_what_it_says_and_only_its_owner_may_read_it(office, place):
    with tarfile.open(place / "b.tar") as tar:
        assert tar.getnames() == ["database.sqlite3", "secret.key", "signing.key", "files/readings/a.pdf", "manifest.json"]
    assert (place / "b.tar").stat().st_mode & 0o777 == 0o600


def test_a_command_on_a_database_that_is_not_there_says_how_to_begin(place):
    done = Operator(place / "nothing")("nightly")
    assert (done.returncode, "masswerk start" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
