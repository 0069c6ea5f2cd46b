"""A page that did not change is not sent again; any change that it shows gives it another ETag."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.bodies.actions import change_settings
from masswerk.concepts import actions
from masswerk.measures.actions import describe
from tests import factories
from tests.public.conftest import NEW, OLD, at, element, fresh

URLS = [OLD, f"{OLD}inhalt/ehrenamt/", f"{OLD}thema/land/", f"{OLD}begriffe/", f"{OLD}suche/?q=rat", f"{OLD}druck/",
        f"{OLD}laden/json/", f"{OLD}vergleich/2026/", "/harz/konzept/integrationskonzept/", "/harz/",
        "/harz/faden/integrationskonzept/kurs/"]

CHANGES = {
    "a wording": lambda c: actions.edit_passage(at(c.new, "leit"), title="", text="Neu.", serial=1, by=SYSTEM),
    "a rendition": lambda c: actions.translate(at(c.old, "leit"), language="en", title="", text="Free.", by=SYSTEM),
    "an erratum": lambda c: actions.add_erratum(at(c.old, "leit"), dated=date(2017, 1, 2), note="Wort fehlt.", text="",
                                                by=SYSTEM),
    "a measure": lambda c: describe(element(c.old, "kurs"), status="done", by=SYSTEM),
    "an explained word": lambda c: actions.define_term(c.concept, key="x", term="Pate", explanation="Hilft.", by=SYSTEM),
    "an interface": lambda c: actions.state_interface(
        c.new, source=element(c.new, "arbeit"), target=element(c.new, "ehrenamt"), note="Neu", by=SYSTEM),
    "the body's settings": lambda c: change_settings(c.body, name="Kreis Harz", by=SYSTEM),
    "the state of the other edition": lambda c: actions.submit_paper(fresh(c.new), by=SYSTEM),
    "a draft taken back": lambda c: actions.take_back(fresh(c.new), by=SYSTEM),
}


def etag(client: Client, url: str) -> str:
    return client.get(url).headers["ETag"]


def test_an_unchanged_page_is_answered_with_304_and_nothing_else(client: Client, county):
    for url in URLS:
        again = client.get(url, headers={"If-None-Match": etag(client, url)})
        assert (url, again.status_code, again.content) == (url, 304, b"")


def test_304_takes_two_small_queries(client: Client, county, django_assert_num_queries):
    known = etag(client, f"{OLD}inhalt/ehrenamt/")
    with django_assert_num_queries(2):
        assert client.get(f"{OLD}inhalt/ehrenamt/", headers={"If-None-Match": known}).status_code == 304


@pytest.mark.parametrize("change", CHANGES)
def test_pages_are_sent_anew_after_a_change_of(client: Client, county, change):
    url = f"{OLD}inhalt/ehrenamt/"
    before = etag(client, url)
    CHANGES[change](county)
    answer = client.get(url, headers={"If-None-Match": before})
    assert (answer.status_code, answer.headers["ETag"] == before) == (200, False)


def test_a_change_of_a_hidden_draft_leaves_public_pages_alone(client: Client, county):
    actions.take_back(fresh(county.new), by=SYSTEM)
    before = etag(client, OLD)
    actions.edit_passage(at(county.new, "leit"), title="", text="Neu.", serial=1, by=SYSTEM)
    assert etag(client, OLD) == before


def test_the_start_page_of_a_body_without_editions_is_made_anew(client: Client, db):
    body = factories.body(slug="neu")
    assert "ETag" not in client.get("/neu/").headers
    change_settings(body, tagline="Willkommen", by=SYSTEM)
    assert "Willkommen" in client.get("/neu/").content.decode()


def test_each_language_and_each_question_has_its_own_etag(client: Client, county):
    urls = [NEW, f"{NEW}?sprache=ar", f"{NEW}?form=kurz", f"{NEW}suche/?q=a", f"{NEW}suche/?q=b"]
    assert len({etag(client, url) for url in urls}) == len(urls)


def test_pages_of_the_signed_in_are_stored_nowhere_and_have_etags_of_their_own(county):
    stranger, insider = Client(), Client()
    insider.force_login(factories.account("coordinator", at=county.body))
    assert etag(stranger, OLD) != etag(insider, OLD)
    assert stranger.get(OLD).headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert insider.get(OLD).headers["Cache-Control"] == "no-store"


def test_visitors_get_no_cookie(client: Client, county):
    for url in [*URLS, "/harz/", "/", "/harz/faden/integrationskonzept/lotsen/"]:
        assert (url, dict(client.get(url).cookies)) == (url, {})
