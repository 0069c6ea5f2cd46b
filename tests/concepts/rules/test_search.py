"""Searching: the same form everywhere, hits shown in the text as it stands."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from masswerk.concepts.rules.search import Piece, normalise, snippet

LONG = (
    "Der Kreis hat viele Orte. " * 8
    + "Die Beratung hilft bei der Anerkennung von Abschlüssen. "
    + "Der Kreis hat viele Orte. " * 8
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maßnahmen", "massnahmen"),
        ("GROẞ", "gross"),
        ("Ärzte für Übergänge", "aerzte fuer uebergaenge"),
        ("u\u0308ber", "ueber"),
        ("Café, Łódź, Çelik, Iğdır", "cafe, lodz, celik, igdir"),
        ("İstanbul", "istanbul"),
        ("Inte\u00adgration", "integration"),
        ("a\u00a0b\n\tc ", "a b c"),
        ("مُحَمَّد", "محمد"),
        ("", ""),
    ],
)
def test_a_text_is_brought_into_the_form_it_is_searched_in(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text())
@example("ǅ ﬀ ℡ ¨")
def test_bringing_it_into_form_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="aäbßöMUÜ é\n", max_size=30), st.text(alphabet="aäbßöMUÜ é\n", max_size=30))
def test_parts_are_found_in_the_whole(left: str, right: str) -> None:
    assert normalise(right) in normalise(f"{left} {right}")


def test_hits_are_marked_in_the_text_as_it_stands() -> None:
    assert snippet("Maßnahmen für Ältere", "massnahme aeltere") == (
        Piece("Maßnahme", True),
        Piece("n für ", False),
        Piece("Ältere", True),
    )


def test_a_long_text_is_cut_around_the_hit_at_whole_words() -> None:
    pieces = snippet(LONG, "anerkennung", width=60)
    assert [piece.text for piece in pieces if piece.is_hit] == ["Anerkennung"]
    assert (pieces[0].text, pieces[-1].text) == ("… ", " …")
    shown = "".join(piece.text for piece in pieces[1:-1])
    assert f" {shown} " in LONG
    assert len(shown) <= 60


def test_without_a_hit_the_beginning_is_shown() -> None:
    assert snippet("Ein kurzer Text.", "nichts") == (Piece("Ein kurzer Text.", False),)
    assert snippet(LONG, "")[0].text.startswith("Der Kreis hat")


@given(st.text(max_size=300), st.text(max_size=10), st.integers(10, 80))
def test_a_snippet_shows_only_what_stands_in_the_text(text: str, query: str, width: int) -> None:
    shown = "".join(piece.text for piece in snippet(text, query, width=width))
    body = shown.removeprefix("… ").removesuffix(" …")
    assert normalise(body) in normalise(text) or normalise(shown) in normalise(text)


def test_one_sharp_s_is_marked_once() -> None:
    assert snippet("Gruß", "s") == (Piece("Gru", False), Piece("ß", True))


def test_of_several_hits_the_stretch_with_most_of_them_is_shown() -> None:
    text = "Kurse gibt es. " + "Vieles andere steht hier. " * 10 + "Kurse im Mai, Kurse im Juni, Kurse im Juli."
    pieces = snippet(text, "kurse", width=60)
    assert [piece.is_hit for piece in pieces].count(True) == 3
    assert pieces[-1].text == " im Juli."


def test_a_hit_that_does_not_fit_is_not_marked_in_part() -> None:
    pieces = snippet("Mitsprache " + "und " * 6 + "Mitsprachegremium", "mitsprache mitsprachegremium", width=40)
    assert [piece.text for piece in pieces if piece.is_hit] == ["Mitsprache"]


def test_one_endless_word_is_cut_where_the_width_ends() -> None:
    assert snippet("x" * 50, "", width=20) == (Piece("x" * 20, False), Piece(" …", False))
    assert snippet("x" * 50, "x" * 30, width=20)[0] == Piece("x" * 30, True)
