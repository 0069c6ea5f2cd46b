"""A new edition asks what becomes of each measure; what belongs to the measure stays with it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions as concepts
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.measures import actions, hooks
from masswerk.measures.models import Measure, MeasureFate, MoneyLine
from masswerk.measures.refusals import FateNeedsOther, FateNeedsReason, NotOfThisRevision
from masswerk.people.models import Role
from tests import factories
from tests.measures.test_exchange import FULL

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.fixture
def revision() -> Edition:
    """A draft that builds on an adopted edition with two measures: one stays as it is, one is dropped."""
    old = factories.edition(factories.concept(factories.body(slug="harz")), "2016", content=factories.nodes(8))
    actions.take_in(old.concept, [FULL, {**FULL, "element": "p4", "status": "planned"}], by=SYSTEM)
    concepts.adopt(old, decided_by="Kreistag", decided_on=DAY, paper="KT 1", today=DAY, by=SYSTEM)
    new = concepts.open_revision(old, key="2030", title="Neu", by=SYSTEM)
    row = Passage.objects.select_related("edition", "element", "edition__concept").get(edition=new, element__key="p4")
    concepts.dissolve(row, reason="Überholt.", by=SYSTEM)
    return new


@pytest.fixture
def office(revision) -> Client:
    client = Client()
    client.force_login(factories.account(Role.COORDINATOR, at=revision.body))
    return client


def url(revision: Edition, rest: str = "") -> str:
    return f"/harz/arbeit/massnahmen/verbleib/{revision.pk}/{rest}"


def measure(key: str) -> Measure:
    return Measure.objects.get(element__key=key)


def test_every_measure_is_asked_for_with_a_suggestion(office, revision):
    rows = office.get(url(revision)).context["open"]
    assert {(row.key, row.suggestion.fate, row.suggestion.reason) for row in rows} == {
        ("p2", "carried", ""), ("p4", "dropped", "Überholt.")}


def test_suggestions_are_taken_over_at_once_and_money_stays(office, revision):
    office.post(url(revision, "vorschlaege/"))
    assert set(MeasureFate.objects.values_list("measure__element__key", "fate", "reason")) == {
        ("p2", "carried", ""), ("p4", "dropped", "Überholt.")}
    assert MoneyLine.objects.filter(measure=measure("p4")).count() == 1
    assert office.get(url(revision)).context["open"] == []


def test_what_was_decided_by_hand_stays_when_suggestions_are_taken_over(office, revision):
    office.post(url(revision, "p2/"), {"fate": "done", "reason": ""})
    office.post(url(revision, "vorschlaege/"))
    assert MeasureFate.objects.get(measure=measure("p2")).fate == "done"


def test_dropping_without_a_reason_is_refused_beside_the_form(office, revision):
    answer = office.post(url(revision, "p2/"), {"fate": "dropped", "reason": " "})
    assert (answer.status_code, "fehlt der Grund" in answer.content.decode()) == (422, True)


def test_refusals_tell_what_is_missing(revision):
    with pytest.raises(FateNeedsReason):
        actions.decide_fate(revision, measure("p2"), fate="dropped", by=SYSTEM)
    with pytest.raises(FateNeedsOther):
        actions.decide_fate(revision, measure("p2"), fate="merged", into=measure("p2"), by=SYSTEM)
    other = factories.concept(revision.body, "zweites")
    stranger = actions.open_sheet(Element.objects.filter(concept=factories.edition(other).concept).first(), by=SYSTEM)
    with pytest.raises(NotOfThisRevision):
        actions.decide_fate(revision, stranger, fate="carried", by=SYSTEM)


def test_merged_measures_name_the_one_they_go_on_in(office, revision):
    office.post(url(revision, "p4/"), {"fate": "merged", "into": measure("p2").pk, "reason": ""})
    assert MeasureFate.objects.get(measure=measure("p4")).into == measure("p2")


def test_a_first_edition_asks_nothing(office, revision):
    assert office.get(url(revision.based_on)).status_code == 404


def test_gaps_show_promises_without_a_measure_and_reports_only_where_there_are_any(office, revision, monkeypatch):
    page = office.get("/harz/arbeit/massnahmen/luecken/")
    assert (page.status_code, [item.key for item in page.context["aimless"]], page.context["knows_reports"]) == (
        200, ["p2", "p5"], hooks.has_reports())
    monkeypatch.setattr(hooks, "HOOKS", hooks.Hooks(reports=[lambda keys: {}], promises=[lambda concept: [hooks.Linked("Karte 4")]]))
    page = office.get("/harz/arbeit/massnahmen/luecken/")
    assert ([item.key for item in page.context["unreported"]], "Karte 4" in page.content.decode()) == (["p2"], True)
