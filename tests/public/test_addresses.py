"""Addresses that last: of a passage through all editions, of what stands within a page, of the edition in force."""

from __future__ import annotations

from datetime import date

from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from tests.public.conftest import NEW, OLD, at, element, fresh

PLACE = "/harz/konzept/integrationskonzept/stelle/"


def target(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 302
    return response.headers["Location"]


def test_a_stable_link_leads_to_the_edition_in_force(client: Client, county):
    assert target(client, f"{PLACE}lotsen/") == f"{OLD}inhalt/ehrenamt/#e-lotsen"
    assert target(client, f"{PLACE}ehrenamt/?sprache=ar") == f"{OLD}inhalt/ehrenamt/?sprache=ar"


def test_it_leads_to_a_newer_edition_once_that_is_adopted(client: Client, county):
    actions.adopt(fresh(county.new), decided_by="Kreistag", decided_on=date(2026, 11, 1), paper="KT 2",
                  today=date(2026, 11, 1), by=SYSTEM)
    assert target(client, f"{PLACE}lotsen/") == f"{NEW}inhalt/ehrenamt/#e-lotsen"


def test_what_left_the_text_is_still_found_where_it_stood(client: Client, county):
    actions.dissolve(at(county.new, "kurs"), reason="Das Land bietet ihn.", by=SYSTEM)
    actions.adopt(fresh(county.new), decided_by="Kreistag", decided_on=date(2026, 11, 1), paper="KT 2",
                  today=date(2026, 11, 1), by=SYSTEM)
    assert target(client, f"{PLACE}kurs/") == f"{OLD}inhalt/ehrenamt/#e-kurs"


def test_what_stands_in_a_hidden_draft_only_has_no_public_place(client: Client, county):
    actions.take_back(fresh(county.new), by=SYSTEM)
    passage = actions.add_element(fresh(county.new), kind="text", title="", text="Neu.", by=SYSTEM, position=None,
                                  parent=element(county.new, "ehrenamt"))
    assert client.get(f"{PLACE}{passage.element.key}/").status_code == 404


def test_a_passage_asked_for_as_a_chapter_leads_to_its_place(client: Client, county):
    assert target(client, f"{NEW}inhalt/kurs/?sprache=ar") == f"{NEW}inhalt/ehrenamt/?sprache=ar#e-kurs"


def test_the_concept_is_read_in_the_edition_in_force(client: Client, county):
    assert target(client, "/harz/konzept/?sprache=en") == f"{OLD}?sprache=en"


def test_without_an_adopted_edition_the_newest_public_one_counts(client: Client, db):
    from tests import factories
    concept = factories.concept(factories.body(slug="stadt"))
    for key in ("2024", "2025"):
        actions.send_to_consultation(factories.edition(concept, key), by=SYSTEM)
    assert target(client, "/stadt/konzept/") == "/stadt/konzept/integrationskonzept/2025/"
