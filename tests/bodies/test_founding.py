"""A body's pages lie below its short name, so no short name may be a word the addresses of the program begin with."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.urls import get_resolver

from masswerk.base.actions import SYSTEM
from masswerk.bodies.actions import SlugReserved, found_body
from masswerk.bodies.models import Body
from masswerk.bodies.rules import RESERVED
from masswerk.site.operations.first_start import First, begin
from tests.promises.examples import NOW


def first_parts() -> set[str]:
    """The fixed words that addresses begin with."""
    roots = {str(pattern.pattern) for pattern in get_resolver().url_patterns}
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) == "":
            roots |= {str(below.pattern) for below in pattern.url_patterns}
    found = {re.split(r"[/<]", root.lstrip("^"))[0] for root in roots}
    return {word for word in found if word} | {settings.STATIC_URL.strip("/")}


def test_every_word_our_addresses_begin_with_is_kept_from_bodies():
    found = first_parts()
    assert {"konto", "api", "impressum", "static", "dateien"} <= found
    assert found - RESERVED == set()


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["impressum", "anmelden", "api", "static", "Hilfe"])
def test_a_body_is_not_founded_under_such_a_word(slug):
    with pytest.raises(SlugReserved) as refusal:
        found_body(slug=slug, name="Kreis", kind="county", by=SYSTEM)
    assert (refusal.value.facts, Body.objects.count()) == ({"slug": slug}, 0)


@pytest.mark.django_db
def test_the_first_start_refuses_it_too():
    with pytest.raises(SlugReserved):
        begin(First("neu@example.org", "Neu", "ein-langes-Kennwort-26", "Neu", "arbeit", "city"), by=SYSTEM, now=NOW)


@pytest.mark.django_db
def test_a_word_that_only_begins_alike_is_free():
    assert found_body(slug="apisdorf", name="Apisdorf", kind="municipality", by=SYSTEM).slug == "apisdorf"
