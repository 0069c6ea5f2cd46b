"""What all tests share: the day on which they happen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""The day of `tests.site.world`; procedures, surveys and events of tests are open on it."""

BROWSER = Path(__file__).parent / "browser"


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
    suggesting = sys.modules.get("masswerk.participation.suggesting")
    if suggesting is not None:
        suggesting.forget()
