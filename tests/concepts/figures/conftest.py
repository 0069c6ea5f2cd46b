"""A draft with pictures, and what is asked of them."""

from __future__ import annotations

import pytest
from django.test import Client

from masswerk.concepts.models import Edition
from masswerk.people.models import Role
from tests import factories


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def draft() -> Edition:
    return factories.edition(factories.concept(factories.body(slug="harz")), passages=10)


@pytest.fixture
def office(draft) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=draft.body))
    return client
