"""Queries whose SQL is made once give what the querysets give."""

from __future__ import annotations

import pytest

from masswerk.base.prepared import Prepared
from masswerk.bodies.models import Body
from tests import factories

pytestmark = pytest.mark.django_db


def by_name(name: str, least: int):
    return Body.objects.filter(name=name, version__gte=least).order_by("slug").values_list("slug", "version")


def test_each_call_asks_with_its_own_values(django_assert_num_queries):
    for slug, name in (("a", "Harz"), ("b", "Börde"), ("c", "Harz")):
        factories.body(slug=slug, name=name)
    rows = Prepared(by_name, "\x00", 2**31 - 2)
    with django_assert_num_queries(4):
        found = [rows("Harz", 1), rows("Börde", 1), rows("Harz", 2), rows("'; --", 1)]
    assert [[slug for slug, _ in part] for part in found] == [["a", "c"], ["b"], [], []]


def test_rows_are_those_of_the_queryset():
    factories.body(slug="a", name="Harz")
    assert Prepared(by_name, "\x00", 2**31 - 2)("Harz", 1) == [tuple(row) for row in by_name("Harz", 1)]


def test_every_gap_wants_a_value():
    with pytest.raises(ValueError):
        Prepared(by_name, "\x00", 2**31 - 2)("Harz")
