"""The overview says of every measure what the rules say, finds what is asked for, and asks the same at any size."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masswerk.base.actions import SYSTEM
from masswerk.bodies import organisations
from masswerk.concepts import actions as concepts
from masswerk.concepts.models import Edition, Element
from masswerk.concepts.rules.content import Node
from masswerk.measures import actions
from masswerk.measures.models import Measure, Status
from masswerk.measures.overview.findings import conditions
from masswerk.measures.overview.groups import read
from masswerk.measures.overview.table import as_rows, columns, filtered, measures, order_of, totals
from masswerk.measures.overview.wanted import Finding, Wanted
from masswerk.measures.rules.progress import Days, Pace, Step, computed
from masswerk.people.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def nodes(amount: int = 4) -> list[Node]:
    """Two fields and a theme; every second measure in the second field, the first also belongs to the theme."""
    return [Node("land", "cross_cutting_theme", title="Ländlicher Raum"), Node("arbeit", "field", title="Arbeit"),
            Node("sport", "field", title="Sport"), Node("ziel", "goal", "sport", title="Mehr Vereine"),
            *(Node(f"m{i}", "measure", "ziel" if i % 2 else "arbeit", title=f"Vorhaben {i}", text="Kurse",
                   themes=("land",) if i == 0 else ()) for i in range(amount))]


@pytest.fixture
def edition() -> Edition:
    return factories.edition(factories.concept(factories.body(slug="harz")), content=nodes())


def described(edition: Edition, key: str, **facts: object) -> Measure:
    given = {"status": "", "lead": "", "reason": "", "since": "", "budget": "", "review_on": None, **facts}
    return actions.describe(Element.objects.get(concept=edition.concept, key=key), by=SYSTEM, **given)  # type: ignore[arg-type]


def found(edition: Edition, query: str = "") -> list[str]:
    """Keys of the measures an address shows, in its order."""
    groups, wanted = read(edition)[0], Wanted.of(QueryDict(query))
    rows = filtered(measures(edition), wanted, groups, TODAY).order_by(*order_of(wanted.order, groups, TODAY))
    return [row.key for row in as_rows(columns(rows, TODAY), groups, TODAY)]


@pytest.mark.parametrize(("query", "keys"), [
    ("reihenfolge=konzept", ["m0", "m2", "m1", "m3"]),
    ("feld=arbeit&reihenfolge=konzept", ["m0", "m2"]),
    ("feld=sport&reihenfolge=konzept", ["m1", "m3"]),
    ("feld=gibt-es-nicht", []),
    ("thema=land", ["m0"]),
    ("suche=VORHÁBEN+2", ["m2"]),
    ("status=running", ["m1"]),
    ("status=ohne&reihenfolge=konzept", ["m2", "m3"]),
    ("federfuehrung=Chor", ["m1"]),
    ("federfuehrung=Jugendamt", ["m0"]),
    ("befund=ohne-federfuehrung&reihenfolge=konzept", ["m2", "m3"]),
    ("befund=pruefung", ["m0"]),
    ("befund=pruefung&feld=sport", []),
    ("reihenfolge=titel&status=ohne", ["m2", "m3"]),
    ("zielgruppe=7&gebiet=x", []),
])
def test_an_address_shows_what_it_asks_for(edition, query, keys):
    described(edition, "m0", status="deferred", reason="Zu wenige", lead="Jugendamt", review_on=TODAY)
    running = described(edition, "m1", status="running")
    chor = organisations.know(edition.body, name="Chor", by=SYSTEM)
    actions.entrust(running, {"lead_organisation_id": chor.pk, "lead": ""}, by=SYSTEM)
    assert found(edition, query) == keys


def test_what_is_late_comes_first_and_says_since_when(edition):
    described(edition, "m0", status="done")
    late = described(edition, "m3", status="running")
    actions.schedule(late, {"planned_end": TODAY - timedelta(days=41)}, on=date(2026, 1, 1), by=SYSTEM)
    groups = read(edition)[0]
    rows = as_rows(columns(measures(edition).order_by(*order_of("dringlichkeit", groups, TODAY)), TODAY), groups, TODAY)
    assert (rows[0].key, rows[0].remark, rows[0].word, rows[-1].key) == ("m3", "41 Tage in Verzug: Ende", "überfällig",
                                                                          "m0")


days = st.none() | st.integers(-400, 400).map(lambda number: TODAY + timedelta(days=number))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(status=st.sampled_from(["", *Status.values]), planned=st.tuples(days, days), actual=st.tuples(days, days),
       review=days, milestone=days, is_reached=st.booleans())
def test_the_database_finds_late_and_due_what_the_rules_call_so(
        edition, status, planned, actual, review, milestone, is_reached):
    start, end = sorted(planned, key=lambda day: day or TODAY) if all(planned) else planned
    began, ended = sorted(actual, key=lambda day: day or TODAY) if all(actual) else actual
    row = described(edition, "m0", status=status, reason="So ist es", review_on=review or (
        TODAY + timedelta(days=1) if status == "deferred" else None))
    values = {"planned_start": start, "planned_end": end, "actual_start": began, "actual_end": ended,
              "milestones": [] if milestone is None else [
                  {"title": "Lehrgang", "planned_on": milestone, "reached_on": TODAY if is_reached else None}]}
    actions.schedule(row, values, on=TODAY, because="Es kam anders", by=SYSTEM)
    row.refresh_from_db()
    said = computed(status, Days(start, end, None, began, ended, row.review_on),
                    [Step("Lehrgang", milestone, milestone, TODAY if is_reached else None)] if milestone else [], TODAY)
    ours = measures(edition).filter(element__key="m0")
    has = {name: ours.filter(condition).exists() for name, condition in conditions(TODAY).items()}
    assert has[Finding.LATE] == (said.pace is Pace.LATE)
    assert has[Finding.REVIEW] == (row.review_on is not None and row.review_on <= TODAY)
    assert as_rows(columns(ours, TODAY), read(edition)[0], TODAY)[0].computed.pace == said.pace


def test_counts_are_those_of_the_filters_and_of_every_finding(edition):
    described(edition, "m0", status="running", lead="Amt", budget="keine nötig", since="2017")
    groups = read(edition)[0]
    all_of = totals(measures(edition), Wanted(), groups, TODAY)
    sport = totals(measures(edition), Wanted(field="sport", finding=Finding.NO_LEAD), groups, TODAY)
    assert (all_of.all, all_of.shown, all_of.by_finding[Finding.NO_LEAD]) == (4, 4, 3)
    assert (sport.all, sport.shown, sport.by_finding[Finding.NO_MONEY]) == (4, 2, 2)


@pytest.fixture
def office(edition) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=edition.body))
    client.get("/harz/arbeit/")  # the first request of a session also notes when it began
    return client


PAGE = "/harz/arbeit/massnahmen/"


def test_the_page_asks_the_same_for_3_30_and_300_measures():
    """Four of the queries are those of every page of the office; a benchmark has 3,000 measures."""
    asked: dict[str, list[int]] = {query: [] for query in (
        "", "?ansicht=zeitleiste", "?ansicht=tafel", "?feld=arbeit&befund=ueberfaellig&suche=kurse&thema=land")}
    for amount in (3, 30, 300):
        body = factories.body()
        factories.edition(factories.concept(body), content=nodes(amount))
        client = Client()
        client.force_login(factories.account(Role.COORDINATOR, at=body))
        client.get(f"/{body.slug}/arbeit/")
        for query, counts in asked.items():
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"/{body.slug}/arbeit/massnahmen/{query}").status_code == 200
            counts.append(len(captured))
    assert [len(set(counts)) for counts in asked.values()] == [1] * 4
    assert max(asked[""]) <= 9


@pytest.mark.parametrize(("view", "says"), [
    ("tabelle", "m0"), ("zeitleiste", "Gestrichelter Rand"), ("tafel", "spalte-1")])
def test_each_form_shows_the_measures(office, edition, view, says):
    described(edition, "m1", status="running")
    page = office.get(PAGE, {"ansicht": view}).content.decode()
    assert (says in page, "Vorhaben 1" in page, "Vorhaben 3" in page) == (True, True, True)
    assert "/harz/arbeit/massnahmen/luecken/" in page


def test_what_finds_nothing_says_so_and_leads_back(office):
    page = office.get(PAGE, {"suche": "Raumfahrt"}).content.decode()
    assert "Dazu gibt es keine Maßnahme." in page
    assert "Alle Maßnahmen zeigen" in page


def test_the_table_to_download_holds_what_the_page_shows(office, edition):
    described(edition, "m1", status="running", lead="=Amt")
    answer = office.get(f"{PAGE}laden/csv/", {"status": "running"})
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [line[2:6] for line in lines[1:]] == [["Vorhaben 1", "Sport", "'=Amt", "läuft"]]
    assert office.get(f"{PAGE}laden/xlsx/").content[:2] == b"PK"


def test_a_partner_finds_its_own_measures_only(edition):
    chor = organisations.know(edition.body, name="Chor", by=SYSTEM)
    actions.entrust(described(edition, "m1", status="running"), {"lead_organisation_id": chor.pk, "lead": ""}, by=SYSTEM)
    concepts.send_to_consultation(edition, by=SYSTEM)
    described(edition, "m2", status="running", lead="Geheime Stelle")
    account = factories.account()
    factories.give_role(account, Role.PARTNER, edition.body, scope=f"organisation {chor.pk}", by=SYSTEM)
    client = Client()
    client.force_login(account)
    page = client.get(PAGE).content.decode()
    assert ("Vorhaben 1" in page, "Vorhaben 2" in page, "massnahmen/luecken/" in page) == (True, False, False)
    assert "Geheime Stelle" not in page


def test_everybody_reads_how_measures_stand_but_not_what_the_office_keeps(edition, client):
    hidden = described(edition, "m1", status="running", lead="Jugendamt")
    actions.schedule(hidden, {"planned_end": date(2027, 3, 31)}, on=TODAY, by=SYSTEM)
    assert "Noch gibt es keine Maßnahmen." in client.get("/harz/massnahmen/").content.decode()
    concepts.send_to_consultation(edition, by=SYSTEM)
    page = client.get("/harz/massnahmen/?befund=ueberfaellig&federfuehrung=Chor").content.decode()
    assert ("Vorhaben 1" in page, "bis 03/2027" in page, "Vorhaben 3" in page, "Jugendamt" in page) == (
        True, True, True, False)
    described(edition, "m0", status="running", lead="Amt")
    by_lead = client.get("/harz/massnahmen/?reihenfolge=federfuehrung").content.decode()
    assert by_lead.index("Vorhaben 2") < by_lead.index("Vorhaben 1")  # as in the concept: a lead may be internal
    narrow = client.get("/harz/massnahmen/?feld=arbeit").content.decode()
    assert ("Vorhaben 1" in narrow, "Vorhaben 2" in narrow) == (False, True)


def test_the_public_list_is_not_made_again_until_a_measure_changes(edition, client, django_assert_num_queries):
    row = described(edition, "m1", status="running")
    concepts.send_to_consultation(edition, by=SYSTEM)
    first = client.get("/harz/massnahmen/")
    with django_assert_num_queries(2):
        assert client.get("/harz/massnahmen/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    actions.set_status(row, {"status": "done", "reason": "", "review_on": None}, by=SYSTEM)
    assert client.get("/harz/massnahmen/", headers={"If-None-Match": first["ETag"]}).status_code == 200
