"""Administrators steer roles at their own body, and a body never loses its last administrator."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masswerk.base.actions import SYSTEM
from masswerk.people import actions
from masswerk.people.access import viewer_of
from masswerk.people.models import Grant, Role, Session
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def harz():
    return factories.body("harz", name="Landkreis Harz")


@pytest.fixture
def admin(harz):
    return factories.account(Role.ADMINISTRATOR, at=harz)


@pytest.fixture
def page(admin):
    return signed_in(admin)


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def roles(account, body) -> list[str]:
    return sorted(viewer_of(account, date.today()).roles_at(body))


def test_a_role_given_holds_at_once_and_a_role_ended_is_gone_with_the_next_request(page, harz):
    person = factories.account(Role.PARTNER, at=harz)
    page.post(reverse("team:member", args=["harz", person.pk]), {"role": Role.COORDINATOR})
    assert roles(person, harz) == ["coordinator", "partner"]
    grant = Grant.objects.get(account=person, role=Role.COORDINATOR)
    page.post(reverse("team:end_role", args=["harz", grant.pk]))
    assert roles(person, harz) == ["partner"]


def test_the_last_administrator_stays(page, admin, harz):
    answer = page.post(reverse("team:end_role", args=["harz", admin.grants.get().pk]), follow=True)
    assert "Landkreis Harz hätte danach niemanden mehr" in answer.content.decode()
    assert roles(admin, harz) == ["administrator"]


def test_an_administrator_may_leave_when_another_is_there(page, admin, harz):
    factories.account(Role.ADMINISTRATOR, at=harz)
    answer = page.post(reverse("team:end_role", args=["harz", admin.grants.get().pk]))
    assert (answer["Location"], roles(admin, harz)) == ("/arbeit/", [])


def test_a_locked_account_does_not_count_as_another_administrator(page, admin, harz):
    other = factories.account(Role.ADMINISTRATOR, at=harz)
    actions.deactivate(other, by=SYSTEM, on=date.today())
    page.post(reverse("team:end_role", args=["harz", admin.grants.get().pk]))
    assert roles(admin, harz) == ["administrator"]


def test_a_locked_account_loses_its_sessions_and_can_be_opened_again(page, harz):
    person = factories.account(Role.PARTNER, at=harz)
    theirs = signed_in(person)
    page.post(reverse("team:shut_out", args=["harz", person.pk]))
    assert (theirs.get("/harz/arbeit/").status_code, Session.objects.filter(account=person).count()) == (302, 0)
    page.post(reverse("team:shut_out", args=["harz", person.pk]))
    person.refresh_from_db()
    assert person.is_active is True


def test_an_account_with_roles_elsewhere_cannot_be_locked_from_here(page, harz):
    person = factories.account(Role.PARTNER, at=harz)
    actions.give_role(person, Role.PARTNER, factories.body(), by=SYSTEM)
    answer = page.post(reverse("team:shut_out", args=["harz", person.pk]), follow=True)
    person.refresh_from_db()
    assert (person.is_active, "hat auch Rollen an anderer Stelle" in answer.content.decode()) == (True, True)


def test_people_of_another_body_are_not_found(page):
    elsewhere = factories.body("fremd")
    person = factories.account(Role.PARTNER, at=elsewhere)
    found = [page.get(reverse("team:member", args=[slug, person.pk])).status_code for slug in ("harz", "fremd")]
    ended = page.post(reverse("team:end_role", args=["harz", person.grants.get().pk])).status_code
    assert (found, ended) == ([404, 404], 404)


@pytest.mark.parametrize("people", [1, 3, 9])
def test_the_team_page_asks_the_same_number_of_questions_at_any_size(page, harz, people, django_assert_num_queries):
    for i in range(people):
        actions.invite(harz, email=f"e{i}@example.org", role=Role.PARTNER, by=SYSTEM,
                       now=timezone.now())
        factories.account(Role.PARTNER, Role.MODERATOR, at=harz)
    page.get(reverse("team:team", args=["harz"]))
    with django_assert_num_queries(9):
        page.get(reverse("team:team", args=["harz"]))


def test_the_team_is_searched_by_name_and_address(page, harz):
    factories.account(Role.PARTNER, at=harz, email="sonne@example.org")
    factories.account(Role.PARTNER, at=harz, email="mond@example.org")
    text = page.get(reverse("team:team", args=["harz"]), {"suche": "SONNE"}).content.decode()
    assert ("sonne@example.org" in text, "mond@example.org" in text) == (True, False)


def test_a_role_ended_yesterday_no_longer_holds(harz):
    person = factories.account(Role.PARTNER, at=harz)
    actions.end_role(person.grants.get(), by=SYSTEM, on=date.today() + timedelta(days=1))
    assert roles(person, harz) == ["partner"]
    assert sorted(viewer_of(person, date.today() + timedelta(days=1)).roles_at(harz)) == []
