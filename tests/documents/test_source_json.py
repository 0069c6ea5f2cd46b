"""A source survives the way through JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.documents.source import Line, Source
from masswerk.documents.source_json import source_from_json, source_to_json

texts = st.text(max_size=20)
lines = st.builds(
    Line,
    number=st.integers(1, 10**6),
    text=texts,
    raw=texts,
    page=st.none() | st.integers(1, 3000),
    style=st.sampled_from(["", "heading", "toc", "list"]),
    level=st.none() | st.integers(1, 9),
    sign=st.sampled_from(["", "✚", "a)", "3.6.2"]),
    indent=st.integers(0, 12),
    bold=st.booleans(),
    lead=texts,
    size=st.none() | st.floats(0.1, 10),
    cells=st.none() | st.lists(texts, max_size=4).map(tuple),
    table=st.none() | st.integers(1, 9),
    break_before=st.booleans(),
    struck=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=3).map(tuple),
    alt=st.none() | texts,
)
sources = st.builds(
    Source,
    name=texts,
    format=st.sampled_from(["txt", "pdf"]),
    lines=st.lists(lines, max_size=5).map(tuple),
    pages=st.none() | st.integers(1, 3000),
    title=texts,
    language=texts,
    notes=st.lists(texts, max_size=2).map(tuple),
)


@given(sources)
def test_nothing_is_lost(source: Source) -> None:
    assert source_from_json(json.loads(json.dumps(source_to_json(source)))) == source


def test_another_version_is_refused() -> None:
    data = source_to_json(Source("a.txt", "txt", (Line(1, "A"),)))
    with pytest.raises(ValueError, match="version 2"):
        source_from_json({**data, "version": 2})
