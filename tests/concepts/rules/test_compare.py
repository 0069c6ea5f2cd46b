"""Two editions side by side: each element once, in reading order, with its fate and redline."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.compare import compare
from masswerk.concepts.rules.comparison import GERMAN, Comparison, Fate, summary
from masswerk.concepts.rules.lineage import Relation, Row
from masswerk.concepts.rules.redline import Change, new_text, old_text
from masswerk.concepts.rules.redline_doc import remark, to_blocks, to_doc
from masswerk.concepts.rules.tree import EditionText, Place
from masswerk.documents.text import Heading, ListBlock, Paragraph, Run

CONTINUED, MERGED, SPLIT, DROPPED, NEW = Relation

OLD = EditionText.of(
    [
        Place("language", None, 1, "field", title="Sprache", text="Sprache öffnet Türen."),
        Place("courses", "language", 1, "measure", title="Kurse", text="Die Träger treffen sich einmal im Jahr."),
        Place("offices", "language", 2, "measure", title="Schulung der Ämter", text="Ämter werden geschult."),
        Place("courts", "language", 3, "measure", title="Schulung der Gerichte", text="Gerichte werden geschult."),
        Place("health", None, 2, "field", title="Gesundheit"),
        Place("guide", "health", 1, "measure", title="Wegweiser", text="Ein Wegweiser liegt aus."),
        Place("tutoring", "health", 2, "measure", title="Nachhilfe", text="Es gibt Nachhilfe. Es gibt Hausbesuche."),
        Place("schools", "health", 3, "measure", title="Schulinformation", text="Schulen informieren."),
        Place("rest", "health", 4, "text", text="Dieser Absatz blieb liegen."),
    ]
)
NEW_EDITION = EditionText.of(
    [
        Place("language", None, 1, "field", title="Sprache", text="Sprache öffnet Türen."),
        Place("courses", "language", 1, "measure", title="Kurse", text="Die Träger treffen sich zweimal im Jahr."),
        Place("offices", "language", 2, "measure", title="Schulungen", text="Ämter und Gerichte werden geschult."),
        Place("guide", "language", 3, "measure", title="Wegweiser", text="Ein Wegweiser liegt aus."),
        Place("health", None, 2, "field", title="Gesundheit"),
        Place("tutoring", "health", 1, "measure", title="Nachhilfe", text="Es gibt Nachhilfe."),
        Place("visits", "health", 2, "measure", title="Hausbesuche", text="Es gibt Hausbesuche."),
        Place("online", "health", 3, "measure", title="Sprechstunde", text="Beraten wird auch im Netz."),
    ]
)
ROWS = (
    *(Row(element, element, CONTINUED) for element in ("language", "courses", "health", "guide")),
    Row("offices", "offices", MERGED),
    Row("courts", "offices", MERGED),
    Row("tutoring", "tutoring", SPLIT),
    Row("tutoring", "visits", SPLIT),
    Row("schools", None, DROPPED, "Das Land bietet sie an."),
    Row(None, "online", NEW),
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """The two editions above."""
    return compare(OLD, NEW_EDITION, ROWS)


def test_every_element_stands_once_in_reading_order(comparison: Comparison) -> None:
    assert [(entry.side.place.element, entry.fate.value) for entry in comparison.entries] == [
        ("language", "unchanged"),
        ("courses", "reworded"),
        ("offices", "merged"),
        ("guide", "moved"),
        ("health", "unchanged"),
        ("tutoring", "split"),
        ("schools", "dropped"),
        ("rest", "open"),
        ("online", "new"),
    ]


def test_old_and_new_numbers_stand_side_by_side(comparison: Comparison) -> None:
    merged, split = comparison.entries[2], comparison.entries[5]
    assert [[side.number for side in sides] for sides in (merged.olds, merged.news)] == [["1.2", "1.3"], ["1.2"]]
    assert [[side.number for side in sides] for sides in (split.olds, split.news)] == [["2.2"], ["2.1", "2.2"]]


def test_titles_and_texts_of_merged_elements_are_compared_together(comparison: Comparison) -> None:
    merged = comparison.entries[2]
    assert old_text(merged.title) == "Schulung der Ämter / Schulung der Gerichte"
    assert new_text(merged.title) == "Schulungen"
    assert (old_text(merged.text), new_text(merged.text)) == (merged.old_text, merged.new_text)


def test_counts_add_up_to_the_older_edition_and_the_new_ones(comparison: Comparison) -> None:
    assert sum(comparison.counts.values()) - comparison.counts[Fate.NEW] == len(OLD.places)
    assert summary(comparison) == (
        "2 bleiben, 1 neu gefasst, 2 zusammengeführt, 1 geteilt, 1 verschoben, 1 entfallen, 1 neu, 1 noch ohne Verbleib"
    )


def test_remarks_say_what_words_alone_do_not_show(comparison: Comparison) -> None:
    assert [remark(entry) for entry in comparison.entries] == [
        "",
        "",
        "Zusammengeführt aus 1.2 und 1.3.",
        "Verschoben, bisher 2.1.",
        "",
        "Geteilt in 2.1 und 2.2.",
        "Entfallen: Das Land bietet sie an.",
        "Noch ohne Verbleib.",
        "",
    ]


def test_an_edition_beside_itself_has_not_changed() -> None:
    same = compare(OLD, OLD, [])
    assert same.changed == ()
    assert same.counts[Fate.UNCHANGED] == len(OLD.places)


def test_an_element_continued_under_another_identity_is_reworded() -> None:
    old = EditionText((Place("a", None, 1, "text", text="im Mai"),))
    new = EditionText((Place("b", None, 1, "text", text="im Juni"),))
    for relation in (CONTINUED, MERGED):
        (entry,) = compare(old, new, [Row("a", "b", relation)]).entries
        assert (entry.fate, entry.text) == (
            Fate.REWORDED,
            (Change("equal", "im "), Change("del", "Mai"), Change("ins", "Juni")),
        )


def test_rows_that_name_missing_elements_are_passed_over() -> None:
    rows = [Row("gone", "language", CONTINUED), Row("language", "gone", CONTINUED), Row(None, "gone", NEW)]
    assert compare(OLD, OLD, rows).counts[Fate.OPEN] == 1
    assert compare(OLD, OLD, [Row("x", "y", CONTINUED)]).changed == ()


def test_what_is_dropped_first_stands_first() -> None:
    old = EditionText((Place("a", None, 1, "text", text="weg"), Place("b", None, 2, "text", text="da")))
    new = EditionText((Place("b", None, 1, "text", text="da"),))
    assert [entry.side.place.element for entry in compare(old, new, []).entries] == ["a", "b"]


def test_a_chapter_that_moved_keeps_its_dropped_parts_with_it() -> None:
    parts = [
        Place("one", None, 1, "field", title="Eins"),
        Place("part", "one", 1, "text", text="Fällt weg."),
        Place("two", None, 2, "field", title="Zwei"),
        Place("three", None, 3, "field", title="Drei"),
    ]
    moved = [parts[2], parts[3], Place("one", None, 9, "field", title="Eins")]
    entries = compare(EditionText.of(parts), EditionText.of(moved), []).entries
    assert [entry.side.place.element for entry in entries] == ["two", "three", "one", "part"]


def test_a_single_element_that_moved_leaves_dropped_neighbours_behind() -> None:
    old = EditionText(tuple(Place(e, None, at, "text", text=e) for at, e in enumerate(["a", "b", "gone", "c"])))
    new = EditionText(tuple(Place(e, None, at, "text", text=e) for at, e in enumerate(["a", "c", "b"])))
    found = [entry.side.place.element for entry in compare(old, new, []).entries]
    assert found in (["a", "gone", "c", "b"], ["a", "c", "b", "gone"])  # either b or c counts as moved


def test_what_is_said_to_be_dropped_does_not_go_on_by_itself() -> None:
    edition = EditionText((Place("a", None, 1, "text", text="eins"),))
    fates = [entry.fate for entry in compare(edition, edition, [Row("a", None, DROPPED, "Weil.")]).entries]
    assert sorted(fates) == [Fate.DROPPED, Fate.NEW]


def test_two_elements_merged_into_a_missing_one_are_not_tied_to_each_other() -> None:
    old = EditionText((Place("a", None, 1, "text"), Place("b", None, 2, "text")))
    entries = compare(old, EditionText(), [Row("a", "gone", MERGED), Row("b", "gone", MERGED)]).entries
    assert [entry.fate for entry in entries] == [Fate.OPEN, Fate.OPEN]


def test_every_fate_has_a_german_word() -> None:
    assert set(GERMAN) == set(Fate)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[EditionText, EditionText, list[Row]]:
    """Two flat editions and any rows between them, sensible or not."""
    olds, news = draw(st.permutations("abcdef")), draw(st.permutations("abcdxy"))
    old, new = (
        EditionText(tuple(Place(e, None, at, "text", text=draw(st.sampled_from(["eins", "zwei"]))) for at, e in pairs))
        for pairs in (enumerate(olds[: draw(st.integers(0, 6))]), enumerate(news[: draw(st.integers(0, 6))]))
    )
    ends = st.one_of(st.none(), st.sampled_from("abcdefxyz"))
    rows = draw(st.lists(st.builds(Row, ends, ends, st.sampled_from(Relation))))
    return old, new, rows


@given(revisions())
def test_whatever_the_rows_say_each_element_stands_in_one_entry(
    revision: tuple[EditionText, EditionText, list[Row]],
) -> None:
    old, new, rows = revision
    entries = compare(old, new, rows).entries
    assert sorted(s.place.element for e in entries for s in e.olds) == sorted(p.element for p in old.places)
    assert sorted(s.place.element for e in entries for s in e.news) == sorted(p.element for p in new.places)
    assert [e.news[0].place.element for e in entries if e.news] == [
        p.element for p in new.places if p.element in {e.news[0].place.element for e in entries if e.news}
    ]


def test_a_document_tracks_the_changes(comparison: Comparison) -> None:
    doc = to_doc(comparison, title="2016 und 2026", author="Koordinierungsstelle", on=date(2026, 5, 4))
    assert doc.facts[:2] == (("Bleibt", "2"), ("Neu gefasst", "1"))
    assert doc.facts[-1] == ("Noch ohne Verbleib", "1")
    courses = to_blocks(comparison.entries[1])
    assert courses == (
        Heading(2, (Run("Kurse"),), "1.1", "courses"),
        Paragraph(
            (
                Run("Die Träger treffen sich "),
                Run("einmal", change="del"),
                Run("zweimal", change="ins"),
                Run(" im Jahr."),
            )
        ),
    )
    assert [block for block in doc.blocks if block in courses] == list(courses)


def test_what_was_dropped_is_struck_as_a_whole_with_its_reason_as_a_note(comparison: Comparison) -> None:
    heading, text = to_blocks(comparison.entries[6])
    assert isinstance(heading, Heading)
    assert isinstance(text, Paragraph)
    assert (heading.change, text.change) == ("del", "del")
    assert text.runs[-1].note == "Entfallen: Das Land bietet sie an."


def test_a_heading_without_text_says_below_what_became_of_it() -> None:
    gone = EditionText((Place("a", None, 1, "field", title="Sport"),))
    (entry,) = compare(gone, EditionText(), [Row("a", None, DROPPED, "Eigenes Konzept.")]).entries
    assert to_blocks(entry)[1] == Paragraph((Run("Entfallen: Eigenes Konzept."),), style="small")


def test_a_text_without_title_carries_its_number_in_the_margin() -> None:
    listed = EditionText((Place("a", None, 1, "text", text="- eins\n- zwei"), Place("b", None, 2, "text", text="drei")))
    first, second = compare(listed, listed, []).entries
    label, items = to_blocks(first)
    assert (label, isinstance(items, ListBlock)) == (Paragraph((), label="(1)", anchor="a"), True)
    assert to_blocks(second) == (Paragraph((Run("drei"),), label="(2)", anchor="b"),)


def test_only_what_changed_can_be_shown_with_the_headings_above() -> None:
    old = EditionText.of(
        [
            Place("one", None, 1, "field", title="Eins", text="Bleibt."),
            Place("two", None, 2, "field", title="Zwei", text="Bleibt auch."),
            Place("goal", "two", 1, "goal", title="Ziel"),
            Place("text", "goal", 1, "text", text="im Mai"),
            Place("last", None, 3, "field", title="Drei"),
        ]
    )
    places = [p if p.element != "text" else Place("text", "goal", 1, "text", text="im Juni") for p in old.places]
    doc = to_doc(compare(old, EditionText.of(places), []), title="Nur Geändertes", only_changed=True)
    assert [block.anchor for block in doc.blocks if isinstance(block, Heading | Paragraph)] == ["two", "goal", "text"]
