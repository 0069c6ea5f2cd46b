"""No page asks the database more often because there is more to show."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Element, Passage
from tests import factories
from tests.intake import samples
from tests.site import rights_table as table
from tests.site.addresses import Address, ask
from tests.site.pages import listed
from tests.site.world import World

pytestmark = pytest.mark.django_db

AT_MOST = 35
"""More than any page needs today (a download brings whole sheets of measures, one query for each of their lists);
reading pages have tighter bars of their own."""


def counted(world: World, every_address: list[Address]) -> dict[str, int]:
    """Queries of every page for the coordinator."""
    known = {address.name: address for address in every_address}
    counts = {}
    for row in table.ROWS:
        path = known[row.name].at(world.own, **row.wanted)
        if row.get != table.NOT_HERE:
            with CaptureQueriesContext(connection) as asked:
                ask(world.clients["coordinator"], "GET", path)
            counts[f"{row.name} {row.wanted.get('edition', '')}"] = len(asked)
    return counts


def add_more(world: World) -> None:
    """Two more of everything a list can hold."""
    place = world.own
    for number in (1, 2):
        factories.body(f"mehr-{number}")
        actions.define_term(place.concept, key=f"wort-{number}", term=f"Wort {number}", explanation="Sinn.", by=SYSTEM)
        other = factories.concept(place.body, f"mehr-{number}")
        factories.edition(other, "2020")
        samples.reading(place.body, lost=3, noise=3)
        for edition in (place.draft, more_edition(world, number)):
            _write(edition, number)
    world.own.reading = samples.reading(place.body, spec=samples.SMALL * 3, lost=3, noise=3)


def more_edition(world: World, number: int):
    edition = actions.open_revision(world.own.adopted, key=f"mehr-{number}", title=f"Mehr {number}", by=SYSTEM)
    actions.send_to_consultation(edition, by=SYSTEM)
    return edition


def _write(edition, number: int) -> None:
    field = actions.add_element(edition, kind="field", title=f"Feld {number}", text="", parent=None, position=None,
                                by=SYSTEM)
    source = Element.objects.get(concept=edition.concept, key="f1")
    actions.state_interface(edition, source=source, target=field.element, note="Kurse", by=SYSTEM)
    for kind in ("measure", "text", "guideline"):
        actions.add_element(edition, kind=kind, title=kind, text=f"Text {number}", parent=source, position=None,
                            by=SYSTEM)
    passage = Passage.objects.select_related("wording", "edition", "element").get(edition=edition, element__key="m1")
    actions.edit_passage(passage, title=f"Titel {number}", text="Anders", serial=passage.wording.serial, by=SYSTEM)
    actions.translate(passage, language="en", title=f"Title {number}", text="Other", by=SYSTEM)


@pytest.fixture(autouse=True)
def clock():
    """The clock stands: each minute a session notes once that somebody is still there, which asks the database too."""
    with time_machine.travel(datetime.now(UTC), tick=False):
        yield


def test_no_page_asks_more_often_for_three_than_for_one(world, every_address):
    one = counted(world, every_address)
    add_more(world)
    three = counted(world, every_address)
    more = {name: (one[name], three[name]) for name in one if three[name] > one[name]
            and name.split()[0] not in {"thread:element", "door:concepts"}}
    many = {name: count for name, count in three.items() if count > AT_MOST}
    assert not more, listed(more.items())
    assert not many, listed(many.items())
