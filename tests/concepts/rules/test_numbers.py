"""The numbers an edition shows."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.numbers import numbered, short
from masswerk.concepts.rules.tree import Place, children


def row(*kinds: str | tuple[str, str]) -> list[Place]:
    """Siblings at the top: a kind, or a kind with its stated number."""
    pairs = [(kind, "") if isinstance(kind, str) else kind for kind in kinds]
    return [Place(str(index), None, index, kind, number) for index, (kind, number) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (row("field", "field", "text"), ["1", "2", "(1)"]),
        (row("preamble", "field", "annex", "annex"), ["", "1", "A", "B"]),
        (row("field", ("field", "3"), "field"), ["1", "3", "4"]),
        (row("text", ("field", "1")), ["(1)", "1"]),
        (row("section", ("field", "1")), ["", "1"]),
        (row(("field", "1"), "text", ("field", "2"), "field"), ["1", "(1)", "2", "3"]),
        (row(("field", "IV"), "field"), ["IV", "1"]),
        (row(("annex", "A"), "annex"), ["A", "B"]),
        (row(("field", "5"), ("field", "2"), "field"), ["5", "2", "6"]),
        ([], []),
    ],
    ids=["counted", "preamble and annexes", "counts on", "paragraphs before", "front matter has none", "paragraphs between", "Roman", "annex", "back", "none"],
)
def test_siblings_are_numbered(rows: list[Place], expected: list[str]) -> None:
    assert list(numbered(rows).values()) == expected


def test_numbers_grow_with_the_depth() -> None:
    rows = [
        Place("concept", None, 1, "concept"),
        Place("preamble", "concept", 1, "preamble"),
        Place("why", "preamble", 1, "text"),
        Place("field", "concept", 2, "field", "3."),
        Place("lead", "field", 0, "text"),
        Place("goal", "field", 1, "goal", title="Kurse"),
        Place("text", "goal", 1, "text"),
        Place("step", "text", 1, "measure"),
        Place("title", "text", 2, "measure", title="Abendkurs"),
        Place("deep", "title", 1, "text"),
        Place("next", "concept", 3, "field"),
        Place("annex", "concept", 4, "annex"),
        Place("table", "annex", 1, "table", title="Kurse je Jahr"),
    ]
    assert numbered(rows) == {
        "concept": "",
        "preamble": "",
        "why": "",
        "field": "3.",
        "lead": "3 (1)",
        "goal": "3.1",
        "text": "3.1 (1)",
        "step": "3.1 (1.1)",
        "title": "3.1 (1.2)",
        "deep": "3.1 (1.2.1)",
        "next": "4",
        "annex": "A",
        "table": "A (1)",
    }


@given(st.lists(st.tuples(st.sampled_from(["field", "text", "annex"]), st.sampled_from(["", "", "1", "2", "7", "B"]))))
def test_no_computed_number_stands_twice_among_siblings(pairs: list[tuple[str, str]]) -> None:
    rows = row(*pairs)
    shown = numbered(rows)
    computed = Counter(shown[place.element] for place in rows if shown[place.element] and not place.number)
    stated = {place.number for place in rows if place.number}
    assert [number for number, times in computed.items() if times > 1 or number in stated] == []


@given(st.integers(1, 30), st.integers(1, 5))
def test_children_carry_their_parents_number(fields: int, texts: int) -> None:
    rows = [Place(f"f{field}", None, field, "field") for field in range(fields)]
    rows += [Place(f"f{field}t{text}", f"f{field}", text, "text") for field in range(fields) for text in range(texts)]
    shown = numbered(rows)
    for parent, below in children(rows).items():
        label = f"{shown[parent]} ({{}})" if parent else "{}"
        assert [shown[place.element] for place in below] == [label.format(index + 1) for index in range(len(below))]


def test_headings_and_paragraphs_do_not_share_their_count() -> None:
    rows = [Place("f", None, 1, "field"), Place("a", "f", 1, "text"), Place("b", "f", 2, "text"),
            Place("g", "f", 3, "goal", title="Kurse"), Place("c", "f", 4, "text"), Place("h", "f", 5, "section")]
    assert list(numbered(rows).values()) == ["1", "1 (1)", "1 (2)", "1.1", "1 (3)", "1.2"]


def test_a_stated_number_with_parentheses_is_no_paragraph() -> None:
    rows = [Place("f", None, 1, "field", "M (neu)"), Place("g", "f", 1, "goal", title="Kurse"),
            Place("t", "f", 2, "text"), Place("u", None, 2, "text", "(1)"), Place("v", None, 3, "text")]
    assert list(numbered(rows).values()) == ["M (neu)", "M (neu).1", "M (neu) (1)", "(1)", "(2)"]


@pytest.mark.parametrize(("number", "said"), [
    ("3.3 (12)", "(12)"), ("(2)", "(2)"), ("3.3 (2.1)", "(2.1)"), ("3.3.1", "3.3.1"), ("M (neu)", "M (neu)"), ("", "")])
def test_beside_its_text_a_paragraph_shows_what_is_in_parentheses(number: str, said: str) -> None:
    assert short(number) == said
