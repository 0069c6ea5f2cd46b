"""HTML files: what people see, block by block."""

from __future__ import annotations

import pytest

from masswerk.documents.readers import read
from masswerk.documents.source import Line, Source


def source(body: str, head: str = "") -> Source:
    return read("a.html", f"<!DOCTYPE html><html lang=de><head>{head}</head><body>{body}</body></html>".encode())


def lines(body: str) -> tuple[Line, ...]:
    return source(body).lines


def test_headings_and_paragraphs() -> None:
    found = lines(
        "<h1>Ziele</h1>Lose Worte<p>Text <b>fett</b>\n  und mehr</p><div><h3>Sprache</h3><div>Block</div></div>"
    )
    assert [(line.style, line.level, line.text) for line in found] == [
        ("heading", 1, "Ziele"),
        ("", None, "Lose Worte"),
        ("", None, "Text fett und mehr"),
        ("heading", 3, "Sprache"),
        ("", None, "Block"),
    ]


def test_lists_nest_and_count() -> None:
    found = lines(
        "<ul><li>eins<ul><li><strong>Ziel:</strong> zwei</ul><li><p>drei<p>dazu</ul>"
        "<ol start=3 type=a><li>c<li value=7>g</ol><p>- von Hand<br>- getippt"
    )
    assert [(line.sign, line.indent, line.text) for line in found] == [
        ("•", 0, "eins"),
        ("•", 1, "Ziel: zwei"),
        ("•", 0, "drei"),
        ("", 0, "dazu"),
        ("c.", 0, "c"),
        ("g.", 0, "g"),
        ("-", 0, "von Hand"),
        ("-", 0, "getippt"),
    ]
    assert found[1].lead == "Ziel:"


def test_tables_with_merged_cells() -> None:
    found = lines(
        "<table><caption>Kurse</caption><tr><th>Träger<th>Jahr<th>Zahl<tr><td rowspan=2>KVHS<td colspan=2>ab<br>2015"
        "<tr><td>2016<td>5</table><table><tr><td>nur ein Kasten</table>"
    )
    assert [(line.style, line.cells, line.table, line.bold) for line in found] == [
        ("caption", None, None, False),
        ("", ("Träger", "Jahr", "Zahl"), 1, True),
        ("", ("KVHS", "ab 2015", ""), 1, False),
        ("", ("", "2016", "5"), 1, False),
        ("", None, None, False),
    ]


def test_what_nobody_reads_is_dropped() -> None:
    found = lines(
        "<nav>Menü</nav><script>x()</script><p hidden>a<p style='display: none'>b<template>c</template>"
        "<p>da<!-- d --><svg><text>e</text></svg>"
    )
    assert [line.text for line in found] == ["da"]


def test_pictures_quotes_code_and_strikes() -> None:
    found = lines(
        "<img src=x alt='Karte  der Kurse'><img src=y alt=''><blockquote>Zitat</blockquote>"
        "<pre>a\n  b</pre><p><del>alt</del> neu<dl><dt>Wort<dd>Sinn</dl>"
    )
    assert [(line.style, line.text, line.alt) for line in found] == [
        ("", "", "Karte der Kurse"),
        ("quote", "Zitat", None),
        ("code", "a", None),
        ("code", "  b", None),
        ("", "alt neu", None),
        ("", "Wort", None),
        ("", "Sinn", None),
    ]
    assert found[4].struck == ((0, 3),)
    assert [line.indent for line in found[5:]] == [0, 1]


def test_html_saved_by_word() -> None:
    found = lines(
        "<p class=MsoToc1>Ziele 3<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span>·  </span>Kurse"
        "<p class=MsoTitle>Konzept"
    )
    assert [(line.style, line.sign, line.indent, line.text) for line in found] == [
        ("toc", "", 0, "Ziele 3"),
        ("list", "·", 1, "Kurse"),
        ("title", "", 0, "Konzept"),
    ]


def test_title_and_language() -> None:
    found = source("<p>x", "<title> Konzept\n Muster </title>")
    assert (found.title, found.language) == ("Konzept Muster", "de")


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_stated_encodings(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><p>Maßnahmen für Träger".encode(encoding)
    assert read("a.htm", page).lines[0].text == "Maßnahmen für Träger"


def test_html_without_any_frame_is_known_by_its_tags() -> None:
    assert read("a.html", b"<p>Text</p>").format == "html"
    assert read("a.txt", b"<p>Text</p>").format == "txt"
