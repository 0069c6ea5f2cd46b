"""Contributions find their fields and passages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masswerk.participation.rules.sorting import Element, Index, from_outline
from tests.participation.rules.sorting import concept, rows

ELEMENTS = [
    Element("p", "preamble", "Präambel", "Wir leben gern zusammen."),
    Element("s", "field", "Sprache", label="Handlungsfeld 1"),
    Element("s1", "measure", "Kurse für Eltern mit Kinderbetreuung", parent="s"),
    Element("w", "field", "Wohnen", label="Handlungsfeld 2"),
    Element("w1", "measure", "Wohnungen für große Familien", parent="w"),
    Element("g", "field", "Gesundheit", label="Handlungsfeld 3"),
]


@pytest.fixture(scope="module")
def index():
    return Index(ELEMENTS)


@pytest.mark.parametrize(("text", "place", "words"), [
    ("Sprachen lernen", "s", ("Sprachen", "lernen")),
    ("Elternkurse", "s", ("Elternkurse",)),
    ("zu wenig Wohnraum", "w", ("Wohnraum",)),
    ("Hebammen", "g", ("Hebammen",)),
    ("HF 3 fehlt", "g", ("hf 3",)),
    ("in die Präambel", "p", ("praeambel",)),
])  # fmt: skip
def test_a_contribution_finds_its_place_with_the_words_that_speak_for_it(index, text, place, words):
    first = index.places(text)[0]
    assert (first.element_key, first.words) == (place, words)


def test_a_passage_comes_after_its_field_and_before_the_others(index):
    found = index.suggest("Kinderbetreuung während der Kurse", top=2)
    assert [suggestion.element_key for suggestion in found] == ["s", "s1"]
    assert found[1].words == ("Kinderbetreuung", "Kurse")


def test_one_passage_that_fits_counts_beside_all_that_a_field_says():
    fields = [Element("a", "field", "Bildung"), Element("b", "field", "Wohnen")]
    scattered = [Element(f"a{n}", "measure", title, parent="a") for n, title in enumerate(
        ("Kita am Abend", "Schule im Kiez", "Kurse ohne Garten", "Eltern im Haus"))]  # fmt: skip
    exact = Element("b0", "measure", "Abend im Garten", parent="b")
    index = Index([*fields, *scattered, exact])
    assert index.places("Abend im Garten")[0].element_key == "b"


def test_words_are_those_of_the_contribution_as_written(index):
    text = "WOHNUNGEN, bitte!"
    assert all(word in text for suggestion in index.suggest(text) for word in suggestion.words)


@pytest.mark.parametrize("text", ["", "???", "und so weiter", "Xylophon"])
def test_what_matches_nothing_is_unsure(index, text):
    assert all(suggestion.is_unsure and not suggestion.words for suggestion in index.suggest(text))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_scores_of_places_are_one_in_sum_and_sorted(text):
    index = Index(ELEMENTS)
    scores = [place.score for place in index.places(text)]
    assert (round(sum(scores), 2), scores) == (1.0, sorted(scores, reverse=True))


def test_a_concept_without_fields_suggests_passages():
    index = Index([Element("a", "section", "Wohnen in der Stadt"), Element("b", "section", "Sprache")])
    assert [suggestion.element_key for suggestion in index.suggest("Wohnung")] == ["a"]


def test_an_empty_concept_suggests_nothing():
    assert Index([]).suggest("Wohnung") == []
    assert Index([]).sort(["Wohnung"]) == [[]]


def test_what_people_said_is_no_concept():
    spoken = {"id": "c", "kind": "card", "title": "Wohnen ist Gesundheit", "parent": "s", "label": None}
    group = {"id": "w", "kind": "working_group", "title": "Ergebnisse", "parent": "s", "label": None}
    below = {"id": "x", "kind": "section", "title": "Wohnen", "parent": "w", "label": None}
    field = {"id": "s", "kind": "field", "title": "Sprache", "parent": None, "label": "1"}
    assert [element.key for element in from_outline({"elements": [field, group, below, spoken]})] == ["s"]


def test_an_outline_that_goes_in_circles_ends():
    circle = [{"id": key, "kind": "field", "title": key, "parent": above, "label": None} for key, above in ("ab", "ba")]
    assert [(element.key, element.parent) for element in from_outline({"elements": circle})] == [("a", None), ("b", "a")]


def test_sorting_many_does_not_depend_on_their_order(index):
    texts = ["Elternkurse", "Kurse", "Hebamme", "Wohnung", "Kurse am Abend", "Xylophon"]
    there, back = index.sort(texts), index.sort(texts[::-1])[::-1]
    assert [place.element_key for places in there for place in places] == \
           [place.element_key for places in back for place in places]  # fmt: skip


def test_a_card_without_a_word_of_the_concept_follows_those_it_resembles(index):
    texts = ["Xylophon und Hebamme", "Xylophon"]
    assert [places[0].element_key for places in index.sort(texts)] == ["g", "g"]


@pytest.mark.parametrize(("half", "first", "second"), [("tuning", 0.75, 0.90), ("holdout", 0.70, 0.85)])
def test_our_own_contributions_are_sorted_as_well_as_they_were(half, first, second):
    cards = rows("contributions.jsonl")
    index = Index(from_outline(concept()), [card["text"] for card in cards])
    hits = {1: 0, 2: 0}
    chosen = [(card, places) for card, places in zip(cards, index.sort([card["text"] for card in cards]), strict=True)
              if card["half"] == half]  # fmt: skip
    for card, places in chosen:
        names = [index.names[place.element_key] for place in places]
        hits = {top: count + (card["field"] in names[:top]) for top, count in hits.items()}
    assert hits[1] / len(chosen) >= first
    assert hits[2] / len(chosen) >= second
