"""The hash of a wording tells another text, not another way of writing the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.text_hash import is_stale, wording_hash


@pytest.mark.parametrize(
    ("title", "text"),
    [("Träger", "Eins\r\nzwei"), ("Tra\u0308ger", "Eins\nzwei"), (" Träger ", "Eins\rzwei\n")],
    ids=["Windows", "decomposed", "blanks at the ends"],
)
def test_the_same_wording_has_the_same_hash(title: str, text: str) -> None:
    assert wording_hash(title, text) == wording_hash("Träger", "Eins\nzwei")


@pytest.mark.parametrize(("title", "text"), [("träger", "Eins"), ("Träger", "Eins."), ("Träger Eins", ""), ("", "x")])
def test_another_wording_has_another_hash(title: str, text: str) -> None:
    assert wording_hash(title, text) != wording_hash("Träger", "Eins")


def test_the_hash_is_sha_256_of_title_and_text() -> None:
    assert wording_hash("", "") == "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b"


@given(st.text(), st.text())
def test_a_rendition_is_stale_once_the_wording_differs(before: str, after: str) -> None:
    was, now = wording_hash("", before), wording_hash("", after)
    assert is_stale(was, was) is False
    assert is_stale(was, now) == (was != now)
