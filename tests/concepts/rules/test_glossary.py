"""Words of the glossary are found as people write them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.glossary import Hit, Term, find, spellings

TERMS = (
    Term("lotse", ("Integrationslotse", "Lotse")),
    Term("einfach", ("Einfache Sprache",)),
    Term("sprache", ("Sprache",)),
    Term("bamf", ("BAMF", "Bundesamt")),
    Term("um", ("UM",)),
    Term("duldung", ("Duldung",)),
    Term("ehe", ("Ehe",)),
    Term("vertrag", ("Vertrag", "Verträge")),
)


def keys(text: str) -> list[tuple[str, str]]:
    """Found words with their keys."""
    return [(text[hit.start : hit.end], hit.key) for hit in find(text, TERMS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drei Lotsen helfen.", [("Lotsen", "lotse")]),
        ("Die Lotsin und der Lotse", [("Lotsin", "lotse")]),
        ("Integrationslots*innen gesucht", [("Integrationslots*innen", "lotse")]),
        ("Lots:innen", [("Lots:innen", "lotse")]),
        ("texte in einfacher\nsprache", [("einfacher\nsprache", "einfach")]),
        ("Die Sprachen und die Sprache", [("Sprachen", "sprache")]),
        ("Das BAMF fördert.", [("BAMF", "bamf")]),
        ("Um Hilfe bitten; UM betreuen", [("UM", "um")]),
        ("des Bundesamtes", [("Bundesamtes", "bamf")]),
        ("Duldungen, eine Duldung", [("Duldungen", "duldung")]),
        ("Eher nicht. Ehen schon.", [("Ehen", "ehe")]),
        ("zwei Verträgen", [("Verträgen", "vertrag")]),
        ("Sprachkurse, Sprachraum, Erstsprache", []),
        ("Sprache-Cafés", []),
        ("Lotsenhaus", []),
        ("", []),
    ],
)
def test_terms_are_found_as_whole_words_with_their_endings(text: str, expected: list[tuple[str, str]]) -> None:
    assert keys(text) == expected


def test_only_the_first_place_of_a_term_counts() -> None:
    assert find("Lotse, Lotsen, Sprache, Sprache", TERMS) == (Hit(0, 5, "lotse"), Hit(15, 22, "sprache"))


def test_a_spelling_of_two_terms_belongs_to_the_first() -> None:
    assert find("Amt", (Term("a", ("Amt",)), Term("b", ("Amt",)))) == (Hit(0, 3, "a"),)


def test_without_terms_nothing_is_found() -> None:
    assert find("Lotse", ()) == ()
    assert find("Lotse", (Term("empty", (" ",)),)) == ()


def test_spellings_can_be_handed_on() -> None:
    assert spellings("Lotsen und Duldung", TERMS) == {"Lotsen": "lotse", "Duldung": "duldung"}


@given(st.lists(st.sampled_from(["Lotse", "Lotsen", "İ", "ẞ", "Sprache", " ", "-", "einfache ", "x"])).map("".join))
def test_hits_stand_in_order_do_not_overlap_and_name_each_term_once(text: str) -> None:
    hits = find(text, TERMS)
    assert [hit for hit, after in pairwise(hits) if hit.end > after.start] == []
    assert len({hit.key for hit in hits}) == len(hits)
    for hit in hits:
        around = text[max(0, hit.start - 1) : hit.start] + text[hit.end : hit.end + 1]
        assert not any(sign.isalnum() for sign in around)
