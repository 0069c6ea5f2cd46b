"""The evening of the newsletter: 200 contributions a second for a minute, each durable, logged and soon answered.

Senders come at their time whether the server keeps up or not; how long one waits counts from the moment it meant to
send. How soon answers come is judged before a release only, on a machine that does nothing else.
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path

from masswerk.participation.rules import codes
from tests.promises.crowd import letter, opened, sent, tickets
from tests.promises.installation import RELEASE, Installation, count

RATE = 200
"""Contributions a second."""

SECONDS = count(1, 60)
FIRST = 20
"""Contributions that warm the server up."""


def sync_of(folder: Path) -> float:
    """Seconds the disk takes to sync a page; the median of 50."""
    taken = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(50):
            start = time.perf_counter()
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def test_everybody_who_contributes_on_the_evening_is_answered(installation: Installation) -> None:
    opened(installation)
    letters = [letter(f"Beitrag {n}", ticket)
               for n, ticket in enumerate(tickets(installation, FIRST + RATE * SECONDS))]
    sync = sync_of(installation.data)
    with installation.serving() as office:
        answers = sent(office.port, letters[:FIRST], rate=1e6, at_once=8)
        before = office.cpu
        timed = sent(office.port, letters[FIRST:], rate=RATE)
        cost = (office.cpu - before) / len(timed)
    given = [answer.code for answer in answers + timed]
    kept = [code for code, in installation.ask("SELECT code_hash FROM participation_contribution")]
    assert sorted(kept) == sorted(map(codes.stored, given))
    assert installation.ask("SELECT count(*) FROM base_logentry WHERE verb = 'contribution.submitted'") == [(len(kept),)]
    assert installation.verifies()
    took = sorted(answer.took for answer in timed)
    p99, longest = took[int(len(took) * 0.99)], took[-1]
    print(f"\n{len(timed)} contributions at {RATE} a second: {cost * 1000:.2f} ms CPU each, median "
          f"{statistics.median(took) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, longest {longest * 1000:.0f} ms, "
          f"disk sync {sync * 1000:.2f} ms")
    if RELEASE and sync <= 0.002:
        assert (p99 <= 0.25, longest <= 1) == (True, True)
