"""Single passes by small examples: furniture, contents list, joined lines, levels, sheets, tables, definitions."""

from __future__ import annotations

from masswerk.documents.source import Line, Source
from masswerk.intake.rules.outline import outline, to_gold_json, to_text
from tests.intake.outline_helpers import marked, outlined, tree


def test_words_divided_at_the_margin_are_put_together() -> None:
    found = outlined(
        "Handlungsfeld Arbeit\n\n- Die Kreisver-\n  waltung berät Betriebe und setzt die Be-\n  ratung fort.\n"
    )
    assert [node.text for node in found.nodes if node.kind == "measure"] == [
        "Die Kreisverwaltung berät Betriebe und setzt die Beratung fort."
    ]


def test_sentence_cut_by_a_page_is_one_item_and_the_header_is_set_aside() -> None:
    pages = "".join(f"\n\nKonzept Auental\n\nlichen Rat {n} fort.\n- Der Kreis setzt den jähr-" for n in range(4))
    found = outlined("Handlungsfeld Rat\n\n- Der Kreis setzt den jähr-" + pages)
    assert list(found.noise.values()) == ["Kopf- oder Fußzeile, die sich wiederholt"] * 4
    assert any("jährlichen Rat 0 fort" in node.text for node in found.nodes)


def test_contents_list_is_set_aside_and_its_depth_counts() -> None:
    text = "Konzept der Stadt X\n\nInhalt\nEinleitung .... 1\nHandlungsfelder .... 2\nAnlage .... 9\n\nEinleitung\n\nText.\n\nHandlungsfelder\n\nText.\n\nAnlage\n\nText."
    found = outlined(text)
    assert {line for line, reason in found.noise.items() if reason == "Inhaltsverzeichnis"} == {3, 4, 5, 6}
    assert tree(found) == [
        "concept: Konzept der Stadt X",
        "  preamble: Einleitung",
        "  section: Handlungsfelder",
        "  annex: Anlage",
    ]


def test_number_and_title_in_two_headings_are_one() -> None:
    found = outlined("# Konzept\n\n## Handlungsfeld 1:\n\n### Wohnen\n\nText.\n", "a.md")
    assert [(node.label, node.title, node.own) for node in marked(found)[1:]] == [("Handlungsfeld 1", "Wohnen", (3, 5))]


def test_type_size_makes_levels_in_a_pdf() -> None:
    rows = [("Konzept der Stadt Y", 2.0), ("Handlungsfeld Sport", 1.5), ("Maßnahmen", 1.2), ("Vereine beraten", 1.0)]
    lines = tuple(
        Line(n, text, page=1, size=size, sign="•" if n == 4 else "", break_before=True)
        for n, (text, size) in enumerate(rows, 1)
    )
    found = outline(Source("a.pdf", "pdf", lines, pages=1))
    assert tree(found) == [
        "concept: Konzept der Stadt Y",
        "  field: Handlungsfeld Sport",
        "    section: Maßnahmen",
        "      measure: Vereine beraten",
    ]


def test_table_with_its_figures_and_a_right_sum() -> None:
    found = outlined(
        "Anlage 1\n\nKurse nach Trägern:\n\nTräger\t2014\t2015\nVHS\t4\t6\nBildungswerk\t3\t1.200\nGesamt\t7\t1.206\n"
    )
    table = next(node for node in found.nodes if node.kind == "table")
    assert table.title == "Kurse nach Trägern"
    assert table.attrs["rows"] == [["VHS", "4", "6"], ["Bildungswerk", "3", "1.200"], ["Gesamt", "7", "1.206"]]
    assert table.attrs["sum_check"] == {"right": True, "differences": []}


def test_wrong_sum_is_told_with_both_figures() -> None:
    found = outlined("Anlage 1\n\nKurse:\n\nTräger\t2014\nVHS\t4\nBildungswerk\t3\nGesamt\t8\n")
    table = next(node for node in found.nodes if node.kind == "table")
    assert table.attrs["sum_check"] == {"right": False, "differences": [["2014", "8", "7"]]}
    assert table.is_doubtful
    assert "angegeben 8, gerechnet 7" in table.reasons[-1]


