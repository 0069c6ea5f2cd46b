"""One page lists everything people can take part in; the start page of a body leads there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.concepts.actions import send_to_consultation
from masswerk.events.actions import set_state
from masswerk.events.models import EventState
from masswerk.surveys import actions
from tests import factories
from tests.events import samples
from tests.participation.weighing import NOW, Desk, desk
from tests.surveys import sheets

pytestmark = pytest.mark.django_db
SECTIONS = {"jetzt": "now", "bald": "later", "vorbei": "past"}


@pytest.fixture
def office() -> Desk:
    """A draft everybody may read, with contributions until the end of the year."""
    made = desk()
    send_to_consultation(made.edition, by=SYSTEM)
    return made


def read(url: str) -> HtmlElement:
    with time_machine.travel(NOW, tick=False):
        answer = Client().get(url)
    assert answer.status_code == 200
    return html.document_fromstring(answer.content.decode())


def listed(body: Body, query: str = "") -> dict[str, list[str]]:
    """Titles on the page by section."""
    page = read(f"/{body.slug}/mitreden/{query}")
    return {name: page.xpath(f"//section[@aria-labelledby='{anchor}']//h3//text()")
            for anchor, name in SECTIONS.items()}


def survey(office: Desk, slug: str, first: int, last: int) -> None:
    """A published survey from so many days from now to so many."""
    made = actions.make_survey(office.procedure, slug=slug, title=slug.title(), by=SYSTEM,
                               opens_on=sheets.TODAY + timedelta(days=first),
                               closes_on=sheets.TODAY + timedelta(days=last))
    actions.set_questions(made, questions=sheets.QUESTIONS[:1], by=SYSTEM)
    actions.publish(made, by=SYSTEM)


def test_what_is_open_comes_first_by_its_last_day_and_what_was_is_for_reading(office):
    survey(office, "lang", -1, 60)
    survey(office, "kurz", 0, 2)
    survey(office, "bald", 5, 9)
    survey(office, "vorbei", -9, -5)
    event = samples.event(office.edition)
    set_state(event, state=EventState.DOCUMENTED, by=SYSTEM, now=NOW)
    assert listed(office.body) == {"now": ["Kurz", "Beteiligung zum Entwurf", "Lang"], "later": ["Bald"],
                                   "past": ["Vorbei", "Diskussion der Leitlinien"]}


def test_what_is_not_published_is_not_listed(office):
    sheets.survey(office.procedure)
    samples.event(office.edition)
    assert listed(office.body) == {"now": ["Beteiligung zum Entwurf"], "later": [], "past": []}


def test_where_nothing_is_open_the_page_says_so_and_still_takes_codes():
    page = read(f"/{factories.body().slug}/mitreden/")
    assert "Zurzeit ist nichts offen." in page.text_content()
    assert [link for link in page.xpath("//main//a/@href") if link.endswith("/mitreden/code/")] != []


def test_links_lead_to_the_pages_in_the_language_of_the_reader(office):
    survey(office, "kurz", 0, 2)
    page = read(f"/{office.body.slug}/mitreden/?sprache=en")
    buttons = page.xpath("//section[@aria-labelledby='jetzt']//a")
    assert [(" ".join(one.text_content().split()), one.get("aria-label"), one.get("href")) for one in buttons] == [
        ("Fill in the survey", "Fill in the survey: Kurz", f"/{office.body.slug}/umfragen/kurz/?sprache=en"),
        ("Read and write a contribution", "Read and write a contribution: Beteiligung zum Entwurf",
         f"/{office.body.slug}/mitreden/anhoerung/?sprache=en")]


def test_the_start_page_shows_what_is_open_today_and_the_way_to_everything(office):
    survey(office, "vorbei", -9, -5)
    page = read(f"/{office.body.slug}/")
    assert page.xpath("//section[@aria-labelledby='mitreden']//h3//text()") == ["Beteiligung zum Entwurf"]
    assert page.xpath("//section[@aria-labelledby='mitreden']/p/a/@href") == [f"/{office.body.slug}/mitreden/"]


@pytest.mark.parametrize("amount", [1, 3])
def test_the_list_needs_the_same_queries_at_any_number(office, amount, django_assert_num_queries):
    for number in range(amount):
        survey(office, f"umfrage-{number}", 0, 2)
    client = Client()
    with time_machine.travel(NOW, tick=False), django_assert_num_queries(4):
        client.get(f"/{office.body.slug}/mitreden/")
