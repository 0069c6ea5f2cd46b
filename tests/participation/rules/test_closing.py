"""What keeps a procedure open: the four rules, each against any procedure that is otherwise settled."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from masswerk.participation.rules.closing import (
    Decided,
    Facts,
    OpenPoint,
    Reworded,
    Said,
    Sort,
    Step,
    explained,
    open_points,
)
from masswerk.participation.rules.coverage import Span
from masswerk.participation.rules.outcomes import CHANGES_SOMETHING

OUTCOMES = ("adopted", "partly", "contained", "measure", "passed_on", "noted", "not_adopted")
WORDINGS = ("w0", "w1", "w2", "w3")


@some.composite
def settled(draw) -> Facts:
    """A procedure with nothing open: any texts, parted in any way, decided alone or in bundles."""
    said, statements = [], []
    for key in range(1, draw(some.integers(1, 4)) + 1):
        sentences = draw(some.lists(some.sampled_from(["Mehr Kurse.", "150 Euro!", "Danke."]), min_size=1, max_size=4))
        spans, at = [], 0
        for sentence in sentences:
            number = len(statements) + len(spans) + 1 + key * 100
            spans.append(Span(at, at + len(sentence), number, draw(some.booleans())))
            at += len(sentence) + 1
        said.append(Said(key, " ".join(sentences), tuple(spans)))
        statements += [span.key for span in spans if not span.is_idle]
    return Facts(tuple(said), tuple(_decided(draw, statements)), tuple(_reworded(draw)))


def _decided(draw, statements: list[int]) -> list[Decided]:
    found = []
    while statements:
        size = draw(some.integers(1, len(statements)))
        group, statements = statements[:size], statements[size:]
        outcome = draw(some.sampled_from(OUTCOMES))
        has_effect = outcome in CHANGES_SOMETHING or draw(some.booleans())
        found.append(Decided(1000 + len(found), outcome, frozenset(group), True, has_effect))
    return found


def _reworded(draw) -> list[Reworded]:
    """Passages whose way from the wording laid out to that of today is stated without a gap."""
    found = []
    for key in range(draw(some.integers(0, 3))):
        way = draw(some.lists(some.sampled_from([*WORDINGS, None]), min_size=1, max_size=4))
        steps = tuple(Step(before, after, True) for before, after in zip(way, way[1:], strict=False))
        found.append(Reworded(key, way[0], way[-1], steps))
    return found


def sorts(facts: Facts) -> set[Sort]:
    return {point.sort for point in open_points(facts)}


@given(settled())
def test_a_settled_procedure_may_be_closed(facts):
    assert open_points(facts) == ()


@given(settled(), some.data())
def test_removing_any_decision_makes_closing_fail(facts, data):
    if not facts.decided:
        return
    gone = data.draw(some.sampled_from(facts.decided))
    left = replace(facts, decided=tuple(row for row in facts.decided if row != gone))
    assert {point.key for point in open_points(left)} == set(gone.statements)
    assert sorts(left) == {Sort.UNDECIDED}


@given(settled(), some.data())
def test_a_decision_nobody_confirmed_makes_closing_fail(facts, data):
    if not facts.decided:
        return
    row = data.draw(some.sampled_from(facts.decided))
    rows = tuple(replace(other, is_confirmed=False) if other == row else other for other in facts.decided)
    assert {point.key for point in open_points(replace(facts, decided=rows))} == set(row.statements)


@given(settled(), some.data())
def test_an_adoption_without_change_or_measure_makes_closing_fail(facts, data):
    adopted = [row for row in facts.decided if row.outcome in CHANGES_SOMETHING]
    if not adopted:
        return
    row = data.draw(some.sampled_from(adopted))
    rows = tuple(replace(other, has_effect=False) if other == row else other for other in facts.decided)
    assert open_points(replace(facts, decided=rows)) == (OpenPoint(Sort.WITHOUT_EFFECT, row.key),)


@given(settled(), some.sampled_from([*WORDINGS, None]), some.sampled_from([*WORDINGS, None]), some.booleans())
def test_a_changed_passage_needs_a_stated_change(facts, laid_out, now, is_grounded):
    steps = (Step(laid_out, now, is_grounded),)
    row = Reworded(77, laid_out, now, steps)
    is_open = laid_out != now and not is_grounded
    expected = (OpenPoint(Sort.UNEXPLAINED, 77),) if is_open else ()
    assert open_points(replace(facts, reworded=(*facts.reworded, row))) == expected


@given(settled(), some.data())
def test_taking_any_needed_step_away_makes_closing_fail(facts, data):
    rows = [row for row in facts.reworded if len(row.steps) == 1 and row.laid_out != row.now]
    if not rows:
        return
    row = data.draw(some.sampled_from(rows))
    left = tuple(replace(other, steps=()) if other == row else other for other in facts.reworded)
    assert OpenPoint(Sort.UNEXPLAINED, row.key) in open_points(replace(facts, reworded=left))


@given(settled(), some.data())
def test_text_that_belongs_to_no_statement_makes_closing_fail(facts, data):
    said = data.draw(some.sampled_from(facts.said))
    span = data.draw(some.sampled_from(said.spans))
    left = replace(said, spans=tuple(other for other in said.spans if other != span))
    rows = tuple(left if other == said else other for other in facts.said)
    assert OpenPoint(Sort.UNASSIGNED_TEXT, said.key) in open_points(replace(facts, said=rows))


@given(settled())
def test_withdrawn_contributions_keep_nothing_open(facts):
    gone = tuple(replace(said, text=None) for said in facts.said)
    assert sorts(replace(facts, said=gone, decided=())) == set()
    bare = tuple(replace(row, has_effect=False, is_confirmed=False) for row in facts.decided)
    assert sorts(replace(facts, said=gone, decided=bare)) == set()


def test_a_way_that_ends_before_today_explains_nothing_behind_it():
    row = Reworded(1, "w0", "w2", (Step("w0", "w1", True),))
    assert explained(row) == {"w0", "w1"}
