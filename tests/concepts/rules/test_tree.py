"""The tree of an edition: order, moving, broken trees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.tree import (
    EditionText,
    ElementNotHere,
    MovedBelowItself,
    Place,
    Spot,
    TreeBroken,
    children,
    moved,
    siblings_after,
    walk,
)

ROWS = (
    Place("fields", None, 2, "section", title="Handlungsfelder"),
    Place("preamble", None, 1, "preamble"),
    Place("language", "fields", 1, "field", title="Sprache"),
    Place("work", "fields", 2, "field", title="Arbeit"),
    Place("course", "language", 1, "measure"),
    Place("circle", "language", 5, "measure"),
)


@st.composite
def trees(draw: st.DrawFn) -> list[Place]:
    """Up to 25 places, each below an earlier one or at the top, in any order of the list."""
    places: list[Place] = []
    for index in range(draw(st.integers(1, 25))):
        parent = draw(st.sampled_from([None, *[place.element for place in places]]))
        places.append(Place(f"e{index}", parent, index, "text"))
    return draw(st.permutations(places))


def after(places: list[Place], spots: dict[str, Spot]) -> list[Place]:
    """The places once the spots are taken."""
    return [
        Place(p.element, spots[p.element].parent, spots[p.element].position, p.kind) if p.element in spots else p
        for p in places
    ]


def test_places_are_walked_in_document_order_with_their_depth() -> None:
    assert [(depth, place.element) for depth, place in walk(ROWS)] == [
        (0, "preamble"),
        (0, "fields"),
        (1, "language"),
        (2, "course"),
        (2, "circle"),
        (1, "work"),
    ]


def test_an_edition_is_put_into_document_order() -> None:
    edition = EditionText.of(ROWS)
    assert [place.element for place in edition.places] == ["preamble", "fields", "language", "course", "circle", "work"]
    assert edition.by_element()["work"].title == "Arbeit"


def test_ten_thousand_levels_are_walked_without_a_limit() -> None:
    rows = [Place(str(level), str(level - 1) if level else None, 1, "text") for level in range(10_000)]
    assert [depth for depth, _ in walk(rows)] == list(range(10_000))


@pytest.mark.parametrize(
    ("rows", "element"),
    [
        ([Place("a", None, 1, "text"), Place("a", None, 2, "text")], "a"),
        ([Place("a", "gone", 1, "text")], "a"),
        ([Place("a", "b", 1, "text"), Place("b", "a", 1, "text")], "a"),
        ([Place("a", "a", 1, "text")], "a"),
    ],
    ids=["twice", "below a missing one", "in a circle", "below itself"],
)
def test_a_broken_tree_is_refused_with_the_element(rows: list[Place], element: str) -> None:
    with pytest.raises(TreeBroken) as refusal:
        list(walk(rows))
    assert refusal.value.facts["element"] == element


def test_siblings_behind_an_element_are_found_in_order() -> None:
    assert [place.element for place in siblings_after(ROWS, "language")] == ["work"]
    assert siblings_after(ROWS, "circle") == ()
    with pytest.raises(ElementNotHere):
        siblings_after(ROWS, "gone")


def test_moving_to_another_parent_closes_the_row_left_behind() -> None:
    assert moved(ROWS, "course", "work", 1) == {"course": Spot("work", 1), "circle": Spot("language", 1)}


def test_a_position_beyond_the_end_means_the_last_place() -> None:
    assert moved(ROWS, "preamble", None, 99) == {"preamble": Spot(None, 2), "fields": Spot(None, 1)}


def test_staying_where_it_is_changes_nothing() -> None:
    assert moved(ROWS, "language", "fields", 1) == {}


@pytest.mark.parametrize("target", ["fields", "language", "course"])
def test_an_element_never_moves_below_itself(target: str) -> None:
    with pytest.raises(MovedBelowItself) as refusal:
        moved(ROWS, "fields", target, 1)
    assert refusal.value.facts == {"title": "Handlungsfelder"}


def test_an_unknown_target_is_refused() -> None:
    with pytest.raises(ElementNotHere):
        moved(ROWS, "work", "gone", 1)


@given(trees(), st.data())
def test_a_move_keeps_every_element_and_puts_it_where_it_was_asked(rows: list[Place], data: st.DataObject) -> None:
    element = data.draw(st.sampled_from([place.element for place in rows]))
    parent = data.draw(st.sampled_from([None, *[place.element for place in rows]]))
    try:
        spots = moved(rows, element, parent, 1)
    except MovedBelowItself:
        return
    changed = after(rows, spots)
    assert sorted(place.element for _, place in walk(changed)) == sorted(place.element for place in rows)
    assert children(changed)[parent][0].element == element
    assert [place.position for place in children(changed)[parent]] == list(range(1, len(children(changed)[parent]) + 1))


@given(trees(), st.data())
def test_only_parts_of_an_element_refuse_it(rows: list[Place], data: st.DataObject) -> None:
    element = data.draw(st.sampled_from([place.element for place in rows]))
    parents = {place.element: place.parent for place in rows}
    for place in rows:
        above, at = set(), place.element
        while at is not None:
            above.add(at)
            at = parents[at]
        refused = False
        try:
            moved(rows, element, place.element, 1)
        except MovedBelowItself:
            refused = True
        assert refused == (element in above)
