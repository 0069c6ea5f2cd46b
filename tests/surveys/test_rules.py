"""What a valid answer is, how answers are counted, and questions as text and as XLSForm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masswerk.surveys.rules import lines, xlsform
from masswerk.surveys.rules.forms import AnswerMissing, AnswerTooLong, AnswerUnknown, Asked, checked, counted
from tests.surveys.sheets import GIVEN, QUESTIONS


def test_answers_are_taken_as_their_question_means_them():
    assert checked(QUESTIONS, GIVEN) == {"ort": "nord", "huerden": ["sprache", "zeit"], "note": 4,
                                         "wunsch": "Kurse am Abend."}


@pytest.mark.parametrize(("given", "refused"), [
    ({}, AnswerMissing), ({"ort": ["west"]}, AnswerUnknown), ({"ort": ["nord"], "note": ["6"]}, AnswerUnknown),
    ({"ort": ["nord"], "wunsch": ["x" * 20_001]}, AnswerTooLong)])
def test_what_is_missing_unknown_or_too_long_is_refused(given, refused):
    with pytest.raises(refused):
        checked(QUESTIONS, given)


def test_answers_are_counted_and_a_scale_has_a_mean():
    rows = {row.question.name: row for row in counted(QUESTIONS, [
        {"ort": "nord", "note": 4}, {"ort": "sued", "note": 5, "huerden": ["geld", "zeit"]}, {"ort": "nord"}])}
    assert rows["ort"].counts == {"nord": 2, "sued": 1}
    assert rows["huerden"].counts == {"sprache": 0, "geld": 1, "zeit": 1}
    assert (rows["note"].mean, rows["note"].answered, rows["wunsch"].counts) == (4.5, 2, {})


def test_nobody_answered_has_no_mean():
    assert counted([QUESTIONS[2]], [])[0].mean is None


def test_an_xlsform_comes_back_as_the_same_questions():
    assert xlsform.read(xlsform.write(QUESTIONS, title="Umfrage", key="umfrage")) == QUESTIONS


def test_an_xlsform_keeps_languages_our_pages_do_not_speak():
    asked = [Asked("wunsch", "text", {"de": "Was fehlt?", "uk": "Чого бракує?"})]
    assert xlsform.read(xlsform.write(asked, title="Umfrage", key="umfrage")) == asked


@pytest.mark.parametrize(("sheets", "refused"), [
    ({}, xlsform.NoSurveySheet),
    ({"survey": [["type", "name"], ["geopoint", "ort"]]}, xlsform.TypeUnknown),
    ({"survey": [["type", "name"], ["select_one orte", "ort"]]}, xlsform.ListMissing)])
def test_an_xlsform_that_cannot_be_used_is_refused_with_its_row(sheets, refused):
    with pytest.raises(refused):
        xlsform.read(sheets)


def test_questions_are_written_as_paragraphs_with_dashes():
    text = "*Wo wohnen Sie?\n- Nord\n- Süd\n\nWas hindert Sie? (mehrere)\n- Geld\n- Geld\n\nWie gut? (1-10)\n\nWas fehlt?"
    found = lines.read(text)
    assert [(one.kind, one.is_required, len(one.choices)) for one in found] == [
        ("single", True, 2), ("multiple", False, 2), ("scale", False, 0), ("text", False, 0)]
    assert (found[2].lowest, found[2].highest) == (1, 10)
    assert lines.read(lines.write(found)) == found


def test_typed_questions_keep_the_translations_of_words_that_stayed():
    text = lines.write(QUESTIONS[:2]).replace("- Süd", "- Süd\n- Ost") + "\n\nUnd sonst?"
    first, second, third = lines.carried(lines.read(text), QUESTIONS)
    assert (first.name, first.labels, first.choices) == ("ort", QUESTIONS[0].labels, ("nord", "sued", "ost"))
    assert first.choice_labels == {**QUESTIONS[0].choice_labels, "ost": {"de": "Ost"}}
    assert (second, third.name) == (QUESTIONS[1], "frage_3")


def test_nothing_typed_anew_changes_nothing():
    assert lines.carried(lines.read(lines.write(QUESTIONS)), QUESTIONS) == QUESTIONS


@given(st.lists(st.sampled_from(["nord", "sued"]), max_size=30))
def test_every_sheet_is_counted_once(answers):
    (row,) = counted([Asked("ort", "single", {"de": "Wo?"}, ("nord", "sued"))], [{"ort": one} for one in answers])
    assert sum(row.counts.values()) == row.answered == len(answers)
