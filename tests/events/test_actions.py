"""Planning a day, hanging cards, putting them together, handing them over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.events import actions, refusals
from masswerk.events.models import Card, GroupField, Summary
from masswerk.participation.actions import open_procedure
from masswerk.participation.models import Contribution
from masswerk.participation.rules.phases import Days
from tests import factories
from tests.events import samples

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 9, 18, tzinfo=UTC)


@pytest.fixture
def edition(db):
    return factories.edition(factories.concept(factories.body("stadt")), passages=4)


def procedure(edition):
    days = Days(samples.FACTS.held_on, samples.FACTS.held_on, samples.FACTS.held_on)
    return open_procedure(edition, slug="leitlinien", title="Leitlinien", days=days, now=NOW, by=SYSTEM)


def test_a_card_sent_twice_by_a_phone_hangs_once(edition):
    group, question = samples.group(edition), samples.question(edition)
    first, again = (actions.write_card(group, question, text="Tandems", client_key="a-1", by=SYSTEM) for _ in range(2))
    assert first == again
    assert Card.objects.count() == 1


def test_cards_are_numbered_through_the_whole_event(edition):
    group, other = samples.group(edition), samples.group(edition, 2, "Arbeit")
    question = samples.question(edition)
    numbers = [actions.write_card(where, question, text="Karte", by=SYSTEM).number for where in (group, other, group)]
    listed = actions.write_list(other, question, texts=["Eins", "Zwei"], by=SYSTEM)
    assert (numbers, [card.number for card in listed]) == ([1, 2, 3], [4, 5])


def test_a_printed_card_keeps_its_number_and_nobody_else_gets_it(edition):
    group, question = samples.group(edition), samples.question(edition)
    found = actions.take_from_photo(group, question, number=17, by=SYSTEM)
    assert (found.number, found.text) == (17, "")
    assert actions.take_from_photo(group, question, number=17, by=SYSTEM) == found
    with pytest.raises(refusals.CardNumberTaken) as refusal:
        actions.write_card(group, question, text="Doppelt", number=17, by=SYSTEM)
    assert refusal.value.facts == {"number": 17}


@pytest.mark.parametrize(("text", "refused"), [("  \n ", refusals.CardEmpty), ("x" * 401, refusals.CardTooLong)])
def test_an_empty_or_overlong_card_is_refused(edition, text, refused):
    with pytest.raises(refused):
        actions.write_card(samples.group(edition), samples.question(edition), text=text, by=SYSTEM)
    assert Card.objects.count() == 0


def test_cards_are_put_before_others_and_out_of_their_cluster_again(edition):
    cluster = samples.cluster(edition)
    cards = [samples.card(edition, text) for text in ("Eins", "Zwei", "Drei")]
    for card in cards:
        actions.move_card(card, cluster=cluster, by=SYSTEM)
    actions.move_card(cards[2], cluster=cluster, before=cards[0], by=SYSTEM)
    assert [card.text for card in cluster.cards.order_by("position")] == ["Drei", "Eins", "Zwei"]
    actions.dissolve_cluster(cluster, by=SYSTEM)
    assert Card.objects.filter(cluster=None).count() == 3


def test_a_card_does_not_move_into_a_cluster_of_another_question(edition):
    cluster, other = samples.cluster(edition), samples.question(edition, 2, "blue")
    card = actions.write_card(samples.group(edition), other, text="Fremd", by=SYSTEM)
    with pytest.raises(refusals.WrongCluster):
        actions.move_card(card, cluster=cluster, by=SYSTEM)


def test_each_question_has_a_colour_of_its_own(edition):
    samples.question(edition)
    with pytest.raises(refusals.ColourTaken) as refusal:
        samples.question(edition, 2, "yellow")
    assert refusal.value.facts == {"colour": "gelb", "number": 1}


def test_a_group_may_talk_about_several_fields_and_is_changed_under_its_number(edition):
    fields = [passage.element for passage in edition.passages.select_related("element")[:2]]
    day = samples.event(edition)
    actions.form_group(day, number=1, title="Wohnen", fields=fields, by=SYSTEM)
    group = actions.form_group(day, number=1, title="Wohnen und Nachbarschaft", fields=fields[:1], by=SYSTEM)
    assert (group.title, GroupField.objects.filter(group=group).count()) == ("Wohnen und Nachbarschaft", 1)


def test_more_guests_in_the_groups_than_in_the_room_are_refused(edition):
    day = samples.group(edition).event
    with pytest.raises(refusals.CountTooHigh) as refusal:
        actions.count_guests(day, guests=20, groups={1: 25}, by=SYSTEM)
    assert refusal.value.facts == {"groups": 25, "guests": 20}


def test_cards_and_summaries_become_contributions_once(edition):
    card = samples.card(edition)
    actions.sum_up(card.group, points=["Mehr Kurse am Abend.", " "], by=SYSTEM)
    place = procedure(edition)
    assert actions.hand_over(card.event, place, by=SYSTEM, now=NOW) == 2
    rows = Contribution.objects.order_by("number")
    assert [(row.channel, row.text) for row in rows] == [("card", "Sprachcafé im Verein"),
                                                         ("card", "Mehr Kurse am Abend.")]
    assert rows[0].group == "Diskussion der Leitlinien, Arbeitsgruppe 1: Spracherwerb"
    with pytest.raises(refusals.NothingToHandOver):
        actions.hand_over(card.event, place, by=SYSTEM, now=NOW)
    samples.card(edition, "Noch eine Karte")
    assert actions.hand_over(card.event, place, by=SYSTEM, now=NOW) == 1


def test_a_card_in_weighing_stays_as_it_is(edition):
    card = samples.card(edition)
    actions.hand_over(card.event, procedure(edition), by=SYSTEM, now=NOW)
    card = Card.objects.get()
    with pytest.raises(refusals.CardHandedOver) as refusal:
        actions.change_card(card, text="Anders", question=card.question, by=SYSTEM)
    assert refusal.value.facts == {"number": 1, "sign": "B-001"}


def test_cards_from_a_photo_are_handed_over_only_with_their_text(edition):
    group, question = samples.group(edition), samples.question(edition)
    actions.take_from_photo(group, question, number=3, by=SYSTEM)
    with pytest.raises(refusals.CardsWithoutText) as refusal:
        actions.hand_over(group.event, procedure(edition), by=SYSTEM, now=NOW)
    assert refusal.value.facts == {"count": 1, "numbers": "3"}


def test_points_that_were_handed_over_stay_when_the_summary_is_written_anew(edition):
    group = samples.group(edition)
    actions.sum_up(group, points=["Erstens."], by=SYSTEM)
    actions.hand_over(group.event, procedure(edition), by=SYSTEM, now=NOW)
    actions.sum_up(group, points=["Zweitens."], by=SYSTEM)
    assert list(Summary.objects.values_list("text", flat=True)) == ["Erstens.", "Zweitens."]


def test_a_documented_event_is_not_changed(edition):
    day = actions.set_state(samples.group(edition).event, state="documented", by=SYSTEM, now=NOW)
    with pytest.raises(refusals.DocumentationIsOut):
        actions.change_event(day, facts=samples.FACTS, by=SYSTEM)
    actions.set_state(day, state="finished", by=SYSTEM, now=NOW)
    assert actions.change_event(day, facts=samples.FACTS, by=SYSTEM).title == samples.FACTS.title
