"""Organisations are shared: one row, known to those bodies that say so, under one name for all."""

from __future__ import annotations

import json

import pytest
from django.http import Http404

from masswerk.base import log
from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.bodies import organisations
from masswerk.bodies.access import get_known_organisation, known_organisations
from masswerk.bodies.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def harz():
    return factories.body(slug="harz")


@pytest.fixture
def city():
    return factories.body(slug="stadt", kind="city")


@pytest.mark.parametrize("spelling", ["Sprachbrücke e. V.", "sprachbrücke  E. V.", " SPRACHBRÜCKE e. V."])
def test_an_organisation_two_bodies_know_is_one(harz, city, spelling):
    first = organisations.know(harz, name="Sprachbrücke e. V.", website="https://bruecke.example", by=SYSTEM)
    second = organisations.know(city, name=spelling, by=SYSTEM)
    assert (first.pk, Organisation.objects.count(), second.website) == (second.pk, 1, "https://bruecke.example")
    assert [list(known_organisations(body)) for body in (harz, city)] == [[first], [first]]


def test_what_only_others_know_is_not_there(harz, city):
    theirs = organisations.know(city, name="Theater", by=SYSTEM)
    assert get_known_organisation(city, theirs.pk) == theirs
    with pytest.raises(Http404):
        get_known_organisation(harz, theirs.pk)


def test_dropping_ends_one_tie_and_keeps_the_others(harz, city):
    shared = organisations.know(harz, name="Theater", by=SYSTEM)
    organisations.know(city, name="Theater", by=SYSTEM)
    organisations.drop(shared, harz, by=SYSTEM)
    assert (known_organisations(harz).count(), known_organisations(city).count()) == (0, 1)


def test_each_body_has_its_ties_in_its_own_log(harz, city):
    shared = organisations.know(harz, name="Theater", by=SYSTEM)
    organisations.drop(shared, harz, by=SYSTEM)
    told = LogEntry.objects.filter(chain=harz.chain, subject=f"organisation {shared.pk}").order_by("seq")
    assert [(entry.verb, json.loads(entry.payload)["facts"]) for entry in told] == [
        ("organisation.known", {"known": True}), ("organisation.dropped", {"known": False})]
    assert (LogEntry.objects.filter(chain=city.chain, verb__startswith="organisation").count(), log.verify_all()) == (0, [])


def test_knowing_and_dropping_twice_changes_nothing(harz):
    shared = organisations.know(harz, name="Theater", by=SYSTEM)
    organisations.know(harz, name="Theater", by=SYSTEM)
    organisations.drop(shared, harz, by=SYSTEM)
    before = LogEntry.objects.count()
    organisations.drop(shared, harz, by=SYSTEM)
    assert LogEntry.objects.count() == before


def test_a_name_another_organisation_has_is_refused(harz):
    organisations.know(harz, name="Theater", by=SYSTEM)
    other = organisations.know(harz, name="Museum", by=SYSTEM)
    with pytest.raises(organisations.NameTaken) as refusal:
        organisations.change(other, name="THEATER", by=SYSTEM)
    assert refusal.value.facts == {"name": "Theater"}


def test_spelling_ones_own_name_otherwise_is_no_collision(harz):
    one = organisations.know(harz, name="theater", by=SYSTEM)
    organisations.change(one, name="Theater", short_name="Th", by=SYSTEM)
    assert Organisation.objects.get().name == "Theater"


@pytest.mark.parametrize("name", ["", "  "])
def test_an_organisation_needs_a_name(harz, name):
    with pytest.raises(organisations.NameMissing):
        organisations.know(harz, name=name, by=SYSTEM)
