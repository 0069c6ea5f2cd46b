"""Parting texts: nothing is said twice, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from masswerk.participation.rules.coverage import (
    NothingMarked,
    NothingToJoin,
    Span,
    carve,
    gaps,
    joined,
    sentences,
    stretches,
    trimmed,
    with_rest_idle,
)

TEXTS = some.text(alphabet="Ab. ä\n!–م😀", min_size=1, max_size=40)


@some.composite
def cuts(draw) -> tuple[str, list[tuple[int, int]]]:
    """A text, and stretches somebody marks in it one after the other."""
    text = draw(TEXTS)
    ends = some.tuples(some.integers(0, len(text)), some.integers(0, len(text)))
    return text, [(min(pair), max(pair)) for pair in draw(some.lists(ends, max_size=5))]


def parted(text: str, marks: list[tuple[int, int]]) -> tuple[Span, ...]:
    """What is left of a statement over everything after each mark; marks of nothing are refused."""
    whole = trimmed(text, Span(0, len(text), key=1))
    spans: tuple[Span, ...] = (whole,) if whole else ()
    for start, end in marks:
        if text[start:end].strip():
            spans = carve(text, spans, start, end)
    return spans


@given(cuts())
def test_statements_never_overlap_and_nothing_falls_out(given_cuts):
    text, marks = given_cuts
    spans = parted(text, marks)
    assert all(left.end <= right.start for left, right in zip(spans, spans[1:], strict=False))
    assert gaps(text, spans) == ()
    assert all(text[span.start:span.end] == text[span.start:span.end].strip() != "" for span in spans)


@given(cuts())
def test_stretches_joined_give_the_text(given_cuts):
    text, marks = given_cuts
    assert "".join(text[part.start:part.end] for part in stretches(text, parted(text, marks))) == text


@given(cuts())
def test_one_statement_keeps_its_number_until_it_is_all_cut_away(given_cuts):
    text, marks = given_cuts
    assert sum(span.key == 1 for span in parted(text, marks)) <= 1


@given(TEXTS, some.integers(0, 40), some.integers(0, 40))
def test_marking_the_rest_leaves_no_gap(text, first, second):
    start, end = min(first, second), max(first, second)
    spans = carve(text, [], start, end) if text[start:end].strip() else ()
    assert gaps(text, with_rest_idle(text, spans)) == ()


@given(TEXTS)
def test_sentences_hold_every_letter(text):
    held = "".join(text[span.start:span.end] for span in sentences(text))
    assert [sign for sign in held if not sign.isspace()] == [sign for sign in text if not sign.isspace()]


def test_marking_blanks_is_refused():
    with pytest.raises(NothingMarked):
        carve("Ja.  Nein.", [Span(0, 10, key=1)], 3, 5)


def test_the_first_statement_has_none_before_it():
    with pytest.raises(NothingToJoin):
        joined([Span(0, 3, key=1), Span(4, 9, key=2)], 1)


def test_joining_with_something_said_makes_it_said():
    both = joined([Span(0, 3, key=1, is_idle=True), Span(4, 9, key=2)], 2)
    assert both == (Span(0, 9, key=1, is_idle=False),)
