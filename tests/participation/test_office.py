"""The office opens procedures, looks contributions through, invites, and is told what waits."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from masswerk.base.actions import SYSTEM
from masswerk.concepts.models import State
from masswerk.participation.actions import change_procedure, keep_internal, open_procedure, publish, submit
from masswerk.participation.models import Baseline, Contribution, Procedure
from masswerk.participation.refusals import (
    HidingNeedsReason,
    NotAllowedToPublish,
    NothingToDiscuss,
    ProcedureIsClosed,
    SlugTaken,
)
from masswerk.participation.rules.phases import Days, PhasesOutOfOrder
from masswerk.participation.waiting import waiting
from masswerk.people.access import viewer_of
from tests import factories
from tests.participation.conftest import DAYS, NOW, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_may():
    with time_machine.travel(NOW, tick=False):
        yield


def office(body) -> tuple[Client, object]:
    """A coordinator of the body at a browser."""
    account = factories.account("coordinator", at=body)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client, account


def said(procedure, text: str = "Gut so.", **facts: object) -> Contribution:
    return submit(procedure, text=text, channel="letter", code=None, by=SYSTEM, now=NOW, **facts).contribution


def test_opening_lays_every_passage_out_as_it_reads_today():
    edition = factories.edition(factories.concept(factories.body()))
    procedure = open_procedure(edition, slug="e", title="Entwurf", days=DAYS, now=NOW, by=SYSTEM)
    edition.refresh_from_db()
    assert edition.state == State.CONSULTATION
    assert Baseline.objects.filter(procedure=procedure).count() == 6
    assert list(Baseline.objects.filter(element__key="f0").values_list("number", flat=True)) == ["1"]


def test_what_cannot_be_opened_is_refused_with_the_reason(procedure):
    edition, days = procedure.edition, Days(date(2026, 5, 2), date(2026, 5, 1), date(2026, 6, 1))
    with pytest.raises(SlugTaken):
        open_procedure(edition, slug=procedure.slug, title="X", days=DAYS, now=NOW, by=SYSTEM)
    with pytest.raises(PhasesOutOfOrder):
        open_procedure(edition, slug="y", title="X", days=days, now=NOW, by=SYSTEM)
    from masswerk.concepts.actions import submit_paper

    submit_paper(edition, by=SYSTEM)
    with pytest.raises(NothingToDiscuss) as refused:
        open_procedure(edition, slug="z", title="X", days=DAYS, now=NOW, by=SYSTEM)
    assert refused.value.facts["state"] == "beschlussvorlage"


def test_the_form_opens_and_changes_a_procedure():
    body = factories.body()
    edition = factories.edition(factories.concept(body))
    client, _account = office(body)
    start = f"/{body.slug}/arbeit/beteiligung/"
    days = {"inform_on": "2026-05-01", "contribute_from": "2026-05-01", "contribute_until": "2026-06-30"}
    facts = {"title": "Entwurf", "access": "everybody", "moderation": "after", "languages": ["de", "ar"], **days}
    answer = client.post(f"{start}neu/", {**facts, "edition": edition.pk, "slug": "entwurf"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{start}entwurf/")
    wrong = client.post(f"{start}neu/", {**facts, "edition": edition.pk, "slug": "code"})
    assert "Diese Adresse ist vergeben." in wrong.content.decode()
    answer = client.post(f"{start}entwurf/angaben/", {**facts, "title": "Anders", "contribute_until": "2026-04-01"})
    assert "Ende der Beiträge vor Beginn der Beiträge" in answer.content.decode()
    assert client.post(f"{start}entwurf/angaben/", {**facts, "title": "Anders"}).status_code == 302
    procedure = Procedure.objects.get()
    assert (procedure.title, procedure.languages, procedure.version) == ("Anders", ["de", "ar"], 2)


def test_a_closed_procedure_is_changed_no_more(procedure):
    from masswerk.base.actions import writing

    with writing("test.closed", by=SYSTEM):
        procedure.closed_at = NOW
        procedure.save()
    with pytest.raises(ProcedureIsClosed):
        change_procedure(procedure, title="X", days=DAYS, by=SYSTEM)


def test_waiting_contributions_are_published_or_kept_with_a_reason(procedure):
    rows = [said(procedure) for _ in range(3)]
    client, _account = office(procedure.body)
    start = f"/{procedure.body.slug}/arbeit/beteiligung/{procedure.slug}/durchsicht/"
    assert client.get(start).content.decode().count("Ganzer Entwurf") == 3
    client.post(f"{start}veroeffentlichen/", {"beitrag": ["1", "x"]})
    assert client.post(f"{start}2/intern/", {"reason": " "}).status_code == 422
    client.post(f"{start}2/intern/", {"reason": "Nennt einen Namen."})
    assert list(Contribution.objects.values_list("visibility", "hidden_because")) == [
        ("public", ""), ("internal", "Nennt einen Namen."), ("waiting", "")]
    with pytest.raises(HidingNeedsReason):
        keep_internal(rows[2], reason="", by=SYSTEM)
    with pytest.raises(NotAllowedToPublish):
        publish(said(procedure, may_publish=False), by=SYSTEM)


def test_only_the_invited_may_write_and_the_link_holds_for_this_procedure_alone():
    procedure = opened(access="invited")
    other = open_procedure(procedure.edition, slug="andere", title="Andere", days=DAYS, access="invited", now=NOW, by=SYSTEM)
    client, _account = office(procedure.body)
    start = f"/{procedure.body.slug}/mitreden/{procedure.slug}/"
    made = client.post(f"/{procedure.body.slug}/arbeit/beteiligung/{procedure.slug}/einladung/", {"until": "2026-06-30"})
    secret = re.search(r"einladung/#([-_0-9A-Za-z]+)", made.content.decode())[1]
    visitor = Client()
    assert "Diese Beteiligung ist für Eingeladene" in visitor.get(f"{start}beitrag/").content.decode()
    there = f"/{procedure.body.slug}/mitreden/{other.slug}/einladung/"
    assert visitor.post(there, {"secret": secret}).status_code == 422
    assert visitor.post(f"{start}einladung/", {"secret": "x" * 64}).status_code == 422
    assert visitor.post(f"{start}einladung/", {"secret": secret}).status_code == 302
    assert "Beitrag absenden" in visitor.get(f"{start}beitrag/").content.decode()


def test_outside_of_its_days_the_draft_is_read_and_what_was_typed_is_given_back(procedure):
    start = f"/{procedure.body.slug}/mitreden/{procedure.slug}/"
    for moment, words in ((NOW - timedelta(days=60), "noch nicht möglich"), (NOW + timedelta(days=60), "nicht mehr möglich")):
        with time_machine.travel(moment, tick=False):
            assert "Alle gehören dazu." in Client().get(start).content.decode()
            assert words in Client().get(f"{start}beitrag/").content.decode()
    with time_machine.travel(NOW + timedelta(days=60), tick=False):
        late = Client().post(f"{start}beitrag/", {"text": "Zu spät & lang"})
    assert late.status_code == 422
    assert "Zu spät &amp; lang" in late.content.decode()


def test_my_day_tells_what_waits_and_what_ends(procedure):
    _client, account = office(procedure.body)
    said(procedure)
    viewer = viewer_of(account, NOW.date())
    told = [(thing.what, thing.since) for thing in waiting(procedure.body, viewer, NOW.date())]
    assert told == [("Einen Beitrag durchsehen", "seit heute"), ("„Entwurf 2026“ liegt aus", "")]
    end = procedure.contribute_until - timedelta(days=3)
    assert [thing.since for thing in waiting(procedure.body, viewer, end)][1] == "endet bald"
    late = procedure.weigh_until
    assert [thing.what for thing in waiting(procedure.body, viewer, late)][1] == "„Entwurf 2026“ abwägen"
