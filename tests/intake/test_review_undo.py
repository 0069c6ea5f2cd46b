"""Any steps, then all of them undone: the tree and the lines are exactly what they were."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masswerk.base.errors import RuleError
from masswerk.intake import actions, queries
from masswerk.intake.models import Proposal, SourceLine, Step
from tests import factories
from tests.intake import samples

pytestmark = pytest.mark.django_db


def _merge(reading, row, other, number, by):
    actions.merge_with_previous(row, by=by)


def _split(reading, row, other, number, by):
    own = SourceLine.objects.filter(owner=row).order_by("number").values_list("number", flat=True)
    actions.split_at(row, line=own[number % max(1, len(own))] if own else 1, by=by)


STEPS = {
    "kind": lambda reading, row, other, number, by: actions.change(row, kind="goal", by=by),
    "title": lambda reading, row, other, number, by: actions.change(row, title=f"Titel {number}", by=by),
    "label": lambda reading, row, other, number, by: actions.change(row, label=str(number), by=by),
    "measure": lambda reading, row, other, number, by: actions.change(row, status="done", lead="Amt", by=by),
    "confirm": lambda reading, row, other, number, by: actions.confirm(row, by=by),
    "indent": lambda reading, row, other, number, by: actions.indent(row, by=by),
    "outdent": lambda reading, row, other, number, by: actions.outdent(row, by=by),
    "up": lambda reading, row, other, number, by: actions.move_up(row, by=by),
    "down": lambda reading, row, other, number, by: actions.move_down(row, by=by),
    "move": lambda reading, row, other, number, by: actions.move(row, below=other, place=number, by=by),
    "merge": _merge,
    "split": _split,
    "out": lambda reading, row, other, number, by: actions.leave_out(row, with_children=number % 2 == 0, by=by),
    "in": lambda reading, row, other, number, by: actions.take_back_in(row, by=by),
    "assign": lambda reading, row, other, number, by: actions.assign_lines(row, lines=[10 + number % 3], by=by),
    "found": lambda reading, row, other, number, by: actions.found_from_lines(reading, lines=[9 + number], by=by),
    "lines out": lambda reading, row, other, number, by: actions.leave_out_lines(
        reading, lines=range(number, number + 2), reason="Seitenkopf", by=by),
}

steps = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 99), st.integers(0, 99), st.integers(1, 12)),
                 max_size=12)


@given(steps)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_everything_brings_back_the_proposal(taken):
    coordinator = factories.account()
    reading = samples.reading(lost=3)
    before = samples.shape(reading)
    done = 0
    for name, first, second, number in taken:
        rows = list(Proposal.objects.filter(reading=reading).order_by("position", "pk"))
        with suppress(RuleError):
            STEPS[name](reading, rows[first % len(rows)], rows[second % len(rows)], number, coordinator)
        _check_tree(reading)
        assert Step.objects.filter(reading=reading).count() >= done
        done = Step.objects.filter(reading=reading).count()
    for _ in range(done):
        actions.undo(reading, by=coordinator)
    assert samples.shape(reading) == before


def _check_tree(reading):
    """One root in front, no level left out, every line counted."""
    levels = list(Proposal.objects.filter(reading=reading).order_by("position", "pk").values_list("level", flat=True))
    assert levels[0] == 0
    assert all(1 <= level <= above + 1 for above, level in pairwise(levels))
    assert queries.coverage(reading).total == 12
