"""What all tests share: the day on which they happen, and that nothing depends on neighbours, load or luck."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path

import pytest
import time_machine
from hypothesis import HealthCheck, settings

TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""The day of `tests.site.world`; procedures, surveys and events of tests are open on it."""

BROWSER = Path(__file__).parent / "browser"
MEMORIES = (
    ("masswerk.participation.access", "_as_of.cache_clear"),
    ("masswerk.participation.comparing", "forget"),
    ("masswerk.participation.load", "LOAD.forget"),
    ("masswerk.participation.suggesting", "forget"),
    ("masswerk.participation.views.public.acknowledging", "_pages.clear"),
    ("masswerk.public.redlines", "comparison_of.cache_clear"),
)
"""What a process keeps of rows it has read, by module, and how it forgets."""

# The same cases in every run, before a release others; a busy machine takes its time.
settings.register_profile("masswerk", deadline=None, derandomize=not os.environ.get("MASSWERK_RELEASE"),
                          suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("masswerk")


@pytest.fixture(autouse=True, scope="session")
def on_a_known_day(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests happen on one day, whenever they run; those in a browser on the day of the servers they talk to."""
    if any(BROWSER in item.path.parents for item in request.session.items):
        yield
        return
    with time_machine.travel(TODAY, tick=True):
        yield


@pytest.fixture(autouse=True)
def nothing_in_memory() -> None:
    """Each test starts like a new process: keys are used again once a test is rolled back."""
    for module, forget in MEMORIES:
        if module in sys.modules:
            attrgetter(forget)(sys.modules[module])()
