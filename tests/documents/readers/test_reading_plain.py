"""Text and Markdown are read line by line; marks leave the text and become facts."""

from __future__ import annotations

import pytest

from masswerk.documents.readers import read
from masswerk.documents.source import Line


def lines(text: str, name: str = "konzept.txt") -> tuple[Line, ...]:
    return read(name, text.encode()).lines


def only(text: str) -> Line:
    (line,) = lines(text)
    return line


def test_every_line_counts_even_blank_ones() -> None:
    found = lines("Titel\n\n\nText\n")
    assert [(line.number, line.text) for line in found] == [(1, "Titel"), (2, ""), (3, ""), (4, "Text")]
    assert [line.break_before for line in found] == [False, False, True, True]


@pytest.mark.parametrize(
    ("raw", "sign", "text", "indent"),
    [
        ("- Kurse", "-", "Kurse", 0),
        ("* Kurse", "*", "Kurse", 0),
        ("• Kurse", "•", "Kurse", 0),
        ("- ✚ Kurse", "✚", "Kurse", 0),
        (" - ✓ Kurse", "✓", "Kurse", 1),
        ("- 1) Kurse", "1)", "Kurse", 0),
        ("    - a) Kurse", "a)", "Kurse", 2),
        ("a) Kurse", "a)", "Kurse", 0),
        ("(2) Kurse", "(2)", "Kurse", 0),
        ("\uf0b7\tKurse", "\uf0b7", "Kurse", 0),
        ("- 🚩 Kurse", "🚩", "Kurse", 0),
        ("  2. Kurse", "2.", "Kurse", 1),
        ("\t- Kurse", "-", "Kurse", 1),
        ("2. Kurse", "", "2. Kurse", 0),
        ("3.6.2 Kurse", "", "3.6.2 Kurse", 0),
        ("-Kurse", "", "-Kurse", 0),
        ("§ 5 gilt", "", "§ 5 gilt", 0),
        ("© Landkreis", "", "© Landkreis", 0),
        ("u. a. Kurse", "", "u. a. Kurse", 0),
    ],
)
def test_signs_leave_the_text(raw: str, sign: str, text: str, indent: int) -> None:
    line = only(raw)
    assert (line.sign, line.text, line.indent, line.raw) == (sign, text, indent, raw)
    assert (line.style, line.level) == (("list", indent + 1) if sign else ("", None))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Bürger*innen und Schüler*innen", "Bürger*innen und Schüler*innen"),
        ("Datei_name_lang", "Datei_name_lang"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*bleibeberechtigt", "*bleibeberechtigt"),
        ("**fett** und *schräg*", "fett und schräg"),
        ("`Code` und ~~weg~~", "Code und weg"),
        ("**offen", "**offen"),
        ("siehe [Anlage](https://beispiel.de/a)", "siehe Anlage"),
        ("Sprach\u00adkurs", "Sprachkurs"),
        ("Zeile<br>zwei", "Zeile zwei"),
    ],
)
def test_marks_leave_the_text(raw: str, text: str) -> None:
    assert only(raw).text == text


def test_bold_lead_and_struck_are_facts() -> None:
    assert (only("**Ziel**").bold, only("**Ziel**").lead) == (True, "")
    assert (only("- **Ziel:** Text").bold, only("- **Ziel:** Text").lead) == (False, "Ziel:")
    assert only("Wir ~~wollen~~ werden").struck == ((4, 10),)


def test_bold_runs_on_over_the_lines_of_a_paragraph() -> None:
    first, second = lines("**Integration\nim Landkreis**")
    assert (first.text, first.bold) == ("Integration", True)
    assert (second.text, second.bold) == ("im Landkreis", True)


def test_bold_does_not_run_on_into_the_next_item() -> None:
    assert [line.text for line in lines("- **offen\n- zu**")] == ["**offen", "zu**"]


def test_headings_of_markdown() -> None:
    found = lines("# Eins\n### **Drei** ###\nUnterstrichen\n=====\nauch\n---\n#Schlagwort", "a.md")
    assert [(line.text, line.style, line.level) for line in found] == [
        ("Eins", "heading", 1),
        ("Drei", "heading", 3),
        ("Unterstrichen", "heading", 1),
        ("", "rule", None),
        ("auch", "heading", 2),
        ("", "rule", None),
        ("#Schlagwort", "", None),
    ]


def test_rows_with_tabs_are_a_table() -> None:
    found = lines("\t\tJahr\nLand\tQuote\nHarz\t8,7 %\n\nEin\tZwei\n\tText")
    assert [(line.cells, line.table) for line in found] == [
        (("", "", "Jahr"), 1),
        (("Land", "Quote"), 1),
        (("Harz", "8,7 %"), 1),
        (None, None),
        (("Ein", "Zwei"), 2),
        (None, None),
    ]
    assert found[1].text == "Land\tQuote"


def test_rows_with_bars_are_a_table() -> None:
    found = lines("| Träger | Kurse |\n|---|:-:|\n| **KVHS** | 5 |", "a.md")
    assert [line.cells for line in found] == [("Träger", "Kurse"), (), ("KVHS", "5")]
    assert [line.table for line in found] == [1, 1, 1]
    assert (found[1].style, found[1].is_blank) == ("rule", True)


def test_code_keeps_its_marks() -> None:
    found = lines("```\n- **x**\n```", "a.md")
    assert [(line.text, line.style) for line in found] == [("", "code"), ("- **x**", "code"), ("", "code")]


def test_a_picture_stands_for_its_alternative_text() -> None:
    line = only("![Karte der Kurse](karte.png)")
    assert (line.text, line.alt) == ("", "Karte der Kurse")


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [
        ("utf-8", 0),
        ("utf-8-sig", 0),
        ("utf-16", 0),
        ("utf-16-le", 1),
        ("utf-16-be", 1),
        ("utf-32", 0),
        ("cp1252", 1),
    ],
)
def test_encodings(encoding: str, notes: int) -> None:
    source = read("a.txt", "Maßnahmen für Zugewanderte – „Kurse“\nText".encode(encoding))
    assert [line.text for line in source.lines] == ["Maßnahmen für Zugewanderte – „Kurse“", "Text"]
    assert len(source.notes) == notes


def test_utf8_cut_off_stays_utf8() -> None:
    source = read("a.txt", ("Maßnahmen für Zugewanderte, größer".encode() + "ü".encode()[:1]))
    assert source.lines[0].text == "Maßnahmen für Zugewanderte, größer\ufffd"
    assert source.notes == ("1 unlesbare Zeichen sind als \ufffd zu sehen.",)


def test_control_characters_and_foreign_line_ends_are_repaired() -> None:
    source = read("a.txt", b"Eins\x00\x07\r\nZwei\rDrei")
    assert [line.raw for line in source.lines] == ["Eins", "Zwei", "Drei"]
    assert source.notes == ("2 Steuerzeichen wurden entfernt.",)


def test_long_lines_of_stars_take_no_longer_than_letters() -> None:
    assert len(only("*a " * 60_000).text) == 179_999
