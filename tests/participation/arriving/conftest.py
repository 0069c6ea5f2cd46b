"""An office where files arrive."""

from __future__ import annotations

import pytest

from tests.participation import weighing
from tests.participation.arriving.files import Office


@pytest.fixture
def office(db, settings, tmp_path) -> Office:
    settings.MEDIA_ROOT = tmp_path
    return Office(weighing.desk())
