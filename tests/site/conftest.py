"""One world for all tests of a module: they ask only, and every request is rolled back."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction

from masswerk.public.redlines import comparison_of
from tests.site import world as worlds
from tests.site.addresses import Address, addresses


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[worlds.World]:
    """Two bodies and an account of each role, in a transaction that is rolled back at the end."""
    logging.disable(logging.WARNING)  # thousands of refusals are no news
    files, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("files")
    comparison_of.cache_clear()  # kept by number and version of editions, which another world had too
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)
    settings.MEDIA_ROOT = files
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def every_address() -> list[Address]:
    """All addresses the resolver knows."""
    return addresses()
