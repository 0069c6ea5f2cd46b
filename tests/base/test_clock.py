"""The worker does the night's work once, whatever the clock does and whatever fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from masswerk.base import clock
from masswerk.base.models import NightlyRun

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 11, 20, 20, tzinfo=UTC)
NIGHT = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)  # 3:30 in Germany


@pytest.fixture(autouse=True)
def works(monkeypatch):
    done: list[datetime] = []

    def count(now: datetime) -> dict[str, int]:
        done.append(now)
        return {"gelöscht": 2}

    def fail(now: datetime) -> dict[str, int]:
        raise RuntimeError

    monkeypatch.setattr(clock, "_NIGHT", {"zählen": count, "scheitern": fail, "danach": count})
    monkeypatch.setattr(clock, "_TICK", [])
    return done


def test_the_night_is_due_from_three_in_germany_on():
    clock.run_night(EVENING)
    assert [clock.is_due(EVENING + timedelta(hours=h)) for h in (0, 5, 6)] == [False, False, True]


def test_the_night_is_done_once_and_a_failing_work_stops_nobody(works):
    for minute in range(3):
        clock.tick(NIGHT + timedelta(minutes=minute))
    run = NightlyRun.objects.get()
    assert (len(works), run.report) == (2, {
        "zählen": {"gelöscht": 2}, "scheitern": {"fehlgeschlagen": 1}, "danach": {"gelöscht": 2}})


def test_a_day_without_a_worker_is_made_up_for_later_that_day():
    clock.tick(NIGHT + timedelta(hours=15))
    assert [str(run.day) for run in NightlyRun.objects.all()] == ["2026-11-21"]
