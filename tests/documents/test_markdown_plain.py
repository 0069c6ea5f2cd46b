"""Paragraphs without signs of Markdown take a short way; it leads to the same place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masswerk.documents.markdown_read import PLAIN, Reader, parse

SIGNS = st.text(st.sampled_from("aZä1 .:-+#>|!`<&~^()\"'\u00a0\u2028\t\u200f أ"), min_size=1, max_size=40)


@given(SIGNS)
def test_what_is_plain_reads_the_same_both_ways(text):
    if PLAIN.fullmatch(text):
        assert parse(text) == Reader(text).blocks()


@given(st.text(min_size=1, max_size=60))
def test_so_does_any_other_text(text):
    assert parse(text) == Reader(text).blocks()


def test_usual_paragraphs_are_plain_and_those_with_signs_are_not():
    texts = ["Alle gehören dazu.", "Rat & Tat: 20 % (Beispiel)", "1. Rat", "- Rat", "Rat **und** Tat", "Rat[^1]", "Rat\nTat",
             "# Rat", "Rat "]
    assert [bool(PLAIN.fullmatch(text)) for text in texts] == [True, True, *[False] * 7]
