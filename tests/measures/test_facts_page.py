"""The page on which the office says how a measure stands."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from masswerk.concepts.models import Edition
from masswerk.measures.models import Measure
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/harz/arbeit/massnahmen/integrationskonzept/p2/"
FACTS = {"status": "running", "lead": "Volkshochschule", "since": "2014", "review_on": "2029-01-15",
         "budget": "46.800 Euro", "reason": ""}


@pytest.fixture
def edition() -> Edition:
    return factories.edition(factories.concept(factories.body(slug="harz")), passages=30)


def signed_in(role: str, edition: Edition) -> Client:
    client = Client()
    client.force_login(factories.account(role, at=edition.body))
    return client


def test_the_office_says_how_a_measure_stands_and_every_page_is_fetched_anew(edition):
    office, before = signed_in(Role.COORDINATOR, edition), edition.version
    assert office.post(URL, FACTS)["Location"] == URL
    measure = Measure.objects.get(element__key="p2")
    assert (measure.status, measure.lead, measure.review_on) == ("running", "Volkshochschule", date(2029, 1, 15))
    edition.refresh_from_db()
    assert edition.version == before + 1
    assert office.get(URL).context["form"].initial["lead"] == "Volkshochschule"


def test_waiving_without_a_reason_is_refused_beside_the_form(edition):
    answer = signed_in(Role.COORDINATOR, edition).post(URL, {**FACTS, "status": "waived"})
    assert (answer.status_code, "fehlt die Begründung" in answer.content.decode()) == (422, True)
    assert "Volkshochschule" in answer.content.decode()
    assert Measure.objects.count() == 0


def test_what_is_no_measure_has_no_such_page(edition):
    office = signed_in(Role.COORDINATOR, edition)
    assert office.get(URL.replace("/p2/", "/f0/")).status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_no_other_role_opens_it(edition, role):
    assert signed_in(role, edition).get(URL).status_code == 404


def test_visitors_sign_in_first_and_strangers_find_nothing(edition):
    assert Client().get(URL)["Location"].endswith(f"?next={URL}")
    elsewhere = factories.edition(factories.concept(factories.body()))
    assert signed_in(Role.COORDINATOR, elsewhere).get(URL).status_code == 404
