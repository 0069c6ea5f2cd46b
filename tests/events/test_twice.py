"""Forms sent twice, by a double click or a slow line, do what they do once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.events import actions
from masswerk.events.models import Card, Cluster, Event, Summary
from tests import factories
from tests.events import samples

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 9, 18, tzinfo=UTC)


@pytest.fixture
def edition(db):
    return factories.edition(factories.concept(factories.body("stadt")), passages=4)


def test_a_list_hangs_once(edition):
    group, question = samples.group(edition), samples.question(edition)
    first, again = (actions.write_list(group, question, texts=["Eins", "Zwei"], key="liste-eins", by=SYSTEM)
                    for _ in range(2))
    assert first == again
    assert list(Card.objects.values_list("text", flat=True)) == ["Eins", "Zwei"]
    actions.write_list(group, question, texts=["Eins"], key="liste-zwei", by=SYSTEM)
    assert Card.objects.count() == 3


def test_a_summary_is_written_once_and_logged_once(edition):
    group = samples.group(edition)
    first, again = (actions.sum_up(group, points=["Erstens.", "Zweitens."], by=SYSTEM) for _ in range(2))
    assert first == again
    assert Summary.objects.count() == 2
    assert LogEntry.objects.filter(verb="group.summed_up").count() == 1


def test_a_cluster_is_formed_once_and_gets_every_card(edition):
    cards = [samples.card(edition, text) for text in ("Eins", "Zwei")]
    for card in cards:
        actions.form_cluster(card.group, card.question, title="Üben im Alltag", cards=[card], by=SYSTEM)
    assert [card.text for card in Cluster.objects.get().cards.order_by("position")] == ["Eins", "Zwei"]


def test_an_event_is_planned_once(edition):
    first, again = (actions.plan_event(edition, slug="tag", facts=samples.FACTS, by=SYSTEM) for _ in range(2))
    assert first == again
    assert Event.objects.count() == 1


def test_a_documentation_published_twice_keeps_its_first_moment(edition):
    day = actions.set_state(samples.event(edition), state="documented", by=SYSTEM, now=NOW)
    actions.set_state(day, state="documented", by=SYSTEM, now=NOW.replace(hour=20))
    assert Event.objects.get().documented_at == NOW
