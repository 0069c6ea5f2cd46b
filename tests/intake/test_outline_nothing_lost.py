"""Every line that is not blank stands in exactly one node or is set aside with its reason."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masswerk.documents.source import Line, Source
from masswerk.intake.rules.outline import Outline, outline
from tests.intake.outline_helpers import TUNING, source

WORDS = st.sampled_from(
    [
        "Handlungsfeld 1: Sprache",
        "Maßnahmen",
        "Ziele:",
        "Leitlinien",
        "1. Arbeit",
        "1.1 Wohnen",
        "A.1.1 Lotsen",
        "Inhalt",
        "Arbeit ..... 3",
        "Verantwortlich: Jugendamt",
        "Zeitraum",
        "Die Kurse werden fortgesetzt.",
        "ein Satz, der mitten im",
        "Wort-",
        "trennung geht weiter",
        "7",
        "Seite 3 von 9",
        "17:00 Uhr Beginn",
        "Ziel ist es, alle zu erreichen.",
        "*Begriff, vor allem",
        "Protokoll der Sitzung",
        "AG 1: Schule",
        "",
        "Integrationskonzept Musterstadt",
        "(1) Vielfalt",
        "مرحبا بالعالم",
        "Moderationskarten",
        "Maßnahme: Sprachcafé",
        "===",
        "Anlage 1",
        "x",
    ]
)
LINES = st.builds(
    dict,
    text=st.one_of(WORDS, st.text(max_size=40)),
    sign=st.sampled_from(["", "", "", "-", "✚", "✓", "1)", "a."]),
    indent=st.integers(0, 3),
    style=st.sampled_from(["", "", "", "heading", "title", "header", "caption"]),
    level=st.integers(1, 4),
    bold=st.booleans(),
    break_before=st.booleans(),
    size=st.sampled_from([None, 1.0, 1.4, 0.8]),
    cells=st.one_of(st.none(), st.none(), st.none(), st.lists(WORDS, min_size=1, max_size=4).map(tuple)),
    alt=st.sampled_from([None, None, None, "Ein Bild"]),
    struck=st.sampled_from([(), (), ((0, 2),)]),
)


def assert_nothing_lost(found: Outline) -> None:
    places = Counter(line for node in found.nodes for line in node.own)
    places.update(list(found.noise))
    assert {line: count for line, count in places.items() if count != 1} == {}
    assert {line.number for line in found.source.lines if not line.is_blank} == set(places)


def assert_is_tree(found: Outline) -> None:
    seen: set[str] = set()
    for node in found.nodes:
        assert node.parent is None if not seen else node.parent in seen
        assert node.id not in seen
        assert node.title
        assert 0 < node.confidence < 1
        seen.add(node.id)
    assert found.nodes[0].kind == "concept"


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(LINES, max_size=25), form=st.sampled_from(["txt", "md", "docx", "pdf"]))
def test_no_line_of_any_document_is_lost(rows: list[dict], form: str) -> None:
    lines = tuple(Line(number=place + 1, raw=row["text"], page=place // 5 + 1, **row) for place, row in enumerate(rows))
    found = outline(Source("zufall", form, lines, pages=6))
    assert_nothing_lost(found)
    assert_is_tree(found)


@pytest.mark.parametrize(
    "path", sorted(path for path in TUNING.iterdir() if path.suffix != ".tree"), ids=lambda path: path.stem
)
def test_no_line_of_the_tuning_documents_is_lost(path) -> None:
    found = outline(source(path.read_text(encoding="utf-8"), path.name))
    assert_nothing_lost(found)
    assert "Nicht zugeordnet" not in found.noise.values()


def test_extents_hold_those_of_their_children() -> None:
    found = outline(source((TUNING / "brunnstadt_steckbriefe.txt").read_text(encoding="utf-8")))
    nodes = {node.id: node for node in found.nodes}
    for node in found.nodes[1:]:
        above = nodes[node.parent]
        assert above.line_start <= node.line_start <= node.line_end <= above.line_end
