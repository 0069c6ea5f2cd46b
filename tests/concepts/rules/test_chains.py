"""Lineage across several editions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.chains import chained
from masswerk.concepts.rules.lineage import Relation, Row

CONTINUED, MERGED, SPLIT, DROPPED, NEW = Relation


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([Row("a", "b", CONTINUED)], [Row("b", "c", CONTINUED)], [Row("a", "c", CONTINUED)]),
        ([Row("a", "b", MERGED), Row("x", "b", MERGED)], [Row("b", "b", CONTINUED)],
         [Row("a", "b", MERGED), Row("x", "b", MERGED)]),
        ([Row("a", "a", SPLIT), Row("a", "b", SPLIT)], [Row("a", "a", CONTINUED), Row("b", None, DROPPED, "Weil.")],
         [Row("a", "a", SPLIT)]),
        ([Row("a", None, DROPPED, "Weil.")], [], [Row("a", None, DROPPED, "Weil.")]),
        ([Row("a", "b", CONTINUED)], [Row("b", None, DROPPED, "Weil.")], [Row("a", None, DROPPED, "Weil.")]),
        ([Row(None, "b", NEW)], [Row("b", "c", CONTINUED)], [Row(None, "c", NEW)]),
        ([Row(None, "b", NEW)], [Row("b", None, DROPPED, "Weil.")], []),
        ([], [Row(None, "c", NEW)], [Row(None, "c", NEW)]),
        ([Row("a", "a", CONTINUED), Row(None, "b", NEW)], [Row("a", "c", MERGED), Row("b", "c", MERGED)],
         [Row("a", "c", MERGED)]),
    ],
    ids=["continued", "merged", "one part dropped", "dropped first", "dropped later", "new in between",
         "came and went", "new later", "merged with a newer one"],
)  # fmt: skip
def test_rows_are_followed_through_the_edition_in_between(
    first: list[Row], second: list[Row], expected: list[Row]
) -> None:
    assert list(chained(first, second)) == expected


ENDS = st.sampled_from("abcd")


@given(st.lists(st.builds(Row, ENDS, ENDS, st.sampled_from([CONTINUED, MERGED, SPLIT])), unique=True))
def test_an_edition_in_between_that_changes_nothing_changes_nothing(rows: list[Row]) -> None:
    same = [Row(element, element, CONTINUED) for element in "abcd"]
    assert list(chained(rows, same)) == rows
    assert {(row.old, row.new) for row in chained(same, rows)} == {(row.old, row.new) for row in rows}
