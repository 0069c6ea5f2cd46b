"""Words changed in a word processor find their way into the Markdown of a passage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masswerk.documents.markdown import parse
from masswerk.documents.markdown_carry import carried_markdown
from masswerk.documents.returned.texts import is_same, text_of, tidy

TABLE = "| Träger | Plätze |\n| --- | --- |\n| VHS | 12 |\n\nTabelle: Kurse"
CASES = [
    ("Wir **fördern** Kurse.", "Wir fördern mehr Kurse.", "Wir **fördern** mehr Kurse."),
    ("Wir **fördern** Kurse.", "Wir unterstützen Kurse.", "Wir **unterstützen** Kurse."),
    ("Siehe [Plan](https://example.org) hier.", "Siehe Plan dort.", "Siehe [Plan](https://example.org) dort."),
    ("Zwölf[^1] Kurse.\n\n[^1]: Geschätzt.", "Zehn Kurse.", "Zehn[^1] Kurse.\n\n[^1]: Geschätzt."),
    ("Eins.\n\nZwei.", "Eins.\nNeu.\nZwei.", "Eins.\n\nNeu.\n\nZwei."),
    ("Eins.\n\nZwei.", "Zwei.", "Zwei."),
    ("- Rat\n  - zu Fuß\n- Tat", "Rat\nzu Fuß\nmit dem Bus\nTat", "- Rat\n  - zu Fuß\n  - mit dem Bus\n- Tat"),
    ("1. Rat\n2. Tat", "Tat", "1. Tat"),
    (TABLE, "Kurse\nTräger\tPlätze\nVHS Harz\t12", TABLE.replace("VHS", "VHS Harz")),
    (TABLE, "Kurse\nTräger\tPlätze\nVHS\t12\nSchule\t3", TABLE.replace("12 |", "12 |\n| Schule | 3 |")),
    ("Nur *ein* Satz.", "", ""),
    ("Ein Satz.", "Ein * Satz.\n- kein Punkt", "Ein \\* Satz.\n\n\\- kein Punkt"),
]


@pytest.mark.parametrize(("markdown", "after", "wanted"), CASES)
def test_changed_words_keep_the_form_around_them(markdown: str, after: str, wanted: str) -> None:
    assert carried_markdown(markdown, text_of(parse(markdown)), after) == wanted


def test_a_late_change_is_carried_over_to_a_newer_wording() -> None:
    newer = "Der Landkreis begleitet **dreißig** Lotsinnen und Lotsen."
    before, after = "Der Kreis begleitet zwanzig Lotsinnen.", "Der Kreis begleitet zwanzig ehrenamtliche Lotsinnen."
    assert carried_markdown(newer, before, after) == (
        "Der Landkreis begleitet **dreißig** ehrenamtliche Lotsinnen und Lotsen.")


def test_the_same_words_leave_the_markdown_alone() -> None:
    assert carried_markdown("*Rat*  und\nTat", "Rat und Tat", "Rat und  Tat") == "*Rat*  und\nTat"


LINES = st.lists(st.text("ab *_[]-#|.1\\", min_size=1, max_size=12), min_size=0, max_size=4).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([case[0] for case in CASES]), LINES)
def test_the_words_come_out_whatever_they_are(markdown: str, after: str) -> None:
    made = carried_markdown(markdown, text_of(parse(markdown)), after)
    assert is_same(" ".join(text_of(parse(made)).split()), " ".join(tidy(after).split()))
