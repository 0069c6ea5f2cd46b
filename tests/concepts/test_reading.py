"""An edition as it is read: the tree, its texts in a language, what belongs to what."""

from __future__ import annotations

from datetime import date

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts import actions
from masswerk.concepts.models import Edition, Element, Passage
from masswerk.concepts.reading import Item, fill, load, outline
from masswerk.concepts.rules.content import Node, Rendered
from tests import factories

NODES = [
    Node("pre", "preamble", title="Präambel", text="Alle gehören dazu."),
    Node("felder", "section", title="Felder"),
    Node("a", "field", "felder", title="Arbeit", text="Arbeit hilft.", renditions=(Rendered("en", "Work", "It helps."),)),
    Node("a1", "measure", "a", title="Kurs", text="Ein Kurs.", themes=("land",), fields=("b",),
         renditions=(Rendered("en", "Course", "A course.", "0" * 64),)),
    Node("a2", "text", "a1", text="Im Winter."),
    Node("b", "field", "felder", title="Bildung"),
    Node("land", "cross_cutting_theme", title="Ländlicher Raum"),
]


@pytest.fixture
def edition(db) -> Edition:
    made = factories.edition(factories.concept(factories.body()), content=NODES)
    actions.state_interface(made, source=of(made, "a"), target=of(made, "b"), note="Anrechnung", by=SYSTEM)
    return made


def of(edition: Edition, key: str) -> Element:
    return Element.objects.get(concept=edition.concept_id, key=key)


def passage(edition: Edition, key: str) -> Passage:
    return Passage.objects.select_related("edition", "element", "wording").get(edition=edition, element__key=key)


def shown(item: Item) -> tuple[object, ...]:
    """Everything a page takes from an item."""
    return (item.key, item.kind, item.number, item.title, item.text, item.language, item.is_stale, item.depth,
            item.parent and item.parent.key, [child.key for child in item.children], [t.key for t in item.themes],
            [f.key for f in item.fields], [(o.key, note) for o, note in item.interfaces], item.corrections)


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_an_outline_filled_is_the_same_as_the_whole(edition, language):
    whole, tree = load(edition, language), outline(edition, language)
    fill(tree)
    assert [shown(item) for item in tree.walk()] == [shown(item) for item in whole.walk()]
    assert (tree.languages, tree.rendered_on) == (whole.languages, whole.rendered_on)


def test_an_outline_has_titles_but_no_texts(edition):
    assert [(item.title, item.text) for item in outline(edition).walk()][:3] == [
        ("Präambel", ""), ("Felder", ""), ("Arbeit", "")]


def test_only_what_is_asked_for_is_filled(edition):
    reading = outline(edition)
    fill(reading, [reading.by_key["a1"]])
    assert {item.key for item in reading.walk() if item.text} == {"a1"}


def test_texts_come_in_the_language_asked_for_else_in_german(edition):
    reading = load(edition, "en")
    assert [(i.key, i.title, i.text, i.language) for i in reading.walk() if i.key in {"a", "a2"}] == [
        ("a", "Work", "It helps.", "en"), ("a2", "", "Im Winter.", "de")]
    assert (reading.rendered, reading.languages) == (2, ["en"])


def test_a_rendition_of_another_wording_is_stale(edition):
    reading = load(edition, "en")
    assert [item.key for item in reading.walk() if item.is_stale] == ["a1"]
    assert (reading.is_stale, load(edition).is_stale) == (True, False)


def test_an_empty_rendition_shows_nothing_instead_of_german(edition):
    actions.translate(passage(edition, "pre"), language="en", title="Preamble", text="", by=SYSTEM)
    item = load(edition, "en").by_key["pre"]
    assert (item.title, item.text, item.language) == ("Preamble", "", "en")


def test_pages_are_what_stands_at_the_top_and_fields_right_below(edition):
    reading = outline(edition)
    assert [page.key for page in reading.pages] == ["pre", "felder", "a", "b", "land"]
    assert {item.key: item.page.key for item in reading.walk()} == {
        "pre": "pre", "felder": "felder", "a": "a", "a1": "a", "a2": "a", "b": "b", "land": "land"}
    assert [item.key for item in reading.by_key["a"].on_page()] == ["a", "a1", "a2"]
    assert [item.key for item in reading.by_key["felder"].on_page()] == ["felder"]


def test_an_interface_is_seen_from_both_fields(edition):
    reading = outline(edition)
    assert [[(other.key, note) for other, note in reading.by_key[key].interfaces] for key in ("a", "b")] == [
        [("b", "Anrechnung")], [("a", "Anrechnung")]]


def test_the_matrix_counts_what_belongs_to_a_theme_in_each_field(edition):
    reading = outline(edition)
    assert [(field.key, counts) for field, counts in reading.matrix()] == [("a", [1]), ("b", [0])]
    assert [item.key for item in reading.of_theme(reading.by_key["land"])] == ["a1"]


def test_corrections_stand_in_the_order_of_their_days(edition):
    actions.adopt(edition, decided_by="Rat", decided_on=date(2020, 1, 1), paper="1", today=date(2020, 1, 1), by=SYSTEM)
    for day, note in ((3, "zweite"), (2, "erste")):
        actions.add_erratum(passage(edition, "pre"), dated=date(2020, 2, day), note=note, text="", by=SYSTEM)
    assert [c.note for c in load(edition).by_key["pre"].corrections] == ["erste", "zweite"]


def test_a_redacted_wording_is_empty(edition):
    actions.redact(passage(edition, "pre").wording, by=SYSTEM)
    assert (load(edition).by_key["pre"].title, load(edition).by_key["pre"].text) == ("", "")


def test_only_a_whole_reading_knows_its_rows(edition):
    assert load(edition).by_key["a"].passage == passage(edition, "a")
    with pytest.raises(LookupError):
        _ = outline(edition).by_key["a"].passage


def test_an_item_names_itself_without_its_relatives(edition):
    assert repr(load(edition).by_key["a"]) == "<Item a>"


@pytest.mark.parametrize("passages", [6, 60, 600])
def test_reading_needs_the_same_queries_at_any_size(db, django_assert_num_queries, passages):
    edition = factories.edition(factories.concept(factories.body()), passages=passages)
    with django_assert_num_queries(3):
        assert len(load(edition).by_key) == passages
    with django_assert_num_queries(3):
        fill(outline(edition, "en"))
    edition.state = "adopted"
    with django_assert_num_queries(3):
        load(edition, "en")


def test_texts_of_an_adopted_edition_come_with_corrections_in_every_language(edition):
    actions.adopt(edition, decided_by="Rat", decided_on=date(2020, 1, 1), paper="1", today=date(2020, 1, 1), by=SYSTEM)
    actions.add_erratum(passage(edition, "a"), dated=date(2020, 2, 1), note="Wort fehlt.", text="", by=SYSTEM)
    for language, text in (("de", "Arbeit hilft."), ("en", "It helps.")):
        reading = outline(edition, language)
        fill(reading, [reading.by_key["a"]])
        item = reading.by_key["a"]
        assert (item.text, [c.note for c in item.corrections]) == (text, ["Wort fehlt."])
