"""Words, parts of compounds, synonyms and word fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.participation.rules.sorting import lexicon
from masswerk.participation.rules.sorting.analysis import Analyser
from masswerk.participation.rules.sorting.compounds import Splitter
from masswerk.participation.rules.sorting.words import stem, tokens

SEEN = ["sprachen", "kurs", "kinder", "betreuung", "arbeit", "markt", "begegnungen", "haus", "amt"]


@pytest.mark.parametrize(("word", "parts"), [
    ("sprachkurs", ("sprach", "kurs")),
    ("arbeitsmarkt", ("arbeit", "markt")),
    ("kinderbetreuung", ("kinder", "betreuung")),
    ("kinderbetreuungskurse", ("kinder", "betreuung", "kurse")),
    ("begegnungshaus", ("begegnung", "haus")),
    ("begegnungsorte", ("begegnung", "orte")),
    ("sprachen", ("sprachen",)),
    ("gesamt", ("gesamt",)),
    ("kurs", ("kurs",)),
    ("1234567890", ("1234567890",)),
])  # fmt: skip
def test_compounds_open_at_words_that_were_seen(word, parts):
    assert Splitter(SEEN).parts(word) == parts


@given(st.text("abensr", min_size=1, max_size=90), st.lists(st.text("abensr", min_size=1, max_size=6)))
def test_parts_are_pieces_of_the_word_in_order(word, seen):
    place = 0
    for part in Splitter(seen).parts(word):
        place = word.index(part, place) + len(part)
    assert place <= len(word)


@pytest.mark.parametrize(("text", "forms"), [
    ("Bürger*innen", ["buerger"]),
    ("Bürger:innen", ["buerger"]),
    ("Mitarbeiter/-innen", ["mitarbeiter"]),
    ("BürgerInnen", ["buerger"]),
    ("Innenstadt", ["innenstadt"]),
    ("B2-Kurse", ["b2", "kurse"]),
    ("18:30 Uhr", ["18:30", "uhr"]),
    ("Stra\u00dfe u\u0308ber", ["strasse", "ueber"]),
    ("", []),
])  # fmt: skip
def test_words_are_found_in_searched_form(text, forms):
    assert [token.form for token in tokens(text)] == forms


@given(st.text())
def test_every_word_is_where_it_says(text):
    assert all(0 <= token.start < token.stop <= len(text) for token in tokens(text))


@pytest.mark.parametrize(("text", "forms"), [
    ("VHS", ["volkshochschule"]),
    ("DaZ-Kurse", ["deutsch", "zweitsprache", "kurse"]),
    ("integr. Arbeit", ["integrativ", "arbeit"]),
    ("Ende. Arbeit", ["ende", "arbeit"]),
])  # fmt: skip
def test_abbreviations_stand_for_their_words(text, forms):
    assert [form for _, form in Analyser(["integrativ", "Ende", text]).words(text)] == forms


@pytest.mark.parametrize(("one", "other"), [
    ("Dolmetscher", "Sprachmittlung"), ("Kita", "Kindergärten"), ("Ehrenamtliche", "Freiwillige"),
])  # fmt: skip
def test_synonyms_share_a_feature(one, other):
    analyser = Analyser([one, other])
    shared = [{name for _, form in analyser.words(text) for name in analyser.features(form)} for text in (one, other)]
    assert any(name.startswith("s:") for name in shared[0] & shared[1])


def test_a_word_of_office_is_not_found_inside_a_listed_word():
    names = {name for name in Analyser([]).features("ehrenamt") if name.startswith("f:")}
    assert names == {"f:together", "f:together.volunteering"}


def test_without_the_lexicon_only_letters_count():
    assert {name[0] for name in Analyser([], with_lexicon=False).features("dolmetscher")} == {"w", "b"}


def test_no_listed_word_is_lost_on_the_way():
    assert all(stem(form) in lexicon.word_fields() for form in lexicon.listed_words())
