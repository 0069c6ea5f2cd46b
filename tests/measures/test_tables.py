"""Sheets go out as a workbook and come back the same."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.documents.sheets.grid import grids
from masswerk.documents.writers.tables import Column, Sheet, write_xlsx
from masswerk.measures import actions, tables
from masswerk.measures.models import Measure
from masswerk.measures.refusals import NotOurTable, RowsDoNotFit
from masswerk.measures.rows import whole
from masswerk.people.models import Role
from tests import factories
from tests.measures.test_exchange import FULL


@pytest.mark.django_db
def test_a_workbook_says_what_the_sheets_say_and_nothing_else():
    edition = factories.edition(factories.concept(factories.body()), content=factories.nodes(8))
    bare = {"element": "p4", "status": "", "lead": "Schulen", "reason": "=1+1", "since": "", "budget": "", "review_on": None}
    actions.take_in(edition.concept, [FULL, bare], by=SYSTEM)
    before = whole(Measure.objects.filter(body=edition.body))
    assert tables.rows_of(grids("m.xlsx", tables.workbook(before, publisher="Kreis"))) == before


def test_a_table_of_something_else_is_refused_with_what_is_missing():
    other = write_xlsx([Sheet("Maßnahmen", (Column("Name"),), [["Kurse"]])])
    with pytest.raises(NotOurTable, match="die Spalte „Kennung“"):
        tables.rows_of(grids("m.xlsx", other))
    with pytest.raises(NotOurTable, match="das Blatt „Maßnahmen“"):
        tables.rows_of(grids("m.xlsx", write_xlsx([Sheet("Blatt", (Column("Kennung"),), [["p2"]])])))


@pytest.mark.django_db
def test_taking_a_workbook_back_changes_only_what_was_changed_in_it():
    edition = factories.edition(factories.concept(factories.body()), content=factories.nodes(8))
    actions.take_in(edition.concept, [FULL, {**FULL, "element": "p4"}], by=SYSTEM)
    before = whole(Measure.objects.filter(body=edition.body))
    versions = dict(Measure.objects.values_list("element__key", "version"))
    rows = tables.rows_of(grids("m.xlsx", tables.workbook(before, publisher="Kreis")))
    assert actions.take_back(edition.concept, rows, by=SYSTEM) == []
    rows[1] = {**rows[1], "status": "done", "money": [{**rows[1]["money"][0], "spent": "12.50"}]}
    assert actions.take_back(edition.concept, rows, by=SYSTEM) == ["p4"]
    assert whole(Measure.objects.filter(body=edition.body)) == [before[0], rows[1]]
    assert Measure.objects.get(element__key="p2").version == versions["p2"]


@pytest.mark.django_db
@pytest.mark.parametrize(("change", "said"), [
    ({"element": "fremd"}, "Zeile „fremd“: Diese Kennung gibt es im Konzept nicht."),
    ({"status": "vielleicht"}, "Zeile „p2“: „vielleicht“ ist kein Status."),
    ({"status": "waived", "reason": ""}, "Zeile „p2“: Zum Status gehört eine Begründung."),
    ({"planned_end": "bald"}, "Zeile „p2“: „bald“ ist kein Tag."),
    ({"money": [{**FULL["money"][0], "planned": "viel"}]}, "Zeile „p2“: „viel“ ist keine Zahl."),
    ({"money": [{**FULL["money"][0], "year": "dies Jahr"}]}, "Zeile „p2“: „dies Jahr“ ist keine Zahl."),
])
def test_a_wrong_cell_is_named_and_nothing_is_taken_back(change, said):
    edition = factories.edition(factories.concept(factories.body()), content=factories.nodes(8))
    actions.take_in(edition.concept, [FULL], by=SYSTEM)
    with pytest.raises(RowsDoNotFit) as refusal:
        actions.take_back(edition.concept, [{**FULL, **change}], by=SYSTEM)
    assert refusal.value.facts["faults"] == [said]
    assert whole(Measure.objects.filter(body=edition.body))[0]["status"] == "running"


@pytest.mark.django_db
def test_the_office_tries_a_table_first_and_then_takes_it_back():
    edition = factories.edition(factories.concept(factories.body(slug="harz")), content=factories.nodes(8))
    actions.take_in(edition.concept, [FULL], by=SYSTEM)
    office, url = Client(), "/harz/arbeit/massnahmen/tabelle/"
    office.force_login(factories.account(Role.COORDINATOR, at=edition.body))
    assert office.get(url).status_code == 200
    rows = tables.rows_of(grids("m.xlsx", office.get(url + "massnahmen.xlsx").content))
    changed = tables.workbook([{**rows[0], "status": "done"}], publisher="Kreis")
    tried = office.post(url, {"file": SimpleUploadedFile("m.xlsx", changed), "only_try": "on"})
    assert (tried.context["tried"], Measure.objects.get().status) == (["p2"], "running")
    assert office.post(url, {"file": SimpleUploadedFile("m.xlsx", changed)}).status_code == 302
    assert Measure.objects.get().status == "done"
    wrong = tables.workbook([{**rows[0], "status": "vielleicht"}], publisher="Kreis")
    refused = office.post(url, {"file": SimpleUploadedFile("m.xlsx", wrong)})
    assert (refused.status_code, "„vielleicht“ ist kein Status" in refused.content.decode()) == (422, True)
