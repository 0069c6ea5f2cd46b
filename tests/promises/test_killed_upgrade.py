"""A killed upgrade heals: `migrate` killed at any moment and run again gives a whole database; no row is lost."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

import pytest

from tests.promises import installation as installations
from tests.promises.installation import Installation, count, kill
from tests.promises.writers import wait_until

KILLS = count(5, 25)
STEPS = 40
"""Migrations there are at least; each kill leaves some of them behind."""

GUARDS = ("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal" if installations.POSTGRES
          else "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")


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


def killed_without_guards(installation: Installation, after: float) -> None:
    """Start to migrate and kill it some seconds after it began to take the guards down, the most dangerous moment."""
    [(full,)] = installation.ask(GUARDS)
    process = installation.start("-m", "masswerk", "migrate", "--verbosity", "0", stderr=subprocess.DEVNULL)
    wait_until(lambda: installation.ask(GUARDS)[0][0] < full or process.poll() is not None, "taking the guards down")
    assert process.poll() is None, "migrate ended before its guards were seen to be down"
    time.sleep(after)
    kill(process)


def test_building_the_database_heals_after_being_killed(empty: Installation) -> None:
    chance = random.Random(5)
    kills = sum(killed_after(empty, chance.randint(1, STEPS // KILLS)) for _ in range(KILLS))
    assert kills == KILLS
    empty.run("migrate", "--verbosity", "0")
    assert empty.python("from masswerk.base import guards\nprint(guards.missing())") == "[]\n"
    assert empty.verifies()


def test_an_upgrade_killed_over_data_loses_no_row(installation: Installation) -> None:
    before = installation.ask("SELECT count(*), max(hash) FROM base_logentry")
    for number in range(count(3, 25)):
        killed_without_guards(installation, after=number * 0.02)
    installation.run("migrate", "--verbosity", "0")
    assert installation.ask("SELECT count(*), max(hash) FROM base_logentry") == before
    assert installation.python("from masswerk.base import guards\nprint(guards.missing())") == "[]\n"
    assert installation.verifies()
