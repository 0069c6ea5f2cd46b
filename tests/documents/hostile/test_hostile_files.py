"""Hostile files are refused with the reason or read, quickly and within their memory, and harm nothing."""

from __future__ import annotations

import pytest

from masswerk.documents.refusals import Unreadable
from masswerk.documents.sandbox import read_safely
from tests.documents.hostile.cases import CASES, Case
from tests.documents.hostile.measuring import reading_within


def outcome(case: Case) -> str:
    """ "read", or the name of the refusal with its German cause and way out checked."""
    try:
        source = read_safely(case.file, case.make(), wall=60, cpu=10)
    except Unreadable as refusal:
        told = case.file in refusal.explained and refusal.remedy.endswith(".")
        return type(refusal).__name__ if told else f"untold: {refusal}"
    return "read" if source.name == case.file and source.lines else "nothing"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_does_no_harm(case: Case) -> None:
    with reading_within(10):
        assert outcome(case) in case.outcomes


def test_the_corpus_is_large_enough() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert len(CASES) >= 40
