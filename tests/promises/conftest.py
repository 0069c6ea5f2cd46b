"""Installations to break."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from tests.promises import installation as installations
from tests.promises.installation import Installation
from tests.site import world as worlds
from tests.site.world import Place


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """One installation, made once; never changed."""
    made = installations.build(tmp_path_factory.mktemp("built"))
    yield made
    installations.drop(made)


@pytest.fixture
def installation(built: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A copy of it for one test."""
    with installations.copied(built, tmp_path / "data") as made:
        yield made


@pytest.fixture(scope="module")
def place(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Place]:
    """A body with one of everything; each test takes back what it did."""
    queue = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with (override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"), TASKS=queue), django_db_blocker.unblock(),
          transaction.atomic()):
        yield worlds.build_place("kreis")
        transaction.set_rollback(True)
