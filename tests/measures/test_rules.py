"""What follows from days, money and the tree of a concept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.measures.models import Fate, Status
from masswerk.measures.rows import SHOWN_WITH
from masswerk.measures.rules import fates
from masswerk.measures.rules.gaps import Node, without_goal, without_measure
from masswerk.measures.rules.money import Line, summed, years
from masswerk.measures.rules.progress import Days, Pace, Step, computed, contradicts, in_words, slippage
from masswerk.measures.rules.standing import ASKS, missing
from masswerk.measures.rules.visibility import FIXED, LABELS, USUAL, public_names, turned_for

TODAY = date(2026, 5, 12)
LATE_STEP = Step("Lehrgang", date(2026, 4, 28), date(2026, 4, 28))


@pytest.mark.parametrize(("status", "days", "steps", "pace", "late", "what"), [
    ("running", Days(), [], Pace.UNDATED, 0, ""),
    ("running", Days(planned_end=date(2026, 12, 31)), [], Pace.ON_TIME, 0, ""),
    ("running", Days(planned_end=date(2026, 5, 12)), [], Pace.ON_TIME, 0, ""),
    ("running", Days(planned_end=date(2026, 5, 11)), [], Pace.LATE, 1, "Ende"),
    ("running", Days(), [LATE_STEP], Pace.LATE, 14, "Lehrgang"),
    ("running", Days(planned_end=date(2026, 5, 1)), [LATE_STEP], Pace.LATE, 14, "Lehrgang"),
    ("running", Days(), [LATE_STEP._replace(reached=date(2026, 5, 2))], Pace.UNDATED, 0, ""),
    ("planned", Days(planned_start=date(2026, 5, 2)), [], Pace.LATE, 10, "Beginn"),
    ("planned", Days(planned_start=date(2026, 5, 2), actual_start=date(2026, 5, 3)), [], Pace.ON_TIME, 0, ""),
    ("running", Days(planned_start=date(2026, 5, 2)), [], Pace.ON_TIME, 0, ""),
    ("permanent", Days(review=TODAY), [], Pace.REVIEW, 0, ""),
    ("permanent", Days(review=TODAY), [LATE_STEP], Pace.LATE, 14, "Lehrgang"),
    ("deferred", Days(planned_end=date(2026, 1, 1), review=date(2029, 1, 15)), [LATE_STEP], Pace.ON_TIME, 0, ""),
    ("deferred", Days(review=date(2026, 5, 1)), [], Pace.REVIEW, 0, ""),
    ("waived", Days(review=date(2026, 5, 1)), [LATE_STEP], Pace.REVIEW, 0, ""),
    ("done", Days(planned_end=date(2026, 1, 1)), [LATE_STEP], Pace.ENDED, 0, ""),
    ("running", Days(planned_end=date(2026, 1, 1), actual_end=date(2026, 3, 1)), [], Pace.ENDED, 0, ""),
])
def test_how_a_measure_stands_follows_from_its_days(status, days, steps, pace, late, what):
    found = computed(status, days, steps, TODAY)
    assert (found.pace, found.late, found.what) == (pace, late, what)


def test_slippage_is_the_greatest_move_and_never_negative():
    days = Days(planned_end=date(2026, 12, 31), first_planned_end=date(2026, 12, 1))
    assert slippage(days, [Step("a", date(2026, 1, 1), date(2026, 2, 1))]) == 30
    assert slippage(Days(), [Step("a", date(2026, 1, 1), date(2026, 2, 1))]) == 0
    assert slippage(Days(), []) == 0


def test_a_report_that_says_all_is_well_contradicts_late_days_only():
    late = computed("running", Days(), [LATE_STEP], TODAY)
    assert [contradicts(status, late) for status in ("running", "done", "deferred", "waived")] == [True, False, False, False]
    assert in_words(late) == "14 Tage in Verzug"


@given(st.permutations([LATE_STEP, Step("b", date(2026, 3, 1), date(2026, 3, 1)), Step("c", date(2027, 1, 1), date(2026, 1, 1))]))
def test_the_order_of_milestones_does_not_matter(steps):
    assert computed("running", Days(), steps, TODAY) == computed("running", Days(), sorted(steps), TODAY)


def test_every_status_says_what_it_asks_for():
    assert set(ASKS) == {"", *Status.values}
    assert [status for status in ASKS if missing(status, reason=" ", review_on=None).reason] == ["deferred", "waived", "handed_over"]
    assert [status for status in ASKS if missing(status, reason="x", review_on=None).review] == ["deferred"]


def test_every_field_of_the_sheet_has_a_word_and_says_what_it_hides():
    assert set(LABELS) == set(USUAL)
    assert set(USUAL) - set(SHOWN_WITH) == {"status", "groups"}


@given(st.sets(st.sampled_from(sorted(USUAL.keys() - FIXED))))
def test_what_was_made_public_is_public(public):
    assert public_names(turned_for(public)) - FIXED == public


@given(st.lists(st.one_of(st.none(), st.decimals(0, 10**6, places=2)), max_size=6))
def test_a_sum_is_whole_only_where_everything_is_known(amounts):
    total = summed(amounts)
    assert total.is_whole == (bool(amounts) and None not in amounts)
    assert total.amount == (sum(a for a in amounts if a is not None) if any(a is not None for a in amounts) else None)


def test_differences_are_known_where_both_sums_are():
    year = years([Line(2026, Decimal("100.00"), Decimal("60.00"), None), Line(2026, Decimal("0.10"), Decimal("0.20"), None)])[0]
    assert (year.open, year.left) == (Decimal("39.90"), None)


def test_a_goal_has_the_measure_below_or_beside_it_and_a_waived_one_is_none():
    tree = [Node("f", "field"), Node("z1", "goal", "f"), Node("a", "approach", "f"), Node("m", "measure", "a", counts=False),
            Node("z2", "goal", "a")]
    assert without_measure(tree) == ["z1", "z2"]
    assert without_measure([*tree[:3], Node("m", "measure", "a"), tree[4]]) == []


def test_a_measure_below_nothing_has_no_goal():
    assert without_goal([Node("m", "measure"), Node("f", "field"), Node("n", "measure", "f"), Node("a", "approach"),
                         Node("o", "measure", "a"), Node("w", "measure", counts=False)]) == ["m", "n"]


@pytest.mark.parametrize(("known", "fate"), [
    (fates.Known("running", True, True), "carried"), (fates.Known("running", True), "changed"),
    (fates.Known("running", False, relation="merged", into="x"), "merged"),
    (fates.Known("running", False, relation="dropped", reason="Überholt."), "dropped"),
    (fates.Known("running", False, relation="dropped"), ""), (fates.Known("done", False), "done"),
])
def test_a_fate_is_suggested_only_where_it_can_be_known(known, fate):
    assert fates.suggested(known).fate == fate
    assert fate in {"", *Fate.values}
