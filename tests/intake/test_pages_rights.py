"""Who opens the pages of reading in: the coordinating office of the body, and nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from masswerk.intake.models import Reading
from tests import factories
from tests.intake import samples
from tests.intake.samples import address

pytestmark = pytest.mark.django_db

PAGES = ["overview", "reading", "step", "progress", "doubts", "lines", "accept", "file", "panel", "move"]


def _page(name: str, reading: Reading) -> str:
    if name == "overview":
        return address(name)
    more = {"element": samples.named(reading, "Sport?").pk} if name in {"panel", "move"} else {}
    return address(name, reading, **more)


def _answers(client, reading: Reading) -> dict[str, int]:
    return {page: client.get(_page(page, reading)).status_code for page in PAGES}


NOTHING = dict.fromkeys(PAGES, 404)


@pytest.mark.parametrize("role", ["auditor", "administrator", "moderator", "partner", "volunteer"])
def test_other_roles_find_nothing(client, body, role):
    client.force_login(factories.account(role, at=body))
    assert _answers(client, samples.reading(body)) == NOTHING


def test_the_office_of_another_body_finds_nothing(client, body):
    client.force_login(factories.account("coordinator", at=factories.body()))
    assert _answers(client, samples.reading(body)) == NOTHING


def test_visitors_are_asked_to_sign_in(client, body):
    reading = samples.reading(body)
    assert all(client.get(_page(page, reading)).url.startswith("/konto/login/?next=") for page in PAGES)


def test_a_reading_of_another_body_is_not_reached_by_its_number(desk, body):
    foreign = samples.reading()
    assert desk.get(reverse("intake:reading", kwargs={"body": "kreis", "reading": foreign.pk})).status_code == 404


def test_an_element_of_another_reading_is_not_touched(desk, body):
    reading, other = samples.reading(body), samples.reading(body)
    foreign = samples.named(other, "Sport?")
    answer = desk.post(address("step", reading), {"schritt": "auslassen", "element": foreign.pk})
    assert answer.status_code == 422
    assert samples.named(other, "Sport?").decision == "open"
