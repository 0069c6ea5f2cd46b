"""A procedure on a small draft, open for contributions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.participation.actions import open_procedure
from masswerk.participation.load import LOAD
from masswerk.participation.models import Procedure
from masswerk.participation.rules.phases import Days
from tests import factories

NOW = datetime(2026, 5, 12, 12, 7, tzinfo=UTC)
DAYS = Days(date(2026, 3, 2), date(2026, 4, 1), date(2026, 6, 30), date(2026, 9, 30), date(2026, 10, 2))


def opened(passages: int = 6, **facts: object) -> Procedure:
    """A procedure on a new draft of a new body."""
    edition = factories.edition(factories.concept(factories.body()), passages=passages)
    facts = {"slug": "entwurf-2026", "title": "Entwurf 2026", "days": DAYS, **facts}
    return open_procedure(edition, now=NOW, by=SYSTEM, **facts)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def nobody_came_before():
    """What other tests sent from the same address asks nothing of these."""
    LOAD.forget()


@pytest.fixture
def procedure(db) -> Procedure:
    return opened()
