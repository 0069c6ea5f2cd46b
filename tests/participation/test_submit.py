"""Contributions are kept once, numbered without gaps, and logged without their text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.participation.actions import VISITOR, submit, submit_many
from masswerk.participation.models import Amendment, Anchor, Baseline, Contribution, Contributor, Statement
from masswerk.participation.refusals import NothingSaid, NotTheTime, TooLong
from masswerk.participation.rules import codes
from masswerk.participation.rules.drafts import At, Draft, Person, Proposal
from masswerk.participation.rules.said import commitment
from tests.participation.conftest import NOW, opened

pytestmark = pytest.mark.django_db


def laid_out(procedure, key="pre-1"):
    return Baseline.objects.get(procedure=procedure, element__key=key)


def test_a_contribution_is_kept_with_its_place_its_proposal_and_its_person(procedure):
    place = laid_out(procedure)
    at, proposal = At(place.element_id, place.wording_id), Proposal(place.element_id, place.wording_id, "Alle.")
    kept = submit(procedure, text="Kürzer ist besser.", channel="web", at=[at], proposals=[proposal],
                  person=Person(email="wer@example.org"), by=VISITOR, now=NOW)
    assert (kept.contribution.sign, kept.contribution.visibility, kept.is_new) == ("B-001", "waiting", True)
    assert kept.contribution.code_hash == codes.stored(kept.code)
    assert list(Statement.objects.values_list("start", "end")) == [(0, 18)]
    assert list(Anchor.objects.values_list("element", "wording")) == [(place.element_id, place.wording_id)]
    assert list(Amendment.objects.values_list("element", "text", "state")) == [(place.element_id, "Alle.", "open")]
    assert Contributor.objects.get().email == "wer@example.org"
    row = Contribution.objects.get()
    assert row.commitment == commitment(row.salt, "Kürzer ist besser.", [(str(place.element_id), "reword", "", "Alle.")])


def test_the_log_holds_neither_text_nor_address(procedure):
    place = laid_out(procedure)
    submit(procedure, text="Geheim eins", channel="web", proposals=[
        Proposal(place.element_id, place.wording_id, "Geheim zwei")], person=Person("Geheim drei"), by=VISITOR, now=NOW)
    entries = LogEntry.objects.filter(verb="contribution.submitted")
    assert sorted(entry.subject.partition(" ")[0] for entry in entries) == ["contribution", "contributor"]
    assert {json.loads(entry.payload)["by"] for entry in entries} == {"visitor"}
    assert "Geheim" not in "".join(entry.payload for entry in entries)


def test_what_arrives_again_is_the_same(procedure):
    code = codes.new_code()
    first = submit(procedure, text="Ein Satz.", channel="web", key="form:1", code=code, by=VISITOR, now=NOW)
    again = submit(procedure, text="Ein Satz.", channel="web", key="form:1", code=code, by=VISITOR, now=NOW)
    other = submit(procedure, text="Ein Satz.", channel="web", key="form:1", by=VISITOR, now=NOW)
    assert (again.contribution, again.code, again.is_new) == (first.contribution, code, False)
    assert other.code == ""
    assert Contribution.objects.count() == 1


def test_many_are_kept_in_order_and_once(procedure):
    drafts = [Draft(f"Satz {n}", "letter", key=f"file:{n % 3}", code=None) for n in range(5)]
    kept = submit_many(procedure, drafts, by=SYSTEM, now=NOW)
    assert [one.contribution.sign for one in kept] == ["B-001", "B-002", "B-003", "B-001", "B-002"]
    assert [one.contribution.pk for one in submit_many(procedure, drafts, by=SYSTEM, now=NOW)] == [
        one.contribution.pk for one in kept]
    assert set(Contribution.objects.values_list("code_hash", flat=True)) == {""}


@pytest.mark.parametrize(("change", "refusal"), [
    ({"text": " \n "}, NothingSaid), ({"text": "x" * 20_001}, TooLong),
])
def test_what_cannot_be_kept_is_refused_with_the_reason(procedure, change, refusal):
    with pytest.raises(refusal):
        submit(procedure, **{"text": "Gut", "channel": "web", "by": VISITOR, "now": NOW} | change)


def test_online_only_on_its_days_by_letter_always(procedure):
    early = NOW.replace(month=3)
    with pytest.raises(NotTheTime) as refused:
        submit(procedure, text="Gut", channel="web", by=VISITOR, now=early)
    assert refused.value.facts == {"procedure": "Entwurf 2026", "first": "01.04.2026", "last": "30.06.2026"}
    assert submit(procedure, text="Gut", channel="letter", by=SYSTEM, now=early).is_new


@pytest.mark.parametrize(("moderation", "may_publish", "visibility"), [
    ("before", True, "waiting"), ("after", True, "public"), ("before", False, "internal"), ("after", False, "internal"),
])
def test_what_is_shown_at_once_follows_from_moderation_and_consent(db, moderation, may_publish, visibility):
    kept = submit(opened(moderation=moderation), text="Gut", channel="web", may_publish=may_publish, by=VISITOR, now=NOW)
    assert kept.contribution.visibility == visibility


def test_the_number_of_queries_does_not_depend_on_how_many_arrive(procedure, django_assert_num_queries):
    place = laid_out(procedure)
    one = Draft("Satz", "web", at=(At(place.element_id, place.wording_id),), code=None)
    few, many = [one] * 3, [replace(one, text=f"Satz {n}") for n in range(30)]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as small:
        submit_many(procedure, few, by=SYSTEM, now=NOW)
    with CaptureQueriesContext(connection) as large:
        submit_many(procedure, many, by=SYSTEM, now=NOW)
    unlogged = [sum("base_logentry" not in query["sql"] for query in found) for found in (small, large)]
    assert unlogged[0] == unlogged[1]
