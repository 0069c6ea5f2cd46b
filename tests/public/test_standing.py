"""Every page of an edition says at once whether it counts, to everybody, in every language and in print."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Edition
from tests import factories
from tests.public.conftest import NEW, OLD

PAGES = ["", "inhalt/ehrenamt/", "begriffe/", "suche/?q=lotsen", "druck/"]
TODAY = date(2026, 11, 20)
CONSULTED = "Entwurf in Beteiligung, noch nicht beschlossen."
WAY = f'<a href="{OLD}">Geltende Fassung lesen: Fassung 2016</a>'


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_in_consultation_is_read_without_account_and_says_what_it_is(client: Client, county, page):
    shown = read(client, NEW + page)
    assert (CONSULTED in shown, WAY in shown) == (True, page != "druck/")
    assert CONSULTED not in read(client, OLD + page)


def test_a_paper_for_the_council_says_so(client: Client, county):
    actions.submit_paper(county.new, by=SYSTEM)
    assert "Beschlussvorlage, noch nicht beschlossen." in read(client, f"{NEW}inhalt/ehrenamt/")


def test_a_superseded_edition_says_since_when_and_leads_to_the_one_in_force(client: Client, county):
    actions.adopt(Edition.objects.get(pk=county.new.pk), decided_by="Kreistag", decided_on=TODAY, paper="KT 2",
                  today=TODAY, by=SYSTEM)
    shown = read(client, f"{OLD}inhalt/ehrenamt/")
    assert ("Diese Fassung gilt nicht mehr." in shown, "Abgelöst am 20.11.2026." in shown) == (True, True)
    assert f'<a href="{NEW}">Geltende Fassung lesen: Entwurf 2026</a>' in shown


def test_without_an_edition_in_force_there_is_no_way_to_it(client: Client, db):
    edition = factories.edition(factories.concept(factories.body(slug="halle")))
    actions.send_to_consultation(edition, by=SYSTEM)
    shown = read(client, "/halle/konzept/integrationskonzept/2026/")
    assert (CONSULTED in shown, "Geltende Fassung" in shown) == (True, False)


def test_it_is_said_in_the_readers_language_with_the_german_title_kept_apart(client: Client, county):
    assert "Draft under consultation, not yet adopted." in read(client, f"{NEW}?sprache=en")
    assert "قراءة النسخة السارية: \u2068Fassung 2016\u2069" in read(client, f"{NEW}?sprache=ar")
