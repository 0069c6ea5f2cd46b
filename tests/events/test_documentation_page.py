"""The documentation as everybody reads it: nothing said twice, no heading without a word, in the reader's language."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from masswerk.base.actions import SYSTEM
from masswerk.concepts.models import Edition
from masswerk.concepts.rules.content import Node
from masswerk.documents.text import Heading
from masswerk.events import actions
from masswerk.events.documentation import documentation
from masswerk.events.models import EventState
from tests import factories
from tests.events import samples
from tests.participation.weighing import NOW

pytestmark = pytest.mark.django_db
NODES = [Node("pre", "preamble", title="Präambel", text="Alle gehören dazu."),
         Node("f1", "field", number="1", title="Sprache"),
         Node("l1", "guideline", "f1", text="Sprache öffnet Türen.")]


@pytest.fixture
def edition() -> Edition:
    return factories.edition(factories.concept(factories.body(is_demo=True)), content=NODES)


def documented(edition: Edition) -> str:
    """The address of an event whose group talked about the preamble and a field."""
    day = samples.event(edition)
    parts = [passage.element for passage in edition.passages.filter(kind__in=["preamble", "field"]).order_by("position")]
    actions.form_group(day, number=1, title="Spracherwerb", fields=parts, by=SYSTEM)
    actions.set_state(day, state=EventState.DOCUMENTED, by=SYSTEM, now=NOW)
    return f"/{edition.body.slug}/veranstaltungen/{day.slug}/"


def read(url: str) -> HtmlElement:
    """A page as a visitor gets it."""
    return html.document_fromstring(Client().get(url).content.decode())


def words(page: HtmlElement, path: str) -> list[str]:
    """The texts at a path, each on one line."""
    return [" ".join(one.text_content().split()) for one in page.xpath(path)]


def test_a_page_says_once_that_it_is_a_demonstration_and_a_file_says_it_too(edition):
    page = read(documented(edition))
    assert page.text_content().count("Vorführdaten") == 1
    assert ("Hinweis", "Vorführdaten, kein amtliches Dokument") in documentation(samples.event(edition)).facts


def test_no_part_of_the_concept_is_a_heading_with_nothing_below(edition):
    documented(edition)
    blocks = documentation(samples.event(edition)).blocks
    bare = [one for one, below in zip(blocks, [*blocks[1:], None], strict=True) if isinstance(one, Heading)
            and one.level > 1 and (below is None or (isinstance(below, Heading) and below.level <= one.level))]
    assert bare == []
    assert any(isinstance(one, Heading) and one.runs[0].text == "1 Sprache" for one in blocks)


def test_in_another_language_the_frame_is_translated_the_text_stays_german_and_links_keep_the_language(edition):
    there = documented(edition)
    page = read(f"{there}?sprache=en")
    assert words(page, "//main//dl//dt") == ["Day", "Place", "Working groups", "Cards", "Edition"]
    assert "This documentation is in German only." in page.text_content()
    assert page.xpath("//article/@lang") == ["de"]
    up = page.xpath("//nav[contains(@class, 'mw-crumbs')]//a/@href | //ol[contains(@class, 'mw-crumbs')]//a/@href")
    assert [link.rpartition("?")[2] for link in up] == ["sprache=en"] * 3
    below = read(there.rpartition("diskussion")[0] + "?sprache=en")
    assert below.xpath("//main//h2/a/@href") == [f"{there}?sprache=en"]
