"""Near-duplicates, bundles and the variants in them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masswerk.participation.rules.sorting import bundles, near
from masswerk.participation.rules.sorting.analysis import Analyser
from masswerk.participation.rules.sorting.candidates import MOST, NEIGHBOURS
from masswerk.participation.rules.sorting.variants import difference
from tests.participation.rules.sorting import rows

WORDS = ("Sprachkurs", "Kurse", "mehr", "Wohnung", "keine", "zwei", "Bus", "am", "Abend", "Kinderbetreuung", "18", "Verein")
SAID = st.lists(st.lists(st.sampled_from(WORDS), min_size=0, max_size=6).map(" ".join), max_size=12)


def told(texts: list[str], **options: float) -> set[tuple[frozenset[str], float]]:
    """Pairs as texts, without their places."""
    return {(frozenset((texts[pair.a], texts[pair.b])), pair.score) for pair in near(texts, **options)}


@settings(max_examples=60, deadline=None)
@given(SAID, st.randoms())
def test_pairs_are_the_same_in_every_order(texts, random_):
    shuffled = texts[:]
    random_.shuffle(shuffled)
    assert told(texts, at_least=0.1) == told(shuffled, at_least=0.1)


@settings(max_examples=60, deadline=None)
@given(SAID)
def test_pairs_name_each_two_once_and_score_between_0_and_1(texts):
    found = near(texts, at_least=0.1)
    assert len({(pair.a, pair.b) for pair in found}) == len(found)
    assert all(pair.a < pair.b and 0.1 <= pair.score <= 1 for pair in found)


@settings(max_examples=60, deadline=None)
@given(SAID)
def test_the_same_words_score_1_and_nothing_else_does(texts):
    same = {(a, b) for b in range(len(texts)) for a in range(b) if texts[a].split() == texts[b].split()}
    assert {(pair.a, pair.b) for pair in near(texts) if pair.score == 1} == same


@settings(max_examples=60, deadline=None)
@given(SAID, st.randoms())
def test_bundles_lose_nothing_and_do_not_depend_on_order(texts, random_):
    found = bundles(texts)
    assert sorted(place for bundle in found for place in bundle.members) == list(range(len(texts)))
    assert all(bundle.core in bundle.members for bundle in found)
    shuffled = texts[:]
    random_.shuffle(shuffled)
    as_texts = [sorted(sorted(said[place] for place in bundle.members) for bundle in bundles(said))
                for said in (texts, shuffled)]  # fmt: skip
    assert as_texts[0] == as_texts[1]


@settings(max_examples=40, deadline=None)
@given(SAID)
def test_two_runs_give_the_same(texts):
    assert (near(texts), bundles(texts)) == (near(texts), bundles(texts))


@pytest.mark.parametrize(("text", "kind", "words"), [
    ("Drei Deutschkurse am Abend", "Zahl", ("Drei",)),
    ("Deutschkurse nach 18 Uhr am Abend", "Zahl", ("18",)),
    ("Keine Deutschkurse am Abend", "Verneinung", ("Keine",)),
    ("Deutschkurse am Abend mit Bus, Essen und Spielzimmer", "Zusatz", ("Bus", "Essen", "Spielzimmer")),
])  # fmt: skip
def test_what_differs_in_a_point_is_bundled_as_a_variant(text, kind, words):
    texts = ["Deutschkurse am Abend", "Abends Deutschkurse", "Am Abend Deutschkurse!", text]
    (bundle,) = [bundle for bundle in bundles(texts) if 3 in bundle.members]
    assert bundle.members == (0, 1, 2, 3)
    assert [(variant.index, variant.kind, variant.words) for variant in bundle.variants] == [(3, kind, words)]


@pytest.mark.parametrize(("one", "other", "words"), [
    ("Mehr Deutschkurse am Abend", "Weniger Deutschkurse am Abend", ("Mehr", "Weniger")),
    ("Angebote für Jugendliche ausbauen", "Angebote für Jugendliche kürzen", ("ausbauen", "kürzen")),
    ("Kurse verpflichtend anbieten", "Kurse freiwillig anbieten", ("verpflichtend", "freiwillig")),
])  # fmt: skip
def test_who_asks_for_the_opposite_is_not_swallowed(one, other, words):
    analyser = Analyser([one, other])
    assert difference(analyser, one, other) == ("Gegenteil", words)
    assert difference(analyser, other, one) == ("Gegenteil", words[::-1])


def test_what_asks_for_both_is_no_opposite():
    analyser = Analyser([])
    assert difference(analyser, "Mehr Kurse, weniger Tests", "Mehr Kurse") is None


def test_other_wording_is_no_variant():
    (bundle,) = bundles(["Deutschkurse am Abend", "Abends Deutschkurse"])
    assert bundle.variants == ()


def test_bundles_hold_together_by_their_core_not_by_a_chain():
    chain = ["Bus Bahn", "Bahn Auto", "Auto Rad", "Rad Boot", "Boot Schiff"]
    assert max(len(bundle.members) for bundle in bundles(chain)) <= 3


@pytest.mark.parametrize("texts", [[], ["Kurse"], ["", ""], ["???", "!!!"]])
def test_few_or_empty_texts_are_no_trouble(texts):
    assert len([place for bundle in bundles(texts) for place in bundle.members]) == len(texts)


def test_the_same_letter_sent_a_thousand_times_is_one_bundle():
    found = bundles(["Wir fordern mehr Sprachkurse am Abend."] * 1000 + ["Bus"])
    assert [len(bundle.members) for bundle in found] == [1000, 1]


def test_a_letter_sent_often_with_own_words_added_stays_together():
    letter = "Wir fordern Sprachkurse Kinderbetreuung Fahrkarten Wohnungen Schwimmzeiten Dolmetscher Schulplätze Ärzte"
    random_ = random.Random(7)
    names = ["".join(random_.choices("bdfgklmnprst", k=7)) for _ in range(16 * MOST)]
    letters = [f"{letter} {name}" for name in names[: 4 * MOST]]
    others = [" ".join(random_.sample(names, 5)) for _ in range(12 * MOST)]
    together = [bundle for bundle in bundles(letters + others) if bundle.members[0] < len(letters)]
    assert len(together) <= len(letters) // NEIGHBOURS


@pytest.mark.parametrize(("half", "least"), [("tuning", 0.75), ("holdout", 0.75)])
def test_our_own_repetitions_are_found_as_well_as_they_were(half, least):
    cards, again = rows("contributions.jsonl"), rows("said_again.jsonl")
    keys = [row["id"] for row in (*cards, *again)]
    wanted = {(row["same_as"], row["id"]) for row in again if row["half"] == half}
    known = {key for pair in wanted for key in pair}
    found = {(keys[pair.a], keys[pair.b]) for pair in near([row["text"] for row in (*cards, *again)])}
    found = {pair for pair in found if known & set(pair)}
    right = len(found & wanted)
    assert 2 * right / (len(found) + len(wanted)) >= least
