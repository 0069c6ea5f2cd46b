"""A concept, its draft and a coordinator, and what the pages are asked."""

from __future__ import annotations

import pytest
from django.test import Client

from masswerk.concepts.models import Concept, Edition
from masswerk.people.models import Role
from tests import factories


@pytest.fixture
def concept() -> Concept:
    return factories.concept(factories.body(slug="harz"))


@pytest.fixture
def office(concept) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=concept.body))
    client.get("/harz/arbeit/fassungen/")  # the first request of a session also notes when it began
    return client


@pytest.fixture
def draft(concept) -> Edition:
    return factories.edition(concept, passages=30)
