"""Passages compared as they are read: paragraphs, lists and tables, looks kept, every change tracked."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules import pairing
from masswerk.concepts.rules.block_lines import Line, to_blocks, to_lines
from masswerk.concepts.rules.marked_blocks import marked_blocks
from masswerk.concepts.rules.marked_runs import marked_runs
from masswerk.concepts.rules.pairing import pairs
from masswerk.documents.markdown import parse
from masswerk.documents.text import Block, Change, Figure, Item, ListBlock, Paragraph, Run, Runs, Table

PARTS = [
    "Der Kreis **fördert** Kurse.",
    "Der Kreis fördert *viele* Kurse und Treffen.",
    "Alle [Träger](https://example.org) stimmen sich ab.",
    "- Sprache\n- Arbeit\n  - Praktikum\n- Wohnen",
    "- Sprache\n- Wohnen und Leben",
    "1. zuerst\n2. danach",
    "> Ein Zitat.",
    "| Ort | Kurse |\n| --- | --- |\n| Thale | 3 |",
    "| Ort | Kurse |\n| --- | --- |\n| Thale | 4 |\n| Ilsenburg | 1 |",
    "![Karte der Orte](attachment:7)",
    "Ein Satz mit Fußnote[^1].\n\n[^1]: Stand 2016.",
]
MARKDOWN = st.lists(st.sampled_from(PARTS), max_size=5, unique=True).map("\n\n".join)

Look = tuple[str, bool, bool, str]


def after(blocks: Iterable[Block], refused: Change) -> Iterator[tuple[str, list[Look]]]:
    """Each line as (sort, letters with their looks) once changes are taken ("del") or refused ("ins")."""
    for line in to_lines(blocks):
        if line.change == refused:
            continue
        rows = line.block.rows if isinstance(line.block, Table) else ((line.runs,),)
        kept = [[letters(cell, refused) for cell in row] for row in rows]
        words = [letter for row in kept for cell in row for letter in cell]
        if words or isinstance(line.block, Figure):
            yield line.sort, words


def letters(runs: Runs, refused: Change) -> list[Look]:
    """Every letter of the runs that remain, with its look."""
    return [(letter, run.bold, run.italic, run.link) for run in runs if run.change != refused for letter in run.text]


@given(MARKDOWN, MARKDOWN)
def test_taking_all_changes_gives_the_new_text_with_its_looks(old: str, new: str) -> None:
    assert list(after(marked_blocks(old, new), "del")) == list(after(parse(new), "del"))


@given(MARKDOWN, MARKDOWN)
def test_refusing_all_changes_gives_the_words_of_the_old_text(old: str, new: str) -> None:
    def words(blocks: Iterable[Block]) -> list[str]:
        lines = ["".join(look[0] for look in looks) for sort, looks in after(blocks, "ins") if sort != "Figure"]
        return [line for line in lines if line and not line.startswith("Abbildung:")]

    assert words(marked_blocks(old, new)) == words(parse(old))


def test_a_new_list_item_is_inserted_as_a_whole() -> None:
    assert marked_blocks("- Sprache\n- Wohnen", "- Sprache\n- Arbeit\n- Wohnen") == (
        ListBlock(
            (
                Item((Run("Sprache"),)),
                Item((Run("Arbeit", change="ins"),), change="ins"),
                Item((Run("Wohnen"),)),
            )
        ),
    )


def test_a_struck_paragraph_stands_where_it_stood() -> None:
    blocks = marked_blocks("Erstens gilt dies.\n\nDas fällt weg.\n\nAm Ende.", "Erstens gilt dies.\n\nAm Ende.")
    assert [getattr(block, "change", None) for block in blocks] == ["", "del", ""]


def test_a_changed_figure_in_a_table_is_marked_in_its_cell() -> None:
    (table,) = marked_blocks(PARTS[7], PARTS[8])
    assert isinstance(table, Table)
    assert table.rows[1][1] == (Run("3", change="del"), Run("4", change="ins"))
    assert table.rows[2] == ((Run("Ilsenburg", change="ins"),), (Run("1", change="ins"),))


def test_a_new_column_is_inserted_cell_by_cell() -> None:
    (table,) = marked_blocks("| Ort |\n| --- |\n| Thale |", "| Ort | Kurse |\n| --- | --- |\n| Thale | 3 |")
    assert isinstance(table, Table)
    assert table.rows[1] == ((Run("Thale"),), (Run("3", change="ins"),))


def test_a_table_never_belongs_to_a_paragraph() -> None:
    table, paragraph = "| Ort | Kurse |\n| --- | --- |\n| Thale | 3 |", "Ort Kurse Thale 3"
    assert [type(block).__name__ for block in marked_blocks(table, paragraph)] == ["Table", "Paragraph"]


def test_a_struck_picture_leaves_its_words() -> None:
    assert marked_blocks(PARTS[9], "") == (Paragraph((Run("Abbildung: Karte der Orte", change="del"),), change="del"),)


def test_unchanged_text_is_read_as_it_is() -> None:
    assert marked_blocks(PARTS[0], PARTS[0]) == parse(PARTS[0])


def test_struck_words_keep_the_look_they_had_and_lose_their_footnote() -> None:
    old = (Run("im "), Run("Mai", italic=True, note="Stand 2016."))
    new = (Run("im "), Run("Juni", bold=True, note="Stand 2026."))
    assert marked_runs(old, new) == (
        Run("im "),
        Run("Mai", italic=True, change="del"),
        Run("Juni", bold=True, change="ins", note="Stand 2026."),
    )


def test_a_footnote_stays_where_it_hangs_when_words_behind_it_change() -> None:
    old, new = (Run("Rat", note="1"), Run(" und Tat")), (Run("Rat", note="2"), Run(" und Hilfe"))
    assert [(run.text, run.note) for run in marked_runs(old, new)] == [
        ("Rat", "2"), (" und ", ""), ("Tat", ""), ("Hilfe", ""),
    ]  # fmt: skip


@given(MARKDOWN)
def test_lines_become_the_same_words_as_blocks_again(text: str) -> None:
    lines = to_lines(parse(text))
    again = to_lines(to_blocks(lines))
    plain = [(line.text, line.depth, line.ordered) for line in lines]
    assert [(line.text, line.depth, line.ordered) for line in again] == plain


def test_an_item_deeper_than_the_one_before_becomes_its_child() -> None:
    look = ListBlock(())
    lines = [Line(look, (Run("a"),), 1), Line(look, (Run("b"),), 3), Line(look, (Run("c"),), 2)]
    (made,) = to_blocks(lines)
    assert made == ListBlock((Item((Run("a"),), (Item((Run("b"),)), Item((Run("c"),)))),))


KEYS = st.lists(st.tuples(st.sampled_from(["words", "Table"]), st.sampled_from(["aaa", "aab", "xyz", "xy", ""])))


@given(KEYS, KEYS, st.sampled_from([1, 10_000]))
def test_every_line_stands_in_one_pair_and_order_is_kept(
    old: list[tuple[str, str]], new: list[tuple[str, str]], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "MOST_CELLS", most)
        found = pairs(old, new)
    assert [left for left, _ in found if left is not None] == list(range(len(old)))
    assert [right for _, right in found if right is not None] == list(range(len(new)))
    assert [pair for pair in found if None not in pair and old[pair[0] or 0][0] != new[pair[1] or 0][0]] == []


def test_of_several_alike_the_most_alike_belong_together() -> None:
    old = [("words", "Der Kurs am Abend"), ("words", "Der Kurs am Morgen")]
    assert pairs(old, [("words", "Der Kurs am Morgen früh")]) == [(0, None), (1, 0)]


def test_marks_do_not_change_what_they_mark() -> None:
    run = Run("Rat", bold=True, link="#a")
    assert marked_runs((), (run,)) == (replace(run, change="ins"),)
