"""What the sorting engine suggests, as the office's pages take it."""

from __future__ import annotations

import pytest

from masswerk.participation import suggesting
from masswerk.participation.actions.assigning import mark_reference
from tests.participation import weighing

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return weighing.desk()


def test_places_are_suggested_with_the_words_in_common(desk):
    statement = desk.said("130 Euro reichen den Lotsinnen nicht.")
    found = suggesting.suggested(desk.procedure, statement)
    hint = found[desk.element("p2").pk]
    assert "Euro" in hint.words
    assert hint.note.startswith("Vorschlag; gemeinsame")


def test_what_was_withdrawn_gets_no_suggestion(desk):
    statement = desk.said("130 Euro reichen nicht.")
    statement.contribution.text = None
    assert suggesting.suggested(desk.procedure, statement) == {}


def test_statements_that_say_the_same_are_offered_until_they_are_decided(desk):
    rows = [desk.said(text) for text in (
        "Bitte zahlen Sie den Lotsen 150 Euro im Monat.", "Bitte zahlen Sie den Lotsen 150 Euro im Monat!",
        "Bitte zahlen Sie den Lotsen 200 Euro im Monat.", "Auf dem Dorf fehlt der Bus.")]
    (group,) = suggesting.alike(desk.procedure)
    assert set(group.statements) == {row.pk for row in rows[:3]}
    assert group.variants == {rows[2].pk: "Zahl: 200"}
    mark_reference(rows[0], is_idle=True, by=desk.first)
    desk.procedure.refresh_from_db()
    (group,) = suggesting.alike(desk.procedure)
    assert set(group.statements) == {row.pk for row in rows[1:3]}
    assert suggesting.alike_to(desk.procedure, rows[3].pk) is None


def test_a_new_statement_joins_the_comparison(desk):
    desk.said("Mehr Deutschkurse am Abend.")
    assert suggesting.alike(desk.procedure) == []
    late = desk.said("mehr Deutschkurse am Abend!")
    assert late.pk in suggesting.alike(desk.procedure)[0].statements


def test_too_many_are_not_compared_while_a_statement_is_opened(desk):
    desk.said("Mehr Kurse.")
    desk.said("Mehr Kurse!")
    assert suggesting.alike(desk.procedure, at_most=1) == []
