"""Strange documents neither break the outline nor take long."""

from __future__ import annotations

import time

import pytest

from masswerk.documents.source import Line, Source
from masswerk.intake.rules.outline import Outline, outline
from tests.intake.outline_helpers import TUNING, outlined, source, tree


def _seconds(document: Source) -> float:
    start = time.process_time()
    outline(document)
    return time.process_time() - start


def test_empty_document_is_a_root_named_like_its_file() -> None:
    found = outline(Source("mein_konzept.txt", "txt", ()))
    assert [(node.kind, node.title) for node in found.nodes] == [("concept", "mein konzept")]


def test_document_of_one_line_is_root_and_nothing_else() -> None:
    assert tree(outlined("Integrationskonzept der Stadt Musterhausen")) == [
        "concept: Integrationskonzept der Stadt Musterhausen"
    ]


def test_title_of_the_file_counts_where_the_text_has_none() -> None:
    found = outline(
        Source(
            "a.pdf", "pdf", (Line(1, "ein Satz, mehr nicht.", page=1),), pages=1, title="Konzept aus den Eigenschaften"
        )
    )
    assert found.root.title == "Konzept aus den Eigenschaften"


def test_right_to_left_text_is_kept() -> None:
    found = outlined("خطة الاندماج\n\n- دورات اللغة\n- السكن\n")
    assert "دورات اللغة" in " ".join(node.text for node in found.nodes)


def test_list_of_ten_thousand_items_makes_ten_thousand_measures() -> None:
    lines = [Line(1, "Konzept", style="title"), Line(2, "Handlungsfeld Arbeit", style="heading", level=1)]
    lines += [Line(place, f"Das Angebot {place} wird fortgesetzt.", sign="-") for place in range(3, 10_003)]
    found = outline(Source("liste.txt", "txt", tuple(lines)))
    assert sum(node.kind == "measure" for node in found.nodes) == 10_000


@pytest.mark.parametrize("piece", ["a", ". ", "- ", "(", "ist zu ", "Maßnahmen: ", "1. ", "\t", "A-", "ب", "  x"])
def test_line_of_a_hundred_thousand_letters_takes_no_longer_than_reading_it(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    lines = (
        Line(1, text),
        Line(2, text, sign="-"),
        Line(3, "Handlungsfeld X", style="heading", level=1),
        Line(4, text, sign="-"),
    )
    assert (
        _seconds(
            Source("lang.txt", "txt", (*lines, Line(5, text, cells=(text, text)), Line(6, text, cells=(text, text))))
        )
        < 3
    )


@pytest.mark.parametrize("stem", ["ilmgau_lang.txt", "neustadt_niederschrift.md", "haselbach_aktionsplan.txt"])
def test_ten_times_the_text_takes_about_ten_times_as_long(stem: str) -> None:
    text = (TUNING / stem).read_text(encoding="utf-8") * 3
    once = min(_seconds(source(text, stem)) for _ in range(3))
    assert _seconds(source(text * 10, stem)) < 30 * max(once, 0.01)


def test_deeply_nested_list_is_read_without_end() -> None:
    lines = tuple(Line(place + 1, "noch tiefer", sign="-", indent=place) for place in range(3000))
    found: Outline = outline(Source("tief.txt", "txt", lines))
    assert found.nodes[-1].line_end == 3000
