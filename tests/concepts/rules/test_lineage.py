"""Fate and origin of each element: what is open, what moved, what is proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.lineage import GERMAN, Gap, Relation, Row, label, open_points
from masswerk.concepts.rules.proposals import propose
from masswerk.concepts.rules.shifts import longest_rising, moved, reworded
from masswerk.concepts.rules.tree import EditionText, Place

CONTINUED, MERGED, SPLIT, DROPPED, NEW = Relation


def edition(*elements: str) -> EditionText:
    """Elements in a row at the top; "a/b" stands below a."""
    places = []
    for at, name in enumerate(elements, start=1):
        parent, _, element = name.rpartition("/")
        places.append(Place(element, parent or None, at, "text", title=f"Titel {element}"))
    return EditionText(tuple(places))


@pytest.mark.parametrize(
    ("old", "new", "rows", "expected"),
    [
        ("ab", "ab", [Row("a", "a", CONTINUED), Row("b", "b", CONTINUED)], []),
        ("ab", "c", [Row("a", "c", MERGED), Row("b", "c", MERGED)], []),
        ("ab", "a", [Row("a", "a", CONTINUED), Row("b", "a", MERGED)], []),
        ("a", "ab", [Row("a", "a", SPLIT), Row("a", "b", SPLIT)], []),
        ("a", "ab", [Row("a", "a", CONTINUED), Row("a", "b", SPLIT)], []),
        ("a", "b", [Row("a", None, DROPPED, "Das Land bietet es an."), Row(None, "b", NEW)], []),
        ("a", "", [], [(Gap.NO_FATE, "a", True)]),
        ("", "a", [], [(Gap.NO_ORIGIN, "a", False)]),
        ("a", "", [Row("a", None, DROPPED, " ")], [(Gap.NO_REASON, "a", True)]),
        ("a", "", [Row("a", "a", CONTINUED)], [(Gap.NOT_THERE, "a", True)]),
        ("", "a", [Row("x", "a", CONTINUED)], [(Gap.NOT_THERE, "x", True)]),
        ("", "", [Row(None, "x", NEW)], [(Gap.NOT_THERE, "x", False)]),
        ("a", "a", [Row("a", "a", CONTINUED), Row("a", None, DROPPED, "Weil")], [(Gap.CONTRADICTION, "a", True)]),
        ("a", "a", [Row("a", "a", CONTINUED), Row(None, "a", NEW)], [(Gap.CONTRADICTION, "a", False)]),
        ("a", "ab", [Row("a", "a", CONTINUED), Row("a", "b", CONTINUED)], [(Gap.CONTRADICTION, "a", True)]),
        ("ab", "a", [Row("a", "a", CONTINUED), Row("b", "a", CONTINUED)], [(Gap.CONTRADICTION, "a", False)]),
        ("a", "a", [Row("a", "a", MERGED)], [(Gap.CONTRADICTION, "a", False)]),
        ("a", "a", [Row("a", "a", SPLIT)], [(Gap.CONTRADICTION, "a", True)]),
        ("a", "a", [Row(None, "a", CONTINUED)], [(Gap.NO_FATE, "a", True), (Gap.CONTRADICTION, "a", False)]),
        ("ab", "a", [Row("a", "a", MERGED), Row("b", "a", MERGED), Row("a", "a", CONTINUED)],
         [(Gap.CONTRADICTION, "a", False)]),
        ("a", "a", [Row("a", "a", NEW)], [(Gap.CONTRADICTION, "a", True)]),
        ("a", "a", [Row("a", "a", DROPPED, "Weil")], [(Gap.CONTRADICTION, "a", False)]),
    ],
)  # fmt: skip
def test_what_is_open_is_found(old: str, new: str, rows: list[Row], expected: list[tuple[Gap, str, bool]]) -> None:
    points = open_points(edition(*old), edition(*new), rows)
    assert [(point.gap, point.element, point.is_old) for point in points] == expected


def test_an_open_point_names_number_and_title() -> None:
    old = edition("a", "a/b")
    points = open_points(old, old, [Row("a", "a", CONTINUED)])
    assert [point.sentence for point in points] == [
        "„1.1 Titel b“ hat noch keinen Verbleib.",
        "„1.1 Titel b“ hat noch keine Herkunft.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eins zwei drei vier fünf sechs", "eins zwei drei vier fünf sechs"),
        ("a b c d e f g", "a b c d e f …"),
        ("", "x"),
    ],
)
def test_an_element_without_title_is_named_by_its_first_words(text: str, expected: str) -> None:
    assert label(Place("x", None, 1, "text", text=text), "") == expected


def test_every_relation_has_a_german_word() -> None:
    assert set(GERMAN) == set(Relation)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["a", "b", "c"], ["x", "a", "b", "c"], []),
        (["a", "b", "c", "d"], ["b", "c", "d", "a"], ["a"]),
        (["a", "b", "c"], ["a", "c"], []),
        (["a", "b", "a/x"], ["a", "b", "b/x"], ["x"]),
        (["a", "a/x"], ["a", "x"], ["x"]),
        (["x", "a"], ["n", "n/x", "a"], ["x"]),
        (["a", "b", "a/x", "a/y", "a/z"], ["b", "a", "a/z", "a/x", "a/y"], ["a", "z"]),
    ],
    ids=["inserted", "to the end", "dropped", "other parent", "up", "below a new one", "chapter and part"],
)
def test_only_what_moved_counts_as_moved(old: list[str], new: list[str], expected: list[str]) -> None:
    found = moved(edition(*old), edition(*new))
    assert len(found) == len(expected)
    assert found <= {*expected, "b"}  # of two chapters that change places either may count


def test_an_element_continued_under_another_identity_has_not_moved() -> None:
    assert moved(edition("a", "b"), edition("x", "b"), [Row("a", "x", CONTINUED)]) == frozenset()
    assert moved(edition("a", "b"), edition("b", "x"), [Row("a", "x", CONTINUED)]) in ({"x"}, {"b"})


@given(st.permutations(range(12)))
def test_the_rest_of_a_rising_row_is_as_small_as_can_be(numbers: list[int]) -> None:
    row = longest_rising(numbers)
    assert [numbers[place] for place in row] == sorted(numbers[place] for place in row)
    best = [1] * len(numbers)
    for right in range(len(numbers)):
        for left in range(right):
            if numbers[left] < numbers[right]:
                best[right] = max(best[right], best[left] + 1)
    assert len(row) == max(best)


def test_reworded_looks_at_title_and_text_but_not_at_line_ends() -> None:
    old = EditionText(tuple(Place(e, None, at, "text", title=e, text="Eins\nzwei") for at, e in enumerate("abc")))
    new = EditionText(
        (
            Place("a", None, 0, "text", title="a", text="Eins\r\nzwei "),
            Place("b", None, 1, "text", title="B", text="Eins\nzwei"),
            Place("c", None, 2, "text", title="c", text="Eins\ndrei"),
        )
    )
    assert reworded(old, new) == {"b", "c"}


TEXTS = {
    "kurse": "Die Träger der Sprachkurse stimmen ihre Termine im Frühjahr miteinander ab.",
    "kinder": "Während der Kurse werden kleine Kinder in der Nähe betreut.",
    "lotsen": "Ehrenamtliche Begleiter helfen Familien beim Ankommen in der Gemeinde.",
    "sport": "Vereine öffnen ihre Übungsstunden für neue Nachbarn.",
}


def texts(**pairs: str) -> EditionText:
    """One text after the other."""
    return EditionText(tuple(Place(e, None, at, "text", text=text) for at, (e, text) in enumerate(pairs.items())))


def test_a_slightly_changed_text_is_proposed_as_continued() -> None:
    old = texts(a=TEXTS["kurse"], b=TEXTS["sport"])
    new = texts(x=TEXTS["kurse"].replace("Frühjahr", "Herbst"), b=TEXTS["sport"])
    found = {proposal.row.old: proposal for proposal in propose(old, new, [])}
    assert (found["a"].row, found["b"].row) == (Row("a", "x", CONTINUED), Row("b", "b", CONTINUED))
    assert found["b"].why == "Der Baustein steht in beiden Fassungen."


def test_text_taken_into_a_continued_element_is_proposed_as_merged() -> None:
    old = texts(a=TEXTS["kurse"], b=TEXTS["kinder"])
    new = texts(a=f"{TEXTS['kurse']} {TEXTS['kinder']}")
    assert [p.row for p in propose(old, new, [Row("a", "a", CONTINUED)])] == [Row("b", "a", MERGED)]


def test_text_taken_out_of_a_continued_element_is_proposed_as_split() -> None:
    old = texts(a=f"{TEXTS['kurse']} {TEXTS['kinder']}")
    new = texts(a=TEXTS["kurse"], b=TEXTS["kinder"])
    assert [p.row for p in propose(old, new, [Row("a", "a", CONTINUED)])] == [Row("a", "b", SPLIT)]


def test_two_texts_that_became_one_new_element_are_merged() -> None:
    old = texts(a=TEXTS["kurse"], b=TEXTS["lotsen"])
    new = texts(x=f"{TEXTS['kurse']} {TEXTS['lotsen']}")
    assert {p.row.old for p in propose(old, new, [])} == {"a", "b"}
    assert {p.row.new for p in propose(old, new, [])} == {"x"}
    assert open_points(old, new, [p.row for p in propose(old, new, [])]) == ()


def test_words_an_element_always_had_say_nothing_about_a_merger() -> None:
    old = texts(a=TEXTS["kurse"], b=TEXTS["kurse"])
    rows = [proposal.row for proposal in propose(old, texts(a=TEXTS["kurse"]), [Row("a", "a", CONTINUED)])]
    assert rows == [Row("b", None, DROPPED)]


def test_too_few_words_say_nothing_about_a_merger() -> None:
    old = texts(a=TEXTS["kurse"], b="Kinder betreut")
    rows = [p.row for p in propose(old, texts(a=f"{TEXTS['kurse']} Kinder betreut"), [Row("a", "a", CONTINUED)])]
    assert rows == [Row("b", None, DROPPED)]
    longer = texts(a=TEXTS["kurse"], b="Kinder werden betreut")
    rows = [
        p.row for p in propose(longer, texts(a=f"{TEXTS['kurse']} Kinder werden betreut"), [Row("a", "a", CONTINUED)])
    ]
    assert rows == [Row("b", "a", MERGED)]


def test_without_likeness_dropped_and_new_are_proposed_and_the_reason_stays_open() -> None:
    old, new = texts(a=TEXTS["kurse"]), texts(x=TEXTS["sport"])
    rows = [proposal.row for proposal in propose(old, new, [])]
    assert rows == [Row("a", None, DROPPED), Row(None, "x", NEW)]
    assert [point.gap for point in open_points(old, new, rows)] == [Gap.NO_REASON]


def test_what_people_stated_is_not_proposed_again() -> None:
    old, new = texts(a=TEXTS["kurse"]), texts(a=TEXTS["kurse"])
    assert propose(old, new, [Row("a", "a", CONTINUED)]) == ()
    dropped = [Row("a", None, DROPPED, "Weil")]
    assert [p.row for p in propose(old, new, dropped)] == [Row(None, "a", NEW)]


SENTENCES = st.lists(st.sampled_from(list(TEXTS.values())), min_size=1, max_size=3).map(" ".join)


@given(st.dictionaries(st.sampled_from("abcdef"), SENTENCES), st.dictionaries(st.sampled_from("abcdef"), SENTENCES))
def test_proposals_leave_nothing_open_but_reasons(before: dict[str, str], after: dict[str, str]) -> None:
    old, new = texts(**before), texts(**after)
    rows = [proposal.row for proposal in propose(old, new, [])]
    gaps = {point.gap for point in open_points(old, new, rows)}
    assert gaps <= {Gap.NO_REASON}
