"""The thread of an element: from its origin through every edition to what is done for it; gaps are shown as gaps."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.hooks import THREAD_RELATIONS, Audience, Knot, ThreadRelation, Trace
from masswerk.concepts.models import Passage
from masswerk.concepts.reading import outline
from masswerk.measures.actions import describe
from masswerk.thread import queries
from masswerk.thread.queries import woven
from masswerk.thread.words import summary
from tests import factories
from tests.public.conftest import at, element, fresh

URL = "/harz/faden/integrationskonzept/"


def read(client: Client, key: str, query: str = "") -> str:
    response = client.get(f"{URL}{key}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def stations(page: str) -> dict[str, str]:
    """Each station's part of the page by its name."""
    parts = re.split(r'<li class="mw-station', page.split("</ol>\n", 1)[0])[1:]
    return {re.search(r'<h2 id="(\w+)"', part)[1]: part for part in parts}


def is_open(part: str) -> bool:
    return part.startswith(" mw-station--open")


def filled(edition, key: str) -> int:
    reading = outline(edition)
    return woven(reading).filled[reading.by_key[key].element_id]


def test_all_six_stations_stand_on_the_page_and_open_ones_say_what_is_missing(client: Client, county):
    found = stations(read(client, "leit"))
    assert {name: is_open(part) for name, part in found.items()} == {
        "contributions": True, "weighing": True, "wording": False, "measures": True, "carrying_out": True,
        "effect": True}
    assert "Noch keine Beiträge." in found["contributions"]
    assert "Eine von sechs Stationen belegt" in read(client, "leit")


def test_wording_shows_each_edition_and_marks_what_changed(client: Client, county):
    part = stations(read(client, "lotsen"))["wording"]
    assert part.index("Fassung 2016") < part.index("Entwurf 2026")
    assert re.findall(r"<ins>.*?</span>([^<]+)<", part) == ["dreißig "]


def test_an_unchanged_wording_is_not_repeated(client: Client, county):
    part = stations(read(client, "leit"))["wording"]
    assert (part.count("zahlt drauf."), part.count("Unverändert.")) == (1, 1)


def test_measures_below_an_element_are_its_own_matter(client: Client, county):
    part = stations(read(client, "ehrenamt"))["measures"]
    assert ("Basislehrgang" in part, "Federführung: Kreisvolkshochschule" in part, "läuft" in part) == (True, True, True)
    assert "Seit 10/2015" in stations(read(client, "ehrenamt"))["carrying_out"]


def test_rosettes_show_what_the_page_of_the_thread_shows(county):
    assert {key: filled(county.new, key) for key in ("felder", "ehrenamt", "lotsen", "kurs", "leit", "arbeit")} == {
        "felder": 28, "ehrenamt": 28, "lotsen": 28, "kurs": 28, "leit": 4, "arbeit": 4}


def test_a_planned_measure_is_not_yet_carried_out(client: Client, county):
    describe(element(county.new, "kurs"), status="planned", by=SYSTEM)
    assert filled(county.new, "kurs") == 12
    assert is_open(stations(read(client, "kurs"))["carrying_out"])


def test_what_was_dropped_says_when_and_why(client: Client, county):
    actions.dissolve(at(county.new, "kurs"), reason="Das Land bietet ihn.", by=SYSTEM)
    part = stations(read(client, "kurs"))["wording"]
    assert ("entfallen" in part, "Das Land bietet ihn." in part) == (True, True)


def test_what_was_merged_leads_to_what_it_became_and_back(client: Client, county):
    actions.dissolve(at(county.new, "leit"), into=element(county.new, "lotsen"), by=SYSTEM)
    assert f'href="{URL}lotsen/"' in stations(read(client, "leit"))["wording"]
    part = stations(read(client, "lotsen"))["wording"]
    assert ("Zusammengeführt aus" in part, f'href="{URL}leit/"' in part) == (True, True)


def test_an_erratum_stands_with_its_edition(client: Client, county):
    actions.add_erratum(at(county.old, "leit"), dated=date(2017, 3, 1), note="Ein Wort fehlte.", text="", by=SYSTEM)
    assert "Berichtigung vom 01.03.2017:" in stations(read(client, "leit"))["wording"]


def test_a_page_in_arabic_keeps_the_german_wording_german(client: Client, county):
    page = read(client, "lotsen", "?sprache=ar")
    assert '<h1 class="mw-title" lang="ar" dir="rtl">مرشدون</h1>' in page
    assert 'mw-measure" lang="de" dir="ltr"' in stations(page)["wording"]


def test_the_thread_leads_back_to_the_passage(client: Client, county):
    assert '<a href="/harz/konzept/integrationskonzept/2026/inhalt/lotsen/">1.1.1</a>' in read(client, "lotsen")


@pytest.fixture
def complaints():
    """A relation whose rows are only counted, and one that only complaint officers may read."""
    def rows(edition):
        return Passage.objects.filter(edition=edition, element__key__in=["leit", "lotsen"])

    def trace(element, columns):
        return Trace(element, ("contributions",), f"geheim {columns['kind']}")

    def knots(trace):
        yield Knot("contributions", title=trace.facts)

    counted = ThreadRelation("x.Complaint", "element", ("contributions",), Audience.COUNTS, "only their number",
                             counted="Beschwerden", rows=rows, columns={"kind": "kind"}, trace=trace, knots=knots)
    guarded = ThreadRelation("x.Note", "element", ("contributions",), Audience.ROLES, "for complaint officers",
                             roles=frozenset({"complaint_officer"}), rows=rows, columns={"kind": "kind"}, trace=trace,
                             knots=knots)
    return counted, guarded


def declared(monkeypatch, *relations) -> None:
    monkeypatch.setattr(queries, "THREAD_RELATIONS", [*THREAD_RELATIONS, *relations])


def test_of_some_relations_only_the_number_is_told(client: Client, county, complaints, monkeypatch):
    declared(monkeypatch, complaints[0])
    part = stations(read(client, "ehrenamt"))["contributions"]
    assert ("<b>2</b> Beschwerden" in part, "geheim" in part, filled(county.new, "leit")) == (True, False, 5)


def test_others_are_for_certain_roles_at_the_body_only(county, complaints, monkeypatch):
    declared(monkeypatch, complaints[1])
    officer, elsewhere = Client(), Client()
    officer.force_login(factories.account("complaint_officer", at=county.body))
    elsewhere.force_login(factories.account("complaint_officer", at=factories.body()))
    assert ["geheim" in read(client, "leit") for client in (Client(), elsewhere, officer)] == [False, False, True]
    assert filled(county.new, "leit") == 4


def test_many_things_at_a_station_are_counted_after_the_first(client: Client, county):
    for number in range(15):
        passage = actions.add_element(fresh(county.new), kind="measure", title=f"Vorhaben {number}", text="",
                                      parent=element(county.new, "arbeit"), position=None, by=SYSTEM)
        describe(passage.element, status="planned", by=SYSTEM)
    part = stations(read(client, "arbeit"))["measures"]
    assert (part.count("Vorhaben"), "und 3 weitere in diesem Abschnitt" in part) == (12, True)


@pytest.mark.parametrize(("mask", "said"), [
    (4, ("Eine von sechs Stationen belegt", "Es fehlen Beiträge, Abwägung, Maßnahmen, Umsetzung und Wirkung.")),
    (31, ("Fünf von sechs Stationen belegt", "Es fehlt Wirkung.")), (63, ("Alle sechs Stationen belegt", ""))])
def test_the_sum_of_the_stations_is_said_in_words(mask, said):
    assert summary(mask) == said
