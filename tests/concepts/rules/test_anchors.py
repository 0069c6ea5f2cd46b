"""Quotations find their place again after rewording, and say so when it is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.anchors import Quote, QuoteEmpty, locate, quote

TEXT = (
    "Der Kreis bietet Sprachkurse in allen Städten an. Die Träger der Kurse treffen sich einmal im Jahr, um ihre "
    "Termine abzustimmen. Kinder werden während der Kurse betreut. Die Kurse sind kostenlos."
)


def quoted(words: str, text: str = TEXT) -> Quote:
    """The quotation of these words."""
    start = text.index(words)
    return quote(text, start, start + len(words))


def found(text: str, anchor: Quote) -> str | None:
    """The words at the place found."""
    place = locate(text, anchor)
    return None if place is None else text[place[0] : place[1]]


@given(st.text(alphabet="ab .\nö", min_size=1, max_size=200), st.data())
def test_in_the_same_text_a_quotation_stands_where_it_stood(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        with pytest.raises(QuoteEmpty):
            quote(text, start, end)
        return
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    assert locate(text, quote(text, start, end)) == (left, left + len(piece.strip()))


@given(st.text(max_size=120), st.text(min_size=1, max_size=60), st.text(max_size=40), st.text(max_size=40))
def test_a_place_found_lies_in_the_text_and_is_not_empty(text: str, exact: str, prefix: str, suffix: str) -> None:
    place = locate(text, Quote(exact, prefix, suffix))
    assert place is None or 0 <= place[0] < place[1] <= len(text)


def test_words_inserted_before_it_move_a_quotation() -> None:
    assert found("Ganz neu steht dies am Anfang. " + TEXT, quoted("einmal im Jahr")) == "einmal im Jahr"


def test_of_several_same_words_the_surroundings_decide() -> None:
    third = quote(TEXT, TEXT.index("Kurse betreut"), TEXT.index("Kurse betreut") + len("Kurse"))
    moved = "Die Kurse beginnen im Herbst. " + TEXT
    place = locate(moved, third)
    assert place is not None
    assert moved[place[0] :].startswith("Kurse betreut")


def test_reworded_words_are_found_between_their_surroundings() -> None:
    changed = TEXT.replace("einmal im Jahr", "zweimal im Monat")
    assert found(changed, quoted("einmal im Jahr")) == "zweimal im Monat"


def test_a_reworded_sentence_is_found_by_likeness() -> None:
    changed = "Ganz anderer Beginn! Kinder werden in der Zeit der Kurse betreut und gefördert. Anderes Ende!"
    assert found(changed, quoted("Kinder werden während der Kurse betreut.")) == (
        "Kinder werden in der Zeit der Kurse betreut"
    )


def test_a_quotation_that_is_gone_is_not_found() -> None:
    assert locate(TEXT.replace("Kinder werden während der Kurse betreut. ", ""), quoted("Kinder werden")) is None
    assert locate("Etwas ganz anderes steht jetzt hier.", quoted("Kinder werden während der Kurse betreut.")) is None
    assert locate("", quoted("Kinder werden")) is None


def test_a_short_word_is_not_taken_for_another_of_the_same_spelling() -> None:
    anchor = quoted("allen")
    assert locate("Von allen Seiten kommt Hilfe herbei.", anchor) is None
    assert found("Wir bieten Sprachkurse in allen Orten an.", anchor) == "allen"


def test_a_quotation_longer_than_the_text_is_compared_as_a_whole() -> None:
    anchor = quoted("Kinder werden während der Kurse betreut.")
    assert found("Kinder werden während der Kurse betreut", anchor) == "Kinder werden während der Kurse betreut"


def test_white_space_around_a_selection_is_left_out() -> None:
    assert quote("im  Mai  ", 2, 9) == Quote("Mai", "im  ", "  ", 4)


def test_a_long_quotation_is_found_by_its_beginning_and_end() -> None:
    long = " ".join(f"Satz {number} nennt einen Ort und ein Ziel." for number in range(40))
    anchor = quote(f"Vorher. {long} Nachher.", 8, 8 + len(long))
    changed = long.replace("Satz 20 nennt", "Satz 20 beschreibt")
    assert found(f"Ganz neu ist dieser Anfang. {changed} Und dieses Ende auch.", anchor) == changed


def test_of_a_long_quotation_that_is_gone_its_beginning_alone_is_not_enough() -> None:
    long = "Die Träger der Kurse treffen sich. " + "Danach beraten sie über Orte, Zeiten und Ziele. " * 10
    anchor = quote(long, 0, len(long))
    assert (
        locate("Die Träger der Kurse treffen sich. " + "Etwas anderes folgt hier im Text, lang. " * 20, anchor) is None
    )


def test_between_places_that_fit_equally_well_the_nearer_one_counts() -> None:
    text = "Ja. " * 40
    for start in (0, 80, 156):
        assert locate(text, Quote("Ja.", "", "", start)) == (start, start + 3)


def test_a_place_found_by_likeness_is_made_of_whole_words() -> None:
    anchor = Quote("Beratung der Familien in Orten")
    assert found("Davor. Beratungen der Familien in Ortsteilen danach.", anchor) == (
        "Beratungen der Familien in Ortsteilen"
    )
