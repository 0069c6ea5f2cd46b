"""What the pages of surveys show, to the office and to everybody, in their languages."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html
from lxml.html import HtmlElement

from masswerk.base.actions import SYSTEM
from masswerk.participation.actions import VISITOR
from masswerk.participation.models import Contribution
from masswerk.surveys import actions, queries
from tests.participation.weighing import NOW, Desk, desk
from tests.surveys import sheets

pytestmark = pytest.mark.django_db

AFTER = NOW + timedelta(days=2)
QUERIES = 6
"""Of the office's list, the frame around it included."""


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


@time_machine.travel(NOW, tick=False)
def test_the_sheet_names_its_languages_and_marks_questions_that_stay_german(office):
    sheets.published(office.procedure)
    page = read(Client(), f"/{office.body.slug}/umfragen/umfrage/?sprache=en")
    fields = page.xpath("//form[@id='umfrage']/div[@lang]")
    assert [(one.get("lang"), words(one, ".//legend | .//label[contains(@class, 'mw-lab')]")[0]) for one in fields] == [
        ("en", "Where do you live?"), ("de", "Was hindert Sie? (optional)"),
        ("de", "Wie gut fühlen Sie sich informiert? (optional)"), ("de", "Was fehlt? (optional)")]
    assert "Not all questions have been translated into your language." in page.text_content()
    assert "Send answers" in words(page, "//form[@id='umfrage']//button")


@time_machine.travel(NOW, tick=False)
def test_a_survey_translated_as_a_whole_offers_its_languages_and_says_nothing_is_missing(office):
    survey = sheets.survey(office.procedure)
    actions.set_questions(survey, questions=sheets.QUESTIONS[:1], by=SYSTEM)
    actions.publish(survey, by=SYSTEM)
    page = read(Client(), f"/{office.body.slug}/umfragen/umfrage/")
    assert words(page, "//header//a[@hreflang]") == ["Deutsch", "English"]
    page = read(Client(), f"/{office.body.slug}/umfragen/umfrage/?sprache=en")
    assert "Not all questions" not in page.text_content()


@pytest.mark.parametrize(("day", "said", "way"), [
    (-1, "Die Umfrage läuft vom 20.11.2026 bis zum 20.11.2026.", []),
    (0, "Das Ergebnis steht ab dem 21.11.2026 auf dieser Seite.", ["Umfrage ausfüllen"]),
    (1, "", [])], ids=["before", "running", "over"])
def test_the_page_of_the_result_says_when_and_leads_to_where_something_can_be_done(office, day, said, way):
    sheets.published(office.procedure)
    with time_machine.travel(NOW + timedelta(days=day), tick=False):
        page = read(Client(), f"/{office.body.slug}/umfragen/umfrage/ergebnis/")
    assert said in page.text_content()
    assert words(page, "//main//a[contains(@class, 'kern-btn')]") == way


def test_who_sends_the_sheet_too_late_can_copy_what_was_written(office):
    sheets.published(office.procedure)
    with time_machine.travel(AFTER, tick=False):
        answer = Client().post(f"/{office.body.slug}/umfragen/umfrage/", {"f_wunsch": "Kurse am Abend.", "f_ort": "nord"})
    page = html.document_fromstring(answer.content.decode())
    assert words(page, "//textarea[@readonly]") == ["Kurse am Abend."]
    assert words(page, "//main//a[contains(@class, 'kern-btn')]") == ["Ergebnis ansehen"]


def test_the_result_speaks_the_language_of_the_reader(office):
    with time_machine.travel(AFTER, tick=False):
        page = read(Client(), answered(office) + "ergebnis/?sprache=en")
    assert words(page, "(//table)[1]//thead//th") == ["Answer", "Number", "Share"]
    assert words(page, "(//table)[1]//tbody//th/span[@lang='en']") == ["North", "South"]
    assert words(page, "(//table)[2]//tbody//th/span[@lang='de']") == ["Sprache", "Geld", "Zeit"]


def test_what_was_written_freely_waits_until_somebody_has_read_it(office):
    answered(office)
    assert set(Contribution.objects.values_list("visibility", flat=True)) == {"waiting"}


def test_who_fills_in_the_hidden_field_is_told_and_loses_no_word(office):
    sheets.published(office.procedure)
    with time_machine.travel(NOW, tick=False):
        answer = Client().post(f"/{office.body.slug}/umfragen/umfrage/", {
            "f_ort": "nord", "f_wunsch": "Kurse am Abend.", "homepage": "https://beispiel.example"})
    page = html.document_fromstring(answer.content.decode())
    assert (answer.status_code, words(page, "//textarea")) == (422, ["Kurse am Abend."])
    assert words(page, "//*[@role='alert']//li") == ["Bitte leer lassen: Dieses Feld bleibt leer; es hält Programme fern."]


def test_the_address_without_a_survey_leads_to_everything_people_can_take_part_in(office):
    answer = Client().get(f"/{office.body.slug}/umfragen/?sprache=ar")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/{office.body.slug}/mitreden/?sprache=ar")
    assert Client().get("/gibt-es-nicht/umfragen/").status_code == 404


def test_saving_the_questions_as_they_stand_loses_no_translation(office, client):
    survey = sheets.survey(office.procedure)
    client.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/{office.body.slug}/arbeit/umfragen/umfrage/fragen/"
    shown = read(client, page).xpath("//textarea")[0].text_content().strip()
    assert client.post(page, {"lines": shown}).status_code == 302
    assert queries.asked(survey) == sheets.QUESTIONS


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize("amount", [1, 3])
def test_the_office_sees_where_each_survey_stands_with_the_same_queries(office, client, amount):
    for number in range(amount):
        actions.make_survey(office.procedure, slug=f"u-{number}", title=f"U {number}", opens_on=sheets.TODAY,
                            closes_on=sheets.TODAY, by=SYSTEM)
    answered(office)
    client.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
    client.get(f"/{office.body.slug}/arbeit/umfragen/")
    with CaptureQueriesContext(connection) as counted:
        page = read(client, f"/{office.body.slug}/arbeit/umfragen/")
    assert words(page, "//span[contains(@class, 'mw-status')]") == ["läuft"] + ["noch nicht veröffentlicht"] * amount
    assert "2 Bögen" in page.text_content()
    assert len(counted) == QUERIES
