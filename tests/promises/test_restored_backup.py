"""A backup is what was restored: taken while people write, restored elsewhere, proved, and nobody deleted comes back."""

from __future__ import annotations

import json
import os
import tarfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.promises import installation as installations
from tests.promises.installation import RELEASE, Installation, count
from tests.promises.test_deleted_is_gone import MARKER, rows, traces
from tests.promises.writers import receipts, stored, wait_until, writing

MEGABYTE = 1024 * 1024
LOAD = count(16, 1024) * MEGABYTE
"""Bytes of uploaded files in the backup."""

SECONDS_PER_GB = 60
START = 20.0
"""Seconds for starting the program, whatever the size. Time is judged before a release, on a machine of its own."""

FILL_SAVE_DELETE = f"""
from django.core.management import call_command
from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import edit_passage, redact
from masswerk.concepts.models import Passage, Wording
from masswerk.people.actions import create_account, forget_account
account = create_account(email="{MARKER}@example.org", name="{MARKER}", password=None, by=SYSTEM)
for text in ("{MARKER} leitet den Kurs.", "Jemand leitet den Kurs."):
    passage = Passage.objects.select_related("wording").get(element__key="a1")
    edit_passage(passage, title="", text=text, serial=passage.wording.serial, by=SYSTEM)
call_command("masswerk_backup", "{{backup}}")
forget_account(account, by=SYSTEM)
redact(Wording.objects.get(text__contains="{MARKER}"), by=SYSTEM)
"""


@contextmanager
def elsewhere(of: Installation, folder: Path) -> Iterator[Installation]:
    """An empty place for the same program."""
    folder.mkdir()
    made = Installation(folder, installations._new_database() if of.database else "", of.seeded)
    try:
        yield made
    finally:
        installations.drop(made)


def manifest(backup: Path) -> dict[str, Any]:
    """What a backup says of itself."""
    with tarfile.open(backup) as tar:
        listed = tar.extractfile("manifest.json")
        assert listed is not None
        return dict(json.load(listed))


def fill_files(data: Path, size: int) -> None:
    """Uploads of a size in all that cannot be made smaller."""
    (data / "files" / "readings").mkdir(parents=True, exist_ok=True)
    for number in range(size // (8 * MEGABYTE)):
        (data / "files" / "readings" / f"{number}.pdf").write_bytes(os.urandom(8 * MEGABYTE))


def test_a_backup_taken_while_people_write_is_restored_elsewhere_with_the_same_log(
        installation: Installation, tmp_path: Path) -> None:
    fill_files(installation.data, LOAD)
    backup = tmp_path / "b.tar"
    with installation.serving() as office, writing(8) as writers:
        for writer in writers:
            writer.office = office
        wait_until(lambda: len(receipts(writers)) > 20, "the work of all writers")
        before = receipts(writers)
        saved = seconds(lambda: installation.run("backup", str(backup), timeout=600))
        after = receipts(writers)
        wait_until(lambda: receipts(writers) > after, "work after the backup")
    with elsewhere(installation, tmp_path / "there") as there:
        restored = seconds(lambda: there.run("restore", str(backup), timeout=600))
        heads = there.ask("SELECT chain, seq, hash FROM base_chainhead ORDER BY chain")
        assert heads == [tuple(head) for head in manifest(backup)["heads"]]
        assert before - set(stored(there)) == set()
        assert there.verifies()
    for chain, seq, digest in heads:
        assert installation.ask(f"SELECT hash FROM base_logentry WHERE chain = '{chain}' AND seq = {seq}") == [(digest,)]
    assert len(receipts(writers)) > len(before)
    size = backup.stat().st_size / 1e9
    print(f"\n{size:.2f} GB: saved in {saved:.1f} s, restored and proved in {restored:.1f} s")
    assert not RELEASE or restored < START + SECONDS_PER_GB * size


def test_who_was_deleted_and_what_was_redacted_after_the_backup_does_not_come_back(
        installation: Installation, tmp_path: Path) -> None:
    backup = tmp_path / "b.tar"
    installation.python(FILL_SAVE_DELETE.replace("{backup}", str(backup)))
    assert rows(installation) == []
    with elsewhere(installation, tmp_path / "there") as there:
        done = there.run("restore", str(backup), "--deletions", str(installation.data / "deletions.jsonl"))
        # the account, and the wording with the log entries that held it
        assert "2 Löschungen wiederholt" in done.stdout
        assert rows(there) == []
        assert traces(there.data) == []
        assert there.verifies()


def seconds(work: Callable[[], object]) -> float:
    """How long something took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
