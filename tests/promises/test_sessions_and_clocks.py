"""Nobody stays signed in for good; and clocks may jump without the log or a deadline noticing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from masswerk.base import log
from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.bodies.actions import change_settings
from masswerk.people import actions as people
from tests import factories

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 20, 8, tzinfo=UTC)
PAGE = "/kreis/arbeit/"


@pytest.fixture
def desk():
    client = Client()
    with time_machine.travel(START, tick=False):  # all of it: a role given today would not hold yet on that day
        body = factories.body("kreis")
        account = factories.account("coordinator", at=body)
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(PAGE).status_code == 200
    return client, account, body


def status_at(client: Client, minutes: float) -> int:
    with time_machine.travel(START + timedelta(minutes=minutes), tick=False):
        return int(client.get(PAGE).status_code)


@pytest.mark.parametrize(("idle", "answer"), [(5, 200), (29, 200), (31, 302), (24 * 60, 302)])
def test_a_session_ends_after_thirty_idle_minutes(desk, idle, answer):
    client, _, _ = desk
    assert status_at(client, idle) == answer


def test_a_session_ends_after_twelve_hours_whatever_is_done(desk):
    client, _, _ = desk
    answers = [status_at(client, minutes) for minutes in range(20, 13 * 60, 20)]
    assert answers == [200] * 36 + [302] * 2


def test_a_session_ends_with_its_account(desk):
    client, account, _ = desk
    people.deactivate(account, by=SYSTEM, on=START.date())
    assert status_at(client, 1) == 302


def test_a_right_ends_with_its_role(desk):
    client, account, _ = desk
    for grant in account.grants.all():
        people.end_role(grant, by=SYSTEM, on=START.date())
    assert status_at(client, 1) == 404


JUMPS = {
    "a day back": timedelta(days=-1), "a day on": timedelta(days=1), "an hour back": timedelta(hours=-1),
}
DAYS = [datetime(2028, 2, 29, 12, tzinfo=UTC), datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC)]
"""29 February, New Year's Eve, the nights of summer time."""


@pytest.mark.parametrize("jump", JUMPS)
@pytest.mark.parametrize("day", DAYS, ids=["29 February", "New Year", "to summer time", "to winter time"])
def test_the_order_of_the_log_follows_its_numbers_whatever_the_clock_says(day, jump):
    body = factories.body()
    for step, moment in enumerate((day, day + JUMPS[jump], day)):
        with time_machine.travel(moment, tick=False):
            change_settings(body, tagline=f"Stand {step}", by=SYSTEM)
    rows = LogEntry.objects.filter(chain=body.chain).order_by("seq")
    assert [row.seq for row in rows] == [1, 2, 3, 4]
    assert log.verify_all() == []


@pytest.mark.parametrize("day", DAYS, ids=["29 February", "New Year", "to summer time", "to winter time"])
def test_an_invitation_holds_its_days_over_any_night(day):
    body = factories.body()
    invitation, _ = people.invite(body, email="neu@example.org", role="partner", by=SYSTEM, now=day)
    assert invitation.is_open(day + timedelta(days=13, hours=23))
    assert not invitation.is_open(day + timedelta(days=14, seconds=1))
