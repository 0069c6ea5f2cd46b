"""Proposals for one passage, merged: the redline of the result is the sum of what was accepted."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as some

from masswerk.concepts.rules.redline import words
from masswerk.participation.rules.merging import Clash, Option, Proposal, ProposalsCollide, carried, carry_over, merge

WORDS = ("Kurse", "für", "alle", "Menschen", "beginnen", "im", "Herbst", "und", "enden", "vor", "dem", "Sommer", "in",
         "jeder", "Gemeinde", "kostenlos", "mit", "Kinderbetreuung", "an", "Abenden")


@dataclass(frozen=True)
class Edit:
    """One change of a text of words: the word at a place becomes others (none: it is struck)."""

    at: int
    new: tuple[str, ...]


@some.composite
def edits(draw) -> list[Edit]:
    """Changes of different words, with an unchanged word between any two."""
    places = sorted(draw(some.sets(some.integers(0, (len(WORDS) - 1) // 2), min_size=1, max_size=6)))
    return [Edit(2 * place, tuple(f"neu{place}x{number}" for number in range(draw(some.integers(0, 2)))))
            for place in places]


def applied(changes: list[Edit]) -> str:
    by_place = {edit.at: edit.new for edit in changes}
    return " ".join(word for at, old in enumerate(WORDS) for word in by_place.get(at, (old,)))


def marked(base: str, text: str) -> set[tuple[str, str]]:
    """What a redline marks, word by word; a word it strikes and sets again between two changes stays."""
    found = {(op, word) for op, piece in words(base, text) if op != "equal" for word in piece.split()}
    return {(op, word) for op, word in found if not {("ins", word), ("del", word)} <= found}


BASE = " ".join(WORDS)


@given(edits(), some.data())
def test_the_redline_of_the_result_is_the_sum_of_the_accepted_changes(changes, data):
    owners = data.draw(some.lists(some.integers(1, 4), min_size=len(changes), max_size=len(changes)))
    texts = {key: applied([edit for edit, owner in zip(changes, owners, strict=True) if owner == key])
             for key in set(owners)}
    found = merge(BASE, [Proposal(key, text) for key, text in texts.items()])
    assert found.clashes == ()
    assert found.text().split() == applied(changes).split()
    assert marked(BASE, found.text()) == set().union(*(marked(BASE, text) for text in texts.values()))


@given(edits(), edits(), edits(), some.permutations([1, 2, 3]))
def test_the_order_of_the_proposals_makes_no_difference(first, second, third, order):
    proposals = {1: Proposal(1, applied(first)), 2: Proposal(2, applied(second)), 3: Proposal(3, applied(third))}
    assert merge(BASE, [proposals[key] for key in order]) == merge(BASE, proposals.values())


@given(edits(), some.integers(1, 4))
def test_who_proposes_the_same_does_not_collide(changes, amount):
    found = merge(BASE, [Proposal(key, applied(changes)) for key in range(amount)])
    assert found.text() == applied(changes)


@given(edits())
def test_no_proposal_is_swallowed(changes):
    """Every word a proposal brings stands in the result or in a clash."""
    other = applied([Edit(edit.at, ("anders",)) for edit in changes])
    found = merge(BASE, [Proposal(1, applied(changes)), Proposal(2, other)])
    shown = " ".join(part if isinstance(part, str) else " ".join(option.text for option in part.options)
                     for part in found.parts).split()
    assert {word for edit in changes for word in edit.new} <= set(shown)


def test_three_who_differ_stand_beside_each_other():
    found = merge("monatlich 130 Euro", [Proposal(3, "monatlich 150 Euro"), Proposal(1, "monatlich 200 Euro"),
                                         Proposal(2, "monatlich 150 Euro")])
    assert found.clashes == (Clash("130", (Option("200", (1,)), Option("150", (2, 3)))),)
    assert found.text(["150"]) == "monatlich 150 Euro"


def test_a_clash_nobody_settled_is_refused():
    found = merge("im Mai", [Proposal(1, "im Juni"), Proposal(2, "im Juli")])
    with pytest.raises(ProposalsCollide):
        found.text()


@given(edits(), edits())
def test_a_late_proposal_is_carried_over_or_shown_but_never_dropped(changes, since):
    proposals = {1: (BASE, applied(changes))}
    found, to_check = carried(proposals, applied(since))
    assert [proposal.key for proposal in found] + to_check == [1]


@given(edits(), some.data())
def test_a_late_proposal_that_touches_other_words_brings_all_of_its_change(changes, data):
    cut = data.draw(some.integers(0, len(changes)))
    mine, since = changes[:cut], changes[cut:]
    carried_over = carry_over(BASE, applied(mine), applied(since))
    assert carried_over is not None
    assert carried_over.split() == applied(changes).split()
