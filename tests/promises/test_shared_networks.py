"""Nobody is locked out for the network they share; what a header claims about the sender counts for nothing."""

from __future__ import annotations

import time

import pytest
import time_machine
from django.test import Client, RequestFactory

from masswerk.participation import load
from masswerk.participation.actions import VISITOR, submit
from masswerk.participation.load import Load, network_of, signing_keys, ticket_for
from masswerk.participation.models import Contribution
from masswerk.participation.rules import work
from masswerk.participation.rules.work import Verdict, judged, solved
from tests.participation.conftest import NOW, opened
from tests.promises.installation import count

PEOPLE = 1000
SENT = count(100, 1000)
ADDRESS = "203.0.113.7"


@pytest.fixture(autouse=True)
def calm(monkeypatch) -> Load:
    """Nobody has asked for anything yet."""
    fresh = Load()
    monkeypatch.setattr(load, "LOAD", fresh)
    return fresh


@pytest.mark.django_db
def test_a_thousand_people_behind_one_address_are_all_stored_within_ten_minutes(calm):
    procedure = opened()
    now = NOW.timestamp()
    for person in range(PEOPLE - SENT):
        calm.add(network_of(ADDRESS), now + person * 0.5)
    request = RequestFactory().get("/", REMOTE_ADDR=ADDRESS)
    asked, spent = [], time.process_time()
    for person in range(SENT):
        ticket, bits = ticket_for(request, "form", now + 599)
        verdict, opened_ticket = judged(ticket, solved(ticket, bits), "form", now=int(now + 599), keys=signing_keys())
        assert verdict is Verdict.WORKED
        submit(procedure, text=f"Beitrag {person}", channel="web", key=opened_ticket.key, by=VISITOR, now=NOW)
        asked.append(bits)
    assert Contribution.objects.count() == SENT
    assert max(asked) <= work.asked(PEOPLE)[0] == 14  # sixteen thousand hashes: a moment, on a phone too
    print(f"\n{PEOPLE} behind one address, the last of them asked for {max(asked)} bits; "
          f"{(time.process_time() - spent) / SENT * 1000:.0f} ms each to work and to store")


def test_without_script_a_busy_network_waits_some_seconds_longer_never_for_good():
    assert [work.asked(recent)[1] for recent in (0, 49, 100, 1000, 10**6)] == [4, 4, 6, 12, 20]


@pytest.mark.django_db
def test_forged_proxy_headers_are_ignored(calm):
    procedure = opened()
    url = f"/{procedure.body.slug}/mitreden/{procedure.slug}/beitrag/"
    with time_machine.travel(NOW, tick=False):
        for number in range(3):
            Client().get(url, REMOTE_ADDR=ADDRESS, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}",
                         HTTP_FORWARDED="for=192.0.2.1")
    counted = [calm.add(network_of(address), NOW.timestamp()) for address in (ADDRESS, "198.51.100.1", "192.0.2.1")]
    assert counted == [4, 1, 1]


def test_load_is_forgotten_after_ten_minutes_and_bounded(calm, monkeypatch):
    monkeypatch.setattr(load, "MOST", 3)
    for second in (0, 30, 599):
        count_now = calm.add("192.0.2.0/24", second)
    assert (count_now, calm.add("192.0.2.0/24", 660)) == (3, 2)
    for number in range(5):
        calm.add(f"10.0.{number}.0/24", 660)
    assert calm.add("192.0.2.0/24", 660) == 1

