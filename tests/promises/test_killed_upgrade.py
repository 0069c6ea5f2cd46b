"""A killed upgrade heals: `migrate` killed at any moment and run again gives a whole database; no row is lost."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

import pytest

from tests.promises import installation as installations
from tests.promises.installation import Installation, count, kill

KILLS = count(5, 25)
STEPS = 40
"""Migrations there are at least; each kill leaves some of them behind."""


@pytest.fixture
def empty(tmp_path: Path):
    """An installation whose database is still to be made."""
    made = Installation(tmp_path, installations._new_database() if installations.POSTGRES else "", {})
    yield made
    installations.drop(made)


def killed_after(installation: Installation, steps: int) -> bool:
    """Start to migrate and kill it a moment after its n-th step; False if it was done before."""
    process = installation.start("-u", "-m", "masswerk", "migrate", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    seen = 0
    for line in process.stdout:
        seen += line.startswith(b"  Applying")
        if seen == steps:
            time.sleep(random.Random(seen).uniform(0, 0.05))
            kill(process)
            process.stdout.close()
            return True
    process.stdout.close()
    process.wait()
    return False


def killed_within(installation: Installation, seconds: float) -> bool:
    """Start to migrate and kill it after some seconds; False if it was done before."""
    process = installation.start("-m", "masswerk", "migrate", "--verbosity", "0", stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        kill(process)
        return True
    return False


def test_building_the_database_heals_after_being_killed(empty: Installation) -> None:
    chance = random.Random(5)
    kills = sum(killed_after(empty, chance.randint(1, STEPS // KILLS)) for _ in range(KILLS))
    assert kills == KILLS
    empty.run("migrate", "--verbosity", "0")
    assert empty.python("from masswerk.base import guards\nprint(guards.missing())") == "[]\n"
    assert empty.verifies()


def test_an_upgrade_killed_over_data_loses_no_row(installation: Installation) -> None:
    before = installation.ask("SELECT count(*), max(hash) FROM base_logentry")
    begun = time.monotonic()
    installation.run("migrate", "--verbosity", "0")
    whole, kills = time.monotonic() - begun, count(5, 25)
    # guards go down and stand again in the second half of an upgrade that has nothing else to do
    assert sum(killed_within(installation, whole * (0.5 + 0.5 * number / kills)) for number in range(kills)) > 0
    installation.run("migrate", "--verbosity", "0")
    assert installation.ask("SELECT count(*), max(hash) FROM base_logentry") == before
    assert installation.python("from masswerk.base import guards\nprint(guards.missing())") == "[]\n"
    assert installation.verifies()
