"""Mein Tag names what weighing asks of each person."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from masswerk.participation.actions import assigning, bundling, deciding
from masswerk.participation.weighing_waiting import waiting
from masswerk.people.access import viewer_of
from tests import factories
from tests.participation import weighing

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def desk():
    return weighing.desk()


def lines(desk, account) -> list[tuple[str, str]]:
    viewer = viewer_of(account, date.today())
    return [(thing.heading, thing.what) for thing in waiting(desk.body, viewer, TODAY)]


def test_nothing_waits_where_nothing_was_said(desk):
    assert lines(desk, desk.first) == []


def test_statements_wait_for_everybody_and_drafts_for_the_others(desk):
    desk.said("Mehr Lotsen.")
    desk.said("Mehr Geld.")
    desk.decided(desk.said("Danke für alles."), confirm=False)
    both = ("Zu tun", "Zwei Aussagen entscheiden")
    assert lines(desk, desk.first) == [both]
    assert lines(desk, desk.second) == [both, ("Zu tun", "Eine Entscheidung bestätigen")]


def test_a_question_comes_back_to_who_drafted(desk):
    decision = desk.decided(desk.said("Mehr Lotsen."), confirm=False)
    deciding.send_back(decision, question="Wer zahlt?", seen=decision.seen, by=desk.second)
    assert lines(desk, desk.first) == [("Zurückgekommen", "Eine Rückfrage beantworten")]
    assert lines(desk, desk.second) == []


def test_what_needs_no_answer_does_not_wait(desk):
    assigning.mark_reference(desk.said("Guten Tag."), is_idle=True, by=desk.first)
    bundle = bundling.make_bundle([desk.said("150 Euro."), desk.said("Bitte 150 Euro.")], title="150", by=desk.first)
    desk.decided(bundle)
    assert lines(desk, desk.first) == []


def test_others_see_nothing_and_many_cost_no_more(desk):
    for number in range(6):
        desk.decided(desk.said(f"Aussage {number}."), confirm=number % 2 == 0)
    assert lines(desk, factories.account("auditor", at=desk.body)) == []
    viewer = viewer_of(desk.second, date.today())
    with CaptureQueriesContext(connection) as asked:
        list(waiting(desk.body, viewer, TODAY))
    assert len(asked) == 3
