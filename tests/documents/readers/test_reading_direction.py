"""Signs that turn the direction of text cannot hide what a document says."""

from __future__ import annotations

import pytest

from masswerk.documents.bidi import safe_direction
from masswerk.documents.readers import read
from masswerk.intake.rules.outline import outline
from tests.documents.readers.test_reading_tabbed import MADE

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"Rat {RLO}negah{PDF} tagt", "Rat negah tagt"),
        (f"{LRE}a{RLE}b{LRO}c{PDF}", "abc"),
        (f"{RLI}مفهوم{PDI} heißt Konzept", f"{RLI}مفهوم{PDI} heißt Konzept"),
        (f"{RLI}مفهوم", f"{RLI}مفهوم{PDI}"),
        (f"zu{PDI} viel", "zu viel"),
        (f"{LRI}{FSI}a{PDI}b", f"{LRI}{FSI}a{PDI}b{PDI}"),
    ],
)
def test_overrides_go_and_isolates_are_closed(written: str, kept: str) -> None:
    assert safe_direction(written) == kept


@pytest.mark.parametrize("form", ["txt", "md", *MADE])
def test_no_format_lets_an_override_through(form: str) -> None:
    words = f"Wir {RLO}nehets{PDF} ein {RLI}مفهوم"
    data = words.encode() if form not in MADE else MADE[form]([words])
    line = read(f"a.{form}", data).lines[0]
    assert (line.text, line.raw) == (f"Wir nehets ein {RLI}مفهوم{PDI}",) * 2


def test_cells_are_cleaned_one_by_one() -> None:
    assert read("a.txt", f"Ort{RLO}\t{LRI}4\nNord\t5\n".encode()).lines[0].cells == ("Ort", f"{LRI}4{PDI}")


def test_a_title_that_is_cut_closes_its_isolate() -> None:
    text = f"Handlungsfeld Sprache\n\n- {RLI}" + "Wort " * 40 + f"{PDI} und mehr.\n"
    titles = [node.title for node in outline(read("a.txt", text.encode())).nodes]
    assert [title.count(RLI) - title.count(PDI) for title in titles] == [0] * len(titles)
    assert any(RLI in title for title in titles)
