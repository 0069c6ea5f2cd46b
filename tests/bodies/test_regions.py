"""Regions hold for a time: municipalities merge, keys are given anew, and a day says which one is meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from masswerk.base.actions import SYSTEM, writing
from masswerk.bodies import regions
from masswerk.bodies.models import Region
from masswerk.bodies.queries import region_of, regions_on, today_part_of
from tests import factories

pytestmark = pytest.mark.django_db
ARS = "150850009009"
BEGAN, MERGED = date(1994, 7, 1), date(2010, 1, 1)


def record(name: str = "Altdorf", **facts: Any) -> Region:
    facts = {"kind": "municipality", "ars": ARS, "valid_from": BEGAN, "source": "Gemeindeverzeichnis", **facts}
    return regions.record(name=name, by=SYSTEM, **facts)


def test_after_a_merger_each_day_finds_its_own_region():
    old = record()
    new = record("Neustadt", ars="150850999999", valid_from=MERGED)
    regions.end(old, last=date(2009, 12, 31), successor=new, by=SYSTEM)
    assert [list(regions_on(day)) for day in (date(1994, 6, 30), date(2009, 12, 31), MERGED)] == [[], [old], [new]]
    assert (region_of(ARS, date(2000, 1, 1)), region_of(ARS, MERGED)) == (old, None)
    assert today_part_of(old) == new


def test_a_key_may_be_given_anew_once_its_region_has_ended():
    regions.end(record(), last=date(2009, 12, 31), by=SYSTEM)
    again = record("Altdorf an der Bode", valid_from=MERGED)
    assert region_of(ARS, MERGED) == again


@pytest.mark.parametrize(("first", "last"), [
    (date(2005, 1, 1), None), (date(1990, 1, 1), None), (date(1990, 1, 1), BEGAN), (BEGAN, None)])
def test_two_regions_with_one_key_at_one_time_are_refused(first, last):
    record()
    with pytest.raises(regions.KeyTaken) as refusal:
        record("Zweitdorf", valid_from=first, valid_until=last)
    assert refusal.value.facts == {"ars": ARS, "name": "Altdorf"}


def test_quarters_have_no_key_and_do_not_collide():
    town = record()
    quarters = [record(name, ars="", kind="quarter", parent=town) for name in ("Nord", "Süd")]
    assert list(town.parts.all()) == quarters


@pytest.mark.parametrize(("facts", "why"), [
    ({"ars": "15"}, "„15“ ist kein Regionalschlüssel."), ({"source": " "}, "Name und Quelle gehören dazu."),
    ({"valid_until": date(1990, 1, 1)}, "Der letzte Tag liegt vor dem ersten."),
    ({"latitude": Decimal("51.9")}, "Von zwei Koordinaten fehlt eine."),
    ({"latitude": Decimal("11.05"), "longitude": Decimal("51.89")},
     "Die Koordinaten liegen nicht in Deutschland; vielleicht sind sie vertauscht.")])
def test_what_cannot_be_a_place_is_refused_with_the_reason(facts, why):
    with pytest.raises(regions.NotAPlace) as refusal:
        record(**facts)
    assert refusal.value.facts == {"name": "Altdorf", "why": why}


def test_a_region_ends_once_and_not_before_it_began():
    region = record()
    with pytest.raises(regions.RegionEnded):
        regions.end(region, last=date(1994, 6, 30), by=SYSTEM)
    regions.end(region, last=date(2009, 12, 31), by=SYSTEM)
    with pytest.raises(regions.RegionEnded, match=r"schon am 31\.12\.2009 geendet"):
        regions.end(region, last=date(2011, 1, 1), by=SYSTEM)


@pytest.mark.parametrize("wrong", [{"valid_until": date(1990, 1, 1)}, {"latitude": Decimal("51.9"), "longitude": None}])
def test_the_database_refuses_what_the_action_would_refuse(wrong):
    region = record()
    with pytest.raises(DatabaseError), transaction.atomic(), writing("region.tried", by=SYSTEM):
        Region.objects.filter(pk=region.pk).update(**wrong)


def test_successors_in_a_circle_do_not_hang():
    one, two = record(), record("Zwei", ars="150850999999")
    regions.end(one, last=MERGED, successor=two, by=SYSTEM)
    regions.end(two, last=MERGED, successor=one, by=SYSTEM)
    assert today_part_of(one) in (one, two)


def test_a_region_stands_in_the_log_of_the_installation():
    factories.body()
    assert record().chain == "installation"
