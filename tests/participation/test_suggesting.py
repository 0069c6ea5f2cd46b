"""What the sorting engine suggests, as the office's pages take it."""

from __future__ import annotations

import pytest

from masswerk.participation import suggesting
from masswerk.participation.actions.assigning import assign
from masswerk.participation.actions.giving_back import withdraw
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


def test_who_says_nearly_the_same_is_suggested_where_the_other_was_assigned(desk):
    first = desk.said("Abends fährt kein Bus in die Dörfer.")
    late = desk.said("Am Abend fährt kein Bus in die Dörfer!")
    assert desk.element("m1").pk not in suggesting.suggested(desk.procedure, late)
    assign(first, elements=[desk.element("m1")], by=desk.first)
    hint = suggesting.suggested(desk.procedure, late)[desk.element("m1").pk]
    assert (hint.like, hint.is_unsure) == ("B-001", False)
    assert hint.note.startswith("Vorschlag; B-001 sagt fast dasselbe und gehört hierher, gemeinsame Wörter: ")
    assign(first, elements=[desk.element("p1")], by=desk.first)
    assert suggesting.suggested(desk.procedure, late)[desk.element("p1").pk].like == "B-001"
    assert desk.element("m1").pk not in suggesting.suggested(desk.procedure, late)


def test_a_statement_does_not_speak_for_itself(desk):
    alone = desk.said("Abends fährt kein Bus in die Dörfer.")
    assign(alone, elements=[desk.element("m1")], by=desk.first)
    assert desk.element("m1").pk not in suggesting.suggested(desk.procedure, alone)


def test_who_says_something_else_gets_nothing_of_it(desk):
    assign(desk.said("Abends fährt kein Bus in die Dörfer."), elements=[desk.element("m1")], by=desk.first)
    other = desk.said("Bitte mehr Deutschkurse für Eltern.")
    assert all(hint.like == "" for hint in suggesting.suggested(desk.procedure, other).values())


def test_what_was_withdrawn_speaks_for_nobody(desk):
    first, late = (desk.said(f"Abends fährt kein Bus in die Dörfer{end}") for end in ".!")
    assign(first, elements=[desk.element("m1")], by=desk.first)
    assert desk.element("m1").pk in suggesting.suggested(desk.procedure, late)
    withdraw(first.contribution, by=desk.first, now=weighing.NOW)
    assert desk.element("m1").pk not in suggesting.suggested(desk.procedure, late)