def test_struck_wording_is_a_proposal_for_change() -> None:
    found = outlined(
        "# Protokoll der Sitzung\n\n## Leitlinie 1\n\n- Wir fördern ~~weiterhin~~ Teilhabe.\n- ~~Wir danken allen.~~\n",
        "a.md",
    )
    assert [(node.kind, node.attrs["op"]) for node in found.nodes if node.kind == "amendment"] == [
        ("amendment", "modify"),
        ("amendment", "delete"),
    ]


def test_running_text_and_pictures_stay_in_the_tree_but_not_in_the_gold_json() -> None:
    found = outlined("# Konzept\n\n## Einleitung\n\nEin Absatz.\n\n![Karte des Kreises](karte.png)\n", "a.md")
    assert [node.kind for node in found.nodes] == ["concept", "preamble", "text", "figure"]
    assert [element["kind"] for element in to_gold_json(found, "a")["elements"]] == ["concept", "preamble"]


def test_positions_are_lines_in_text_and_blocks_in_other_formats() -> None:
    text = to_gold_json(outlined("Handlungsfeld Arbeit\n\nText."), "a")["elements"][0]
    pages = to_gold_json(
        outline(Source("a.pdf", "pdf", (Line(1, "Konzept der Stadt", page=3, size=2.0),), pages=3)), "a"
    )["elements"][0]
    assert {"line_start", "line_end"} <= text.keys()
    assert (pages["page"], pages["block_start"], pages["block_end"]) == (3, 1, 1)


def test_tree_as_text_names_kinds_in_german_and_marks_doubt() -> None:
    text = to_text(outlined("# Konzept\n\n## Handlungsfeld Arbeit\n\n- Zahlen und mehr\n", "a.md"))
    assert text.splitlines()[:2] == ["Konzept: Konzept", "  Handlungsfeld: Handlungsfeld Arbeit"]
    assert "[? " in text


def test_doubtful_elements_tell_a_reason_last() -> None:
    found = outlined("# Konzept\n\n## Handlungsfeld Arbeit\n\n- Zahlen und mehr\n", "a.md")
    doubtful = [node for node in found.nodes if node.is_doubtful]
    assert [node.reasons[-1] for node in doubtful] == ["Maßnahme oder Sachstand? Der Wortlaut lässt beides zu"]


def test_wording_of_an_item_keeps_its_list_and_bold_beginning() -> None:
    text = "# K\n\n## Handlungsfeld Arbeit\n\n- **Lotsen:** Die Stadt bildet Lotsen aus für\n  - Betriebe\n  - Schulen\n\nText."
    measure = next(node for node in outlined(text, "a.md").nodes if node.kind == "measure")
    assert (measure.title, measure.text) == (
        "Lotsen",
        "**Lotsen:** Die Stadt bildet Lotsen aus für\n\n- Betriebe\n- Schulen",
    )


def test_years_that_span_two_columns_name_both() -> None:
    rows = "Kurse:\n\n\t2014\t2015\t\n\tB1\tB1\tB2\nVHS\t4\t6\t1\nVerein\t3\t2\t0\nGesamt\t7\t8\t1\n"
    table = next(node for node in outlined("Anlage 1\n\n" + rows).nodes if node.kind == "table")
    assert table.attrs["columns"] == ["", "2014 B1", "2015 B1", "2015 B2"]
    assert table.attrs["sum_check"] == {"right": True, "differences": []}


def test_shares_are_added_up() -> None:
    rows = "Anteile:\n\nLand\tAnteil\nNord\t60,01 %\nSüd\t40 %\n"
    table = next(node for node in outlined("Anlage 1\n\n" + rows).nodes if node.kind == "table")
    assert table.attrs["percent_sum"] == "100.01"


def test_table_below_an_item_is_named_by_it() -> None:
    rows = "- Die Entwicklung der Kurse zeigt die folgende Übersicht:\n\nJahr\tKurse\n2014\t4\n2015\t6\n"
    table = next(node for node in outlined("Handlungsfeld Sprache\n\n" + rows).nodes if node.kind == "table")
    assert table.title == "Entwicklung der Kurse"
