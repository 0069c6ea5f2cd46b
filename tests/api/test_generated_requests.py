"""Generated requests to every documented address: no server error, answers as documented."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import booleans
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import send_to_consultation
from masswerk.site.wsgi import application
from tests import factories

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 30
KNOWN = {"body": "harz", "concept": "integrationskonzept", "edition": "2026", "other": "2026"}


@pytest.fixture
def operations(db):
    """Every documented operation of an API with one public edition."""
    edition = factories.edition(factories.concept(factories.body(slug="harz")), passages=12)
    send_to_consultation(edition, by=SYSTEM)
    schema = schemathesis.openapi.from_dict(Client().get("/api/v1/openapi.json").json())
    schema.app = application
    with connection_kept_open():
        yield [result.ok() for result in schema.get_all_operations()]


@contextmanager
def connection_kept_open():
    """Keep the test's connection: the program closes its own around each request, unless `Client` asks."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def test_generated_requests_are_answered_as_documented(operations):
    asked = []
    for operation in operations:

        @given(case=operation.as_strategy(), is_known=booleans())
        @settings(max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
                  suppress_health_check=list(HealthCheck))
        def ask(case, is_known):
            if is_known:  # else almost every generated address would lead nowhere
                case.path_parameters = {name: KNOWN[name] for name in case.path_parameters or {}}
            case.call_and_validate(checks=CHECKS)
            asked.append(case.operation.path)

        ask()
    assert len(set(asked)) == len(operations) == 9
