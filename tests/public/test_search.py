"""Searching the text: parts of compounds, umlauts either way, every word counts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from tests.public.conftest import NEW, at

FOUND = {
    "lotsen": ["lotsen", "tab", "lohn"], "LOTSEN": ["lotsen", "tab", "lohn"],
    "bürger": ["lotsen"], "buerger": ["lotsen"], "strassberg": ["lotsen"], "Straßberg": ["lotsen"],
    "integrationslotse": ["lotsen", "lohn"], "dreissig lotsen": ["lotsen"], "lotsen halberstadt": ["tab"],
    "lehrgang": ["kurs"], "niemand zahlt": ["leit"], "**niemand**": [], "präambel": ["pre"], "praeam": ["pre"],
    "nirgends": [], "   ": [],
}


def found(page: str) -> list[str]:
    """Elements of the results, from their links."""
    return [anchor or chapter for chapter, anchor in re.findall(
        r'<a href="[^"]*/inhalt/([^/]+)/(?:\?[^"#]*)?(?:#e-([\w-]+))?" lang', page.split("</form>", 1)[-1].split("</ol>", 1)[0])]


@pytest.mark.parametrize(("wanted", "keys"), FOUND.items())
def test_search_finds(client: Client, county, wanted, keys):
    assert found(client.get(f"{NEW}suche/", {"q": wanted}).content.decode()) == keys


def test_hits_are_marked_where_they_stand(client: Client, county):
    page = client.get(f"{NEW}suche/", {"q": "buerger"}).content.decode()
    assert page.count("<mark>Bürger</mark>") == 2


def test_what_was_searched_stands_in_the_field_without_doing_harm(client: Client, county):
    page = client.get(f"{NEW}suche/", {"q": '"><script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in page


def test_many_results_come_in_pages(client: Client, county):
    for number in range(60):
        actions.add_element(county.new, kind="text", title="", text=f"Fahrrad {number}", parent=None, position=None,
                            by=SYSTEM)
    first = client.get(f"{NEW}suche/", {"q": "fahrrad"}).content.decode()
    second = client.get(f"{NEW}suche/", {"q": "fahrrad", "page": 2}).content.decode()
    assert ("60 Stellen gefunden." in first, first.count("<mark>"), second.count("<mark>")) == (True, 50, 10)


def test_search_reads_the_language_of_the_page(client: Client, county):
    url = f"{NEW}suche/"
    assert found(client.get(url, {"q": "مرشدين", "sprache": "ar"}).content.decode()) == ["lotsen"]
    assert found(client.get(url, {"q": "dreißig", "sprache": "ar"}).content.decode()) == []


def test_the_way_to_the_search_leads_to_the_edition_in_force(client: Client, county):
    assert client.get("/harz/suche/?sprache=ar").headers["Location"].endswith("/2016/suche/?sprache=ar")


def test_a_redacted_passage_is_not_found(client: Client, county):
    actions.redact(at(county.new, "leit").wording, by=SYSTEM)
    assert found(client.get(f"{NEW}suche/", {"q": "niemand"}).content.decode()) == []
