"""A full disk: reading goes on, writing says why, nothing acknowledged is lost, and with room all goes on by itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.promises import installation as installations
from tests.promises.installation import Installation

TERM = "/kreis/arbeit/fassungen/begriffe/konzept/neu/"
ROOM = 6
"""Megabytes beyond what the installation needs at first."""


@pytest.fixture
def small_disk(built: Installation, tmp_path: Path):
    """An installation on a disk of its own with little room."""
    if installations.POSTGRES:
        pytest.skip("the database server's disk is not ours to fill")
    place = tmp_path / "disk"
    place.mkdir()
    used = sum(file.stat().st_size for file in built.data.rglob("*") if file.is_file()) // 1_000_000 + 1
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={used + ROOM}m", "none", str(place)], check=False,
                             capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        shutil.copytree(built.data, place, dirs_exist_ok=True)
        yield Installation(place, "", built.seeded)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_reading_goes_on_and_writing_says_why(small_disk: Installation) -> None:
    receipts: list[str] = []
    with small_disk.serving() as office:
        ballast = small_disk.data / "ballast"
        assert office.post(TERM, term="Davor", explanation="Platz.") == 302
        receipts.append("Davor")
        with ballast.open("wb") as file:
            try:
                while True:
                    file.write(bytes(65536))
                    file.flush()
            except OSError:
                pass
        statuses = []
        for number in range(60):
            statuses.append(office.post(TERM, term=f"Wort {number}", explanation="Lang. " * 400))
            if statuses[-1] == 302:
                receipts.append(f"Wort {number}")
        assert set(statuses) <= {302, 507}
        assert statuses[-1] == 507
        assert office.get("/kreis/")[0] == 200
        assert office.get("/")[0] in (200, 302)
        ballast.unlink()
        assert office.post(TERM, term="Danach", explanation="Wieder Platz.") == 302
        receipts.append("Danach")
    stored = {row[0] for row in small_disk.ask("SELECT term FROM concepts_glossaryterm")}
    assert set(receipts) - stored == set()
    assert small_disk.verifies()
