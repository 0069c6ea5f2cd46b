"""Two people reword one passage: nothing of either gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.concepts.rules.merge import Collision, WordingsCollide, three_way

PROSE = st.lists(
    st.sampled_from(["der", "Kurs", "im", "Jahr", "und", "wird", "geplant.", "Alle", "\n"]), max_size=25
).map(" ".join)

BASE = "Der Kreis bietet Kurse an. Die Träger treffen sich einmal im Jahr. Alle sind willkommen."


def test_changes_in_different_sentences_both_count() -> None:
    mine = BASE.replace("einmal", "zweimal")
    theirs = BASE.replace("Alle sind", "Alle Menschen sind")
    assert three_way(BASE, mine, theirs).text == (
        "Der Kreis bietet Kurse an. Die Träger treffen sich zweimal im Jahr. Alle Menschen sind willkommen."
    )


def test_the_same_change_counts_once() -> None:
    changed = BASE.replace("einmal", "zweimal")
    assert three_way(BASE, changed, changed).text == changed


def test_different_words_at_one_place_collide() -> None:
    merge = three_way(BASE, BASE.replace("einmal", "zweimal"), BASE.replace("einmal", "viermal"))
    assert merge.collisions == (Collision(base="einmal", mine="zweimal", theirs="viermal"),)
    assert merge.with_mine() == BASE.replace("einmal", "zweimal")
    assert merge.with_theirs() == BASE.replace("einmal", "viermal")


def test_a_collision_is_refused_with_both_wordings() -> None:
    merge = three_way("im Mai", "im Juni", "im Juli")
    with pytest.raises(WordingsCollide) as refusal:
        _ = merge.text
    assert refusal.value.facts == {"mine": "Juni", "theirs": "Juli"}


def test_neighbouring_words_collide() -> None:
    merge = three_way("der alte Plan gilt", "der neue Plan gilt", "der alte Vertrag gilt")
    assert merge.collisions == (Collision("alte Plan", "neue Plan", "alte Vertrag"),)


def test_an_unchanged_word_between_two_changes_keeps_them_apart() -> None:
    merge = three_way("einmal im Mai", "zweimal im Mai", "einmal im Juni")
    assert merge.text == "zweimal im Juni"


def test_two_additions_at_one_place_collide() -> None:
    assert three_way("Plan.", "Plan A.", "Plan B.").collisions == (Collision("", " A", " B"),)


def test_one_strikes_what_the_other_rewords() -> None:
    merge = three_way("Alt bleibt. Der Bedarf wird beobachtet.", "Alt bleibt.", "Alt bleibt. Der Bedarf wird gezählt.")
    assert [collision.theirs for collision in merge.collisions] == [" Der Bedarf wird gezählt."]


@given(PROSE, PROSE)
def test_who_changes_alone_gets_exactly_their_text(base: str, changed: str) -> None:
    assert three_way(base, changed, base).text == changed
    assert three_way(base, base, changed).text == changed
    assert three_way(base, changed, changed).text == changed


@given(PROSE, PROSE, PROSE)
def test_it_does_not_matter_who_came_first(base: str, mine: str, theirs: str) -> None:
    merge, swapped = three_way(base, mine, theirs), three_way(base, theirs, mine)
    assert [(c.mine, c.theirs) for c in merge.collisions] == [(c.theirs, c.mine) for c in swapped.collisions]
    assert merge.with_mine() == swapped.with_theirs()
