"""Nothing is changed by a request that does not come from one of our forms."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.site import rights_table as table
from tests.site.addresses import ask
from tests.site.world import NOBODY

pytestmark = pytest.mark.django_db


def test_sending_without_a_token_is_refused_everywhere(world, every_address):
    known = {address.name: address for address in every_address}
    answers = {}
    for row in table.ROWS:
        if row.post != table.NOT_HERE:
            path = known[row.name].at(world.own, **row.wanted)
            for person in (NOBODY, "coordinator"):
                client = Client(enforce_csrf_checks=True)
                client.cookies = world.clients[person].cookies
                answers[path, person] = ask(client, "POST", path).status_code
    assert {key: answer for key, answer in answers.items() if answer != 403} == {}
    assert len(answers) > 100


def test_the_refusal_says_that_nothing_is_lost(world):
    client = Client(enforce_csrf_checks=True)
    page = ask(client, "POST", "/konto/login/").content.decode()
    assert "<h1" in page
    assert "CSRF" not in page
