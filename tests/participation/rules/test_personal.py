"""What points at a person is found: in sentences tuned on, in fresh ones, and in any text without harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.participation.rules import personal
from masswerk.participation.rules.personal.numbers import IBAN_LENGTHS, is_iban
from tests.participation.rules.personal_sentences import FOUND, FRESH, MISSED, POINTED_AT_IN_VAIN, Expected

DOCS = Path(__file__).parents[3] / "docs" / "personal.md"


def found(text: str) -> Expected:
    return {(one.kind, text[one.start:one.end]) for one in personal.find(text)}


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_what_points_at_a_person_is_found_and_nothing_else(sentence, expected):
    assert found(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), MISSED)
def test_what_the_documentation_calls_missed_is_still_missed(sentence, expected):
    assert found(sentence) == set()
    assert all(words in sentence for _kind, words in expected)


@pytest.mark.parametrize("sentence", POINTED_AT_IN_VAIN)
def test_what_the_documentation_calls_pointed_at_in_vain_still_is(sentence):
    assert len(found(sentence)) == 1


def test_fresh_sentences_give_the_figures_of_the_documentation():
    hits = sum(len(found(sentence) & expected) for sentence, expected in FRESH)
    marked = sum(len(found(sentence)) for sentence, _expected in FRESH)
    there = sum(len(expected) for _sentence, expected in FRESH)
    assert (hits, marked, there) == (29, 31, 38)
    row = f"| {len(FRESH)} | {there} | {_share(hits, there)} | {_share(hits, marked)} |"
    assert row in DOCS.read_text(encoding="utf-8")


def _share(part: int, whole: int) -> str:
    return f"{part} von {whole} ({part / whole * 100:.0f} %)"


def test_every_kind_has_a_sentence():
    assert {kind for _sentence, expected in FOUND for kind, _words in expected} == set(personal.KINDS)


@given(st.sampled_from(sorted(IBAN_LENGTHS)), st.data())
def test_check_digits_make_an_iban_and_one_wrong_digit_unmakes_it(country, data):
    account = data.draw(st.text("0123456789", min_size=IBAN_LENGTHS[country] - 4, max_size=IBAN_LENGTHS[country] - 4))
    number = int(account + "".join(str(int(sign, 36)) for sign in country) + "00")
    iban = f"{country}{98 - number % 97:02}{account}"
    assert is_iban(iban)
    assert ("iban", iban) in found(f"Konto {iban}, danke")
    place = data.draw(st.integers(4, len(iban) - 1))
    wrong = f"{iban[:place]}{(int(iban[place]) + data.draw(st.integers(1, 9))) % 10}{iban[place + 1:]}"
    assert not is_iban(wrong)


PIECES = st.sampled_from(["Frau ", "Muster", "0391 ", "5404321", "DE89 3704", " 12, 39104 ", "Weg", "ich bin ", "krank", "@",
                          "a.de", "\n", ". ", "Az. ", "١٢٣", "اسمي ", "geb. ", "1.1.1990", "█", "‮"])


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_finds_of_any_text_lie_in_it_and_beside_each_other(text):
    finds = personal.find(text)
    ends = [0, *(place for one in finds for place in (one.start, one.end)), len(text)]
    assert ends == sorted(ends)
    assert all(text[one.start:one.end].strip() for one in finds)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=5))
def test_a_masked_text_is_as_long_and_open_everywhere_else(text, spans):
    covered = personal.joined(spans, len(text))
    hidden = personal.masked(text, covered)
    inside = {place for start, end in covered for place in range(start, end)}
    assert len(hidden) == len(text)
    assert all(hidden[place] == text[place] for place in range(len(text)) if place not in inside)
    assert all(hidden[place] == personal.SIGN or text[place].isspace() for place in inside)
