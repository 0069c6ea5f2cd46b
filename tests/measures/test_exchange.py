"""Whole sheets travel with a concept's export and come back the same; public files hold what everybody sees."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import adopt
from masswerk.concepts.exchange import dumps, export_concept, export_public, import_concept, loads
from masswerk.concepts.models import Edition
from masswerk.measures.actions import take_in
from masswerk.measures.models import Measure
from masswerk.measures.rows import public, whole
from tests import factories

pytestmark = pytest.mark.django_db

FULL = {
    "element": "p2", "status": "running", "lead": "", "reason": "Weil es hilft.", "since": "2014", "budget": "wenig",
    "review_on": "2027-01-15", "lead_organisation": "Volkshochschule", "priority": "high", "contact": "vhs@example.org",
    "planned_start": "2026-01-01", "planned_end": "2026-12-31", "first_planned_end": "2026-06-30", "legal_basis": "§ 1",
    "outcome": "Rat ist nah.", "notes": "Nachfragen.", "turned": "money reason",
    "partners": [{"organisation": "Caritas", "role": "Begleitung"}], "target_groups": ["Familien"],
    "regions": [{"name": "Altdorf", "kind": "municipality", "ars": "150850009009", "valid_from": "2010-01-01", "source": "Beispiel"}],
    "milestones": [{"title": "Lehrgang", "planned_on": "2026-09-05", "first_planned_on": "2026-04-28", "reached_on": None}],
    "shifts": [{"milestone": 1, "before": "2026-04-28", "after": "2026-09-05", "reason": "Raum belegt.", "recorded_on": "2026-05-12"},
               {"milestone": None, "before": "2026-06-30", "after": "2026-12-31", "reason": "Raum belegt.", "recorded_on": "2026-05-12"}],
    "tasks": [{"title": "Raum suchen", "function": "", "due_on": "2026-08-31", "done_on": None, "organisation": "Caritas"}],
    "money": [{"year": 2026, "source": "state", "programme": "Lotsen", "guideline": "Richtlinie", "planned": "46800.00",
               "approved": None, "spent": "0.00", "posts": "0.50"}],
    "outputs": [{"name": "Berufungen", "unit": "Menschen", "year": 2026, "target": "30.00", "reached": None}],
    "papers": [{"label": "KT 1", "url": "https://example.org/kt1"}],
}


@pytest.fixture
def edition() -> Edition:
    edition = factories.edition(factories.concept(factories.body()), content=factories.nodes(30))
    take_in(edition.concept, [FULL], by=SYSTEM)
    return edition


def by_element(row):
    return sorted(row.items(), key=lambda pair: pair[0])


def test_what_was_taken_in_is_given_out_the_same(edition):
    rows = whole(Measure.objects.filter(body=edition.body))
    assert [by_element(row) for row in rows] == [by_element({**FULL, "shifts": sorted(FULL["shifts"], key=lambda s: s["after"])})]


def test_a_concept_with_sheets_is_the_same_after_export_and_import(edition):
    text = dumps(export_concept(edition.concept))
    copy = import_concept(factories.body(), loads(text), by=SYSTEM)
    assert json.loads(dumps(export_concept(copy)))["parts"]["measures"] == json.loads(text)["parts"]["measures"]


def test_everybodys_file_lacks_what_is_the_offices_own(edition):
    row = export_public(edition)["parts"]["measures"][0]
    assert {name: row.get(name) for name in ("reason", "notes", "tasks", "contact", "shifts", "priority", "turned")} == {
        "reason": "", "notes": None, "tasks": None, "contact": None, "shifts": None, "priority": None, "turned": None}
    assert (row["money"], row["lead_organisation"]) == (FULL["money"], "Volkshochschule")


def test_what_is_turned_back_is_hidden_again():
    assert "money" not in public({**FULL, "turned": ""})


@pytest.mark.parametrize("copies", [1, 3])
def test_sheets_are_read_with_the_same_number_of_queries(edition, django_assert_num_queries, copies):
    other = factories.edition(factories.concept(edition.body, "zweites"), content=factories.nodes(30))
    take_in(other.concept, [{**FULL, "element": f"p{n}"} for n in range(2, copies + 2)], by=SYSTEM)
    with django_assert_num_queries(16):
        whole(Measure.objects.filter(element__concept=other.concept))


def test_the_api_tells_everybody_what_is_public(edition):
    day = date(2026, 1, 1)
    adopt(edition, decided_by="Kreistag", decided_on=day, paper="KT 1", today=day, by=SYSTEM)
    url = f"/api/v1/bodies/{edition.body.slug}/concepts/{edition.concept.slug}/editions/{edition.key}/"
    row = Client().get(url + "measures").json()["items"][0]
    assert {name: row[name] for name in ("lead_organisation", "reason", "tasks", "contact", "money")} == {
        "lead_organisation": "Volkshochschule", "reason": "", "tasks": [], "contact": "", "money": FULL["money"]}
    found = [item["measure"] for item in Client().get(url + "passages").json()["items"] if item["measure"]]
    assert found == [{"status": "running", "lead": "Volkshochschule", "reason": "", "review_on": "2027-01-15"}]
