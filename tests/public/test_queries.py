"""Pages need the same few queries at any size; everything counts, the lookup of what has changed included."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Element
from masswerk.measures.actions import describe
from tests import factories

ROOT = "/harz/konzept/integrationskonzept/2026/"
BAR = 8
PAGES = {
    "cover": ROOT, "chapter": f"{ROOT}inhalt/f0/", "chapter in English": f"{ROOT}inhalt/f0/?sprache=en",
    "chapter in short": f"{ROOT}inhalt/f0/?form=kurz", "theme": f"{ROOT}thema/land/", "glossary": f"{ROOT}begriffe/",
    "search": f"{ROOT}suche/?q=sprach", "print": f"{ROOT}druck/", "start": "/harz/",
    "editions": "/harz/konzept/integrationskonzept/", "comparison": f"{ROOT}vergleich/2027/",
    "thread": "/harz/faden/integrationskonzept/f0/",
}
SEVERAL = {"thread": 9}
"""The thread also reads what became of an element in every edition."""


@pytest.fixture(params=[6, 60, 600])
def size(request, db) -> int:
    """Two editions of so many passages, all of a field on one page, some with measures and renditions."""
    concept = factories.concept(factories.body(slug="harz"))
    content = factories.nodes(request.param)
    edition = factories.edition(concept, "2026", content=[
        node for node in content if node.parent in {"", "f0"} or node.kind == "text"][:3] + [
        factories.Node("f0", "field", title="Feld")] + [
        factories.Node(f"p{i}", "measure" if i % 3 else "text", "f0", title=f"Vorhaben {i}", text=f"Sprachkurs {i}.",
                       themes=("land",) if i % 4 == 0 else ()) for i in range(request.param - 4)])
    for element in Element.objects.filter(key__in=["p0", "p1", "p2"]):
        describe(element, status="running", by=SYSTEM)
    actions.define_term(concept, key="kurs", term="Sprachkurs", explanation="Unterricht.", by=SYSTEM)
    actions.send_to_consultation(edition, by=SYSTEM)
    newer = actions.open_revision(edition, key="2027", title="Entwurf", by=SYSTEM)
    actions.send_to_consultation(newer, by=SYSTEM)
    return request.param


def test_pages_need_the_same_few_queries_at(client: Client, size):
    found = {}
    for name, url in PAGES.items():
        with CaptureQueriesContext(connection) as counted:
            assert (name, client.get(url).status_code) == (name, 200)
        found[name] = len(counted)
    assert {name: number for name, number in found.items() if number > SEVERAL.get(name, BAR)} == {}
    assert found == FIXED


FIXED = {"cover": 6, "chapter": 8, "chapter in English": 8, "chapter in short": 8, "theme": 6, "glossary": 6,
         "search": 6, "print": 7, "start": 8, "editions": 5, "comparison": 8, "thread": 9}
"""Numbers at every size; whoever adds a query says so here."""
