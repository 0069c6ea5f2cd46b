"""A body, its coordinating office in a browser, and a folder for files that is thrown away."""

from __future__ import annotations

import pytest

from tests import factories


@pytest.fixture
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def body(db):
    return factories.body("kreis")


@pytest.fixture
def desk(client, body, files):
    """The browser of the coordinating office."""
    client.force_login(factories.account("coordinator", at=body))
    return client
