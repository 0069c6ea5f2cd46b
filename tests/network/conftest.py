"""A county with a concept, and who works there."""

from __future__ import annotations

import pytest
from django.test import Client

from masswerk.bodies.models import Body
from masswerk.people.models import Account
from tests import factories
from tests.site.world import content


@pytest.fixture
def body(db) -> Body:
    """A county whose concept has fields and a measure."""
    place = factories.body("kreis")
    factories.edition(factories.concept(place, "konzept"), "2026", content=content())
    return place


@pytest.fixture
def coordinator(body) -> Account:
    return factories.account("coordinator", at=body)


@pytest.fixture
def office(coordinator) -> Client:
    return signed_in(coordinator)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client
