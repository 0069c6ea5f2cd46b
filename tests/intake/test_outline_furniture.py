"""Page numbers are set aside, figures of tables are not."""

from __future__ import annotations

from masswerk.documents.source import Line, Source
from masswerk.intake.rules.furniture import PAGE_NUMBER
from masswerk.intake.rules.outline import outline
from tests.intake.outline_helpers import outlined


def _pages(*pages: list[str]) -> Source:
    texts = [(text, number + 1) for number, page in enumerate(pages) for text in page]
    lines = tuple(Line(place + 1, text, page=page) for place, (text, page) in enumerate(texts))
    return Source("plan.pdf", "pdf", lines, pages=len(pages))


def test_a_lone_figure_is_a_page_number_only_at_the_edge_of_its_page() -> None:
    first = ["Teilhabeplan", "Wir zählen die Kurse.", "Im Ort waren es", "7", "und das sind viele.", "Der Rat dankt.", "1"]
    assert outline(_pages(first, ["Anhang", "2"])).noise == {7: PAGE_NUMBER, 9: PAGE_NUMBER}


def test_a_nought_is_no_page_number() -> None:
    found = outlined("Teilhabeplan\n\nKurse im Jahr 2020:\n\n0\n\nEin Absatz folgt.\n")
    assert found.noise == {}


def test_a_figure_right_below_a_row_of_figures_belongs_to_the_table() -> None:
    found = outlined("Teilhabeplan\n\nNeuhof 4 5 2\nAlte Mühle am Wald seit 2019 0\n6\nSumme 4 5 8\n\n12\n\nEin Absatz folgt.\n")
    assert found.noise == {8: PAGE_NUMBER}
