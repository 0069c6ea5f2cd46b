"""Kept is kept: a killed server loses nothing it acknowledged, and stores nothing twice."""

from __future__ import annotations

import random
import time

from tests.promises.installation import Installation, count, kill
from tests.promises.writers import receipts, stored, wait_until, writing

WRITERS = 8
KILLS = count(10, 100)


def test_a_killed_server_loses_nothing_it_acknowledged(installation: Installation) -> None:
    chance = random.Random(4)
    with writing(WRITERS) as writers:
        for _ in range(KILLS):
            before = len(receipts(writers))
            with installation.serving() as office:
                for writer in writers:
                    writer.office = office
                wait_until(lambda before=before: len(receipts(writers)) > before + WRITERS, "the work of all writers")
                time.sleep(chance.uniform(0, 0.3))
                kill(office.process)
                for writer in writers:
                    writer.office = None
    acknowledged, kept = receipts(writers), stored(installation)
    logged = installation.ask("SELECT count(*) FROM base_logentry WHERE verb = 'term.defined' AND subject LIKE 'concept %'")
    assert [status for writer in writers for status in writer.refused] == []
    assert acknowledged - set(kept) == set()
    assert len(kept) == len(set(kept)) == logged[0][0]
    assert installation.verifies()
    print(f"\n{KILLS} kills, {len(acknowledged)} acknowledged, 0 lost, {len(set(kept) - acknowledged)} stored "
          "without receipt")
