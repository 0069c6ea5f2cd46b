"""Redlines: exact to the last blank, and pleasant to read."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from masswerk.concepts.rules import alignment
from masswerk.concepts.rules.redline import Change, as_runs, counts, new_text, old_text, words
from masswerk.concepts.rules.tokens import count, tokenise
from masswerk.documents.text import Run

PIECES = [
    "der",
    "die",
    "Kurs",
    "Kurse",
    "im",
    "Jahr",
    "und",
    ".",
    ",",
    "!",
    " ",
    "  ",
    "\n",
    "\n\n",
    "z. B.",
    "8,7",
    "*",
]
PROSE = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)
ANY_TEXT = st.text(max_size=80)


def marked(old: str, new: str) -> str:
    """The redline as one readable line: [-struck-] and {+inserted+}."""
    signs = {"equal": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    return "".join(signs[change.op].format(change.text) for change in words(old, new))


@given(PROSE | ANY_TEXT, PROSE | ANY_TEXT)
@example("a  b", "a b")
@example(" ", "")
@example("u\u0308ber", "über")
def test_a_redline_holds_both_texts_to_the_last_blank(old: str, new: str) -> None:
    changes = words(old, new)
    assert (old_text(changes), new_text(changes)) == (old, new)


@given(PROSE, PROSE)
def test_no_part_is_empty_and_struck_words_stand_before_inserted_ones(old: str, new: str) -> None:
    changes = words(old, new)
    assert [change for change in changes if not change.text] == []
    neighbours = list(pairwise(changes))
    assert [pair for pair in neighbours if pair[0].op == pair[1].op] == []
    assert [pair for pair in neighbours if (pair[0].op, pair[1].op) == ("ins", "del")] == []


@given(PROSE)
def test_a_text_beside_itself_has_no_changes(text: str) -> None:
    assert [change.op for change in words(text, text)] == (["equal"] if text else [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "Neu hier.", "{+Neu hier.+}"),
        ("Alt hier.", "", "[-Alt hier.-]"),
        (
            "Sie treffen sich einmal im Jahr.",
            "Sie treffen sich zweimal im Jahr.",
            "Sie treffen sich [-einmal-]{+zweimal+} im Jahr.",
        ),
        ("Kurse im Ort.", "Kurse im Ort und online.", "Kurse im Ort{+ und online+}."),
        (
            "Erster Satz. Dritter Satz.",
            "Erster Satz. Zweiter Satz. Dritter Satz.",
            "Erster Satz. {+Zweiter Satz. +}Dritter Satz.",
        ),
        ("Sport, Kultur und Bildung", "Sport, Freizeit, Kultur und Bildung", "Sport, {+Freizeit, +}Kultur und Bildung"),
        (
            "die Kinder und die Eltern",
            "die Kinder und die Jugend und die Eltern",
            "die Kinder {+und die Jugend +}und die Eltern",
        ),
        ("Beratung für Lotsen.", "Beratung für Lots*innen.", "Beratung für [-Lotsen-]{+Lots*innen+}."),
        ("rund 8,7 Prozent", "rund 9,1 Prozent", "rund [-8,7-]{+9,1+} Prozent"),
        (
            "Absatz eins.\nAbsatz drei.",
            "Absatz eins.\nAbsatz zwei.\nAbsatz drei.",
            "Absatz eins.\n{+Absatz zwei.\n+}Absatz drei.",
        ),
        ("Vereine helfen allen.", "Vereine helfen. (Beispiel)", "Vereine helfen[- allen-].{+ (Beispiel)+}"),
        ("Kurs - am Abend", "Kurs am Abend", "Kurs [-- -]am Abend"),
    ],
)
def test_a_redline_reads_well(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_replaced_sentence_is_struck_as_a_whole() -> None:
    old = "Die Gemeinden melden den Bedarf an Plätzen. Danach wird verteilt."
    new = "Alle Schulen zählen im Herbst, wer an Kursen teilnimmt. Danach wird verteilt."
    assert marked(old, new) == (
        "[-Die Gemeinden melden den Bedarf an Plätzen.-]"
        "{+Alle Schulen zählen im Herbst, wer an Kursen teilnimmt.+} Danach wird verteilt."
    )


def test_a_tiny_island_between_two_replacements_is_given_up() -> None:
    old = "Der Kreis bietet Dolmetscherdienste in Behörden und Krankenhäusern an."
    new = "Der Kreis bietet Sprachmittlung in Arztpraxen und Beratungsstellen an."
    assert "[-Dolmetscherdienste in Behörden und Krankenhäusern-]" in marked(old, new)


def test_an_island_between_mere_insertions_stays() -> None:
    assert marked("Zugang wird leichter.", "Der leichte Zugang wird für alle leichter.") == (
        "{+Der leichte +}Zugang wird {+für alle +}leichter."
    )


def test_an_abbreviation_ends_no_sentence() -> None:
    text = tokenise("Siehe Nr. 5 und z. B. Absatz drei. Danach folgt mehr.")
    assert [text.words[index] for index in range(len(text.words)) if text.ends_sentence(index)] == ["Danach"]


def test_a_sentence_may_end_behind_a_closing_sign() -> None:
    text = tokenise("Sie sagt: „Wir helfen.“ Danach (siehe oben.) folgt mehr")
    assert [text.words[index] for index in range(len(text.words)) if text.ends_sentence(index)] == ["Danach", "folgt"]


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [("a b", 0, 5), ("a\nb", 1, 4), ("Satz. Noch", 2, 3), ("a, b", 2, 2), ("a b", 1, 1), ("a, b", 1, 0), ("a b", 2, 5)],
)
def test_cuts_are_more_natural_at_larger_breaks(text: str, index: int, expected: int) -> None:
    assert tokenise(text).boundary(index) == expected


def test_words_are_counted_without_signs() -> None:
    assert counts(words("Kurse, oft – im Mai.", "Kurse – im Juni und Juli.")) == (2, 3)
    assert count("8,7 % der Bürger*innen (2016)") == 4


def test_runs_carry_the_marks_of_tracked_changes() -> None:
    changes = (Change("equal", "im "), Change("del", "Mai"), Change("ins", "Juni"))
    assert as_runs(changes, bold=True) == (
        Run("im ", bold=True),
        Run("Mai", bold=True, change="del"),
        Run("Juni", bold=True, change="ins"),
    )


@given(PROSE, PROSE)
def test_beyond_the_bound_sentences_anchor_the_comparison(old: str, new: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "MOST_CELLS", 12)
        changes = words(old, new)
    assert (old_text(changes), new_text(changes)) == (old, new)


def test_a_very_long_text_still_shows_single_words() -> None:
    sentences = [f"Satz {number} nennt die Zahl {number * 7}." for number in range(4000)]
    old, new = " ".join(sentences), " ".join(sentences).replace("Satz 2000 nennt", "Satz 2000 sagt")
    changed = [change for change in words(old, new) if change.op != "equal"]
    assert changed == [Change("del", "nennt"), Change("ins", "sagt")]
