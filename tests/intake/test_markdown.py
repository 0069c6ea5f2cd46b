"""The wording of an element: it reads as the words of the source, with their numbers and signs."""

import pytest

from masswerk.documents.markdown import parse, plain
from masswerk.documents.source import Line
from masswerk.documents.text import Item, ListBlock, Run
from masswerk.intake.review.wording import text_of
from masswerk.intake.rules.blocks import Block
from masswerk.intake.rules.markdown import item, to_markdown, words
from masswerk.intake.rules.rows import Row


def block(text: str, sign: str = "", depth: int = 0) -> Block:
    return Block("item" if sign else "para", [Row(1, text, sign)], text=text, sign=sign, depth=depth)


def test_numbered_items_keep_their_numbers():
    assert to_markdown([block("Vielfalt", "3."), block("Teilhabe", "4.")]) == "3. Vielfalt\n4. Teilhabe"


def test_an_element_of_one_numbered_item_keeps_its_number():
    (found,) = parse(to_markdown([block("Teilhabe", "5)")]))
    assert found == ListBlock((Item((Run("Teilhabe"),)),), ordered=True, start=5)


@pytest.mark.parametrize("sign", ["c)", "08", "3.6.2", "(2)", "IV."])
def test_other_numbers_and_letters_stand_before_the_words(sign):
    assert plain(item(sign, "Kurse")) == f"{sign} Kurse"


@pytest.mark.parametrize("sign", ["-", "•", "✚", "o"])
def test_bullets_become_the_sign_of_a_list(sign):
    assert item(sign, "Kurse") == "- Kurse"


def test_items_below_others_stay_below_them():
    assert parse(to_markdown([block("Rat", "10."), block("zu Fuß", "-", 1), block("Weg", "2.", 2), block("Tat", "11.")])) == (
        ListBlock((
            Item((Run("Rat"),), (Item((Run("zu Fuß"),), (Item((Run("Weg"),)),), ordered_children=True),)),
            Item((Run("Tat"),)),
        ), ordered=True, start=10),
    )


def test_the_first_item_of_an_element_is_not_indented():
    assert to_markdown([block("zu Fuß", "✓", 1), block("im Bus", "✓", 2)]) == "- zu Fuß\n  - im Bus"


@pytest.mark.parametrize("text", [
    "15. Mai: Beginn der Kurse", "*bleibeberechtigte und **geduldete* Menschen", "# 4 im Bericht", "> 30 Stunden", "- 5 Grad",
    "+ 3 Stellen", "[Kurs](https://example.org)", "Kurse für Bürger*innen und Helfer*innen", "a_b_c und _d_",
])
def test_words_of_the_source_are_never_taken_for_marks(text):
    assert plain(words(text)) == text
    assert plain(item("-", text)) == text
    assert plain(text_of([Line(1, text)])) == text


def test_a_bold_lead_right_before_a_word_loses_its_look_and_no_words():
    assert plain(words("Ziel:ohne Abstand", lead="Ziel:")) == "Ziel:ohne Abstand"


def test_lines_put_together_by_hand_keep_their_numbers():
    assert text_of([Line(1, "Rat", sign="2."), Line(2, "Tat", sign="3.")]) == "2. Rat\n3. Tat"
