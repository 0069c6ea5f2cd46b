"""What the pages of surveys show, to the office and to everybody, in their languages."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from masswerk.participation.actions import VISITOR
from masswerk.surveys import actions
from tests.participation.weighing import NOW, Desk, desk
from tests.surveys import sheets

pytestmark = pytest.mark.django_db

AFTER = NOW + timedelta(days=2)


@pytest.fixture
def office() -> Desk:
    return desk()


def read(client: Client, url: str) -> HtmlElement:
    """A page with its forms and tables."""
    answer = client.get(url)
    assert answer.status_code == 200, answer.status_code
    return html.document_fromstring(answer.content.decode())


def words(page: HtmlElement, path: str) -> list[str]:
    """The texts at a path, each on one line."""
    return [" ".join(one.text_content().split()) for one in page.xpath(path)]


def answered(office: Desk) -> str:
    """The address of a survey two people have answered."""
    survey = sheets.published(office.procedure)
    for key, place in (("a", "nord"), ("b", "sued")):
        actions.respond(survey, given={**sheets.GIVEN, "ort": [place]}, key=key, language="de", by=VISITOR, now=NOW)
    return f"/{office.body.slug}/umfragen/umfrage/"


def test_figures_are_headed_by_words_on_the_page_for_everybody(office):
    with time_machine.travel(AFTER, tick=False):
        page = read(Client(), answered(office) + "ergebnis/")
    assert words(page, "(//table)[1]//thead//th") == ["Antwort", "Anzahl", "Anteil"]
    assert [words(row, "*") for row in page.xpath("(//table)[2]//tbody/tr")] == [
        ["Sprache", "2", "100 %"], ["Geld", "0", "0 %"], ["Zeit", "2", "100 %"]]


def test_figures_are_headed_by_words_in_the_office(office, client):
    answered(office)
    client.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
    page = read(client, f"/{office.body.slug}/arbeit/umfragen/umfrage/")
    assert words(page, "(//table)[1]//thead//th") == ["Antwort", "Anzahl", "Anteil"]
    assert words(page, "(//table)[1]//tbody//th") == ["Nord", "Süd"]
