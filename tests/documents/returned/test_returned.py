"""Copies that come back: who proposes what for which passage."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from masswerk.documents.readers.copies.docx import read as in_this_process
from masswerk.documents.readers.copies.odt import read as odt_in_this_process
from masswerk.documents.refusals import NotACopy, NotThisDraft
from masswerk.documents.returned import UNKNOWN, Returned, laid_out_texts, read_returned
from masswerk.documents.returned.reading import compared
from masswerk.documents.text import Doc, Paragraph, Run
from masswerk.documents.writers import docx, odt
from tests.documents.returned.edited import ANNA, BEN, WordCopy, draft
from tests.documents.writers.written_sample import converted, needs_libreoffice, words

moment = datetime.fromisoformat
TEXTS = laid_out_texts(draft())


def read(copy: WordCopy) -> Returned:
    """What is found in a copy of the draft, read without the process of its own, which takes time."""
    return compared(in_this_process("Rücklauf.docx", copy.data()), TEXTS, name="Rücklauf.docx")


def wordings(found: Returned) -> list[tuple[str, str, str]]:
    """Passage, author and proposed text."""
    return [(each.key, each.author, each.text) for each in found.proposals]


def additions(found: Returned) -> list[tuple[str, str, str, str]]:
    """Author, text, and the passages before and behind."""
    return [(each.author, each.text, each.after, each.before) for each in found.added]


def test_what_is_laid_out_is_the_text_without_numbers() -> None:
    assert TEXTS == {
        "field": "Handlungsfelder",
        "guides": "Der Kreis begleitet zwanzig Lotsinnen und Lotsen.",
        "list": "Sprachkurse am Abend\nmit Kinderbetreuung\nBeratung im Rathaus",
        "table": "Kurse je Träger\nTräger\t2014\nVolkshochschule\t12\nBildungswerk\t7",
        "honour": "Die Ehrenamtlichen werden jedes Jahr geehrt.",
    }


def test_a_draft_asks_the_word_processor_to_track_changes() -> None:
    def settings(doc: Doc) -> bytes:
        return zipfile.ZipFile(io.BytesIO(docx.write(doc))).read("word/settings.xml")

    assert b"<w:trackRevisions/>" in settings(draft())
    assert b"trackRevisions" not in settings(Doc("Konzept", ()))


def test_an_untouched_copy_proposes_nothing() -> None:
    found = read(WordCopy(draft()))
    assert [(place.key, place.found, place.text) for place in found.places] == [
        (key, "mark", text) for key, text in TEXTS.items()]
    assert (found.proposals, found.added, found.comments, found.notes) == ((), (), (), ())
    assert (found.format, found.origin) == ("docx", "edition:7")


def test_an_untouched_draft_of_libreoffice_proposes_nothing() -> None:
    found = compared(odt_in_this_process("Rücklauf.odt", odt.write(draft())), TEXTS, name="Rücklauf.odt")
    assert [(place.key, place.found, place.text) for place in found.places] == [
        (key, "mark", text) for key, text in TEXTS.items()]
    assert (found.proposals, found.added, found.comments, found.notes) == ((), (), (), ())
    assert (found.format, found.origin) == ("odt", "edition:7")


def test_each_author_has_a_wording_of_their_own() -> None:
    copy = WordCopy(draft())
    copy.strike("guides", "zwanzig", ANNA, on="2026-11-18T09:00:00Z")
    copy.insert("guides", "Lotsinnen", " (ehrenamtlich)", BEN, on="2026-11-19T12:30:00Z")
    copy.insert("guides", "begleitet ", "dreißig", ANNA, on="2026-11-18T09:01:00Z")
    found = read(copy)
    assert wordings(found) == [
        ("guides", ANNA, "Der Kreis begleitet dreißig Lotsinnen und Lotsen."),
        ("guides", BEN, "Der Kreis begleitet zwanzig Lotsinnen (ehrenamtlich) und Lotsen."),
    ]
    assert [each.date for each in found.proposals] == [moment("2026-11-18T09:01"), moment("2026-11-19T12:30")]
    assert [each.before for each in found.proposals] == [TEXTS["guides"]] * 2
    assert found.authors == (ANNA, BEN)


def test_a_struck_paragraph_is_proposed_as_nothing() -> None:
    copy = WordCopy(draft())
    copy.strike_all("honour", BEN)
    assert wordings(read(copy)) == [("honour", BEN, "")]


def test_new_paragraphs_have_a_place_between_passages() -> None:
    copy = WordCopy(draft())
    copy.paragraph_behind("guides", "Neu hinter den Lotsen.", ANNA)
    copy.paragraph_behind("honour", "Neues Kapitel", ANNA, style="Heading1")
    copy.paragraph_before("honour", "Neu vor der Ehrung.", BEN)
    found = read(copy)
    assert additions(found) == [
        (ANNA, "Neu hinter den Lotsen.", "guides", "list"),
        (BEN, "Neu vor der Ehrung.", "table", "honour"),
        (ANNA, "Neues Kapitel", "honour", ""),
    ]
    assert [each.level for each in found.added] == [0, 0, 1]
    assert found.proposals == ()


def test_items_and_rows_belong_to_their_list_and_table() -> None:
    copy = WordCopy(draft())
    copy.paragraph_behind("list", "Sprechstunde am Telefon", ANNA, part=2)
    copy.strike("table", "12", BEN, part=4)
    copy.insert("table", "Volkshochschule", " Harz", BEN, part=3)
    copy.row_behind("table", ("Sprachschule", "3"), ANNA)
    assert wordings(read(copy)) == [
        ("list", ANNA, "Sprachkurse am Abend\nmit Kinderbetreuung\nBeratung im Rathaus\nSprechstunde am Telefon"),
        ("table", ANNA, TEXTS["table"] + "\nSprachschule\t3"),
        ("table", BEN, "Kurse je Träger\nTräger\t2014\nVolkshochschule Harz\t\nBildungswerk\t7"),
    ]


def test_changes_nobody_tracked_are_found_by_comparing() -> None:
    copy = WordCopy(draft())
    copy.type_over("guides", "begleitet", "unterstützt")
    copy.strike("guides", " und Lotsen", ANNA)
    found = read(copy)
    assert [(each.author, each.text, each.tracked) for each in found.proposals] == [
        (UNKNOWN, "Der Kreis unterstützt zwanzig Lotsinnen und Lotsen.", False),
        (ANNA, "Der Kreis begleitet zwanzig Lotsinnen.", True),
    ]


def test_a_paragraph_nobody_tracked_is_found() -> None:
    copy = WordCopy(draft())
    copy.untracked_paragraph_behind("guides", "Ganz ohne Nachverfolgung.")
    found = read(copy)
    assert additions(found) == [(UNKNOWN, "Ganz ohne Nachverfolgung.", "guides", "list")]
    assert [each.tracked for each in found.added] == [False]


def test_looks_alone_are_no_change() -> None:
    copy = WordCopy(draft())
    copy.embolden("guides", "Lotsinnen", ANNA)
    found = read(copy)
    assert (found.proposals, found.added) == ((), ())


def test_comments_stand_on_their_passage_with_their_answers() -> None:
    copy = WordCopy(draft())
    first = copy.comment("guides", "Lotsinnen", "Bitte erklären, wer das ist.", ANNA)
    copy.comment("guides", "Lotsinnen", "Steht im Glossar.", BEN, answers=first)
    copy.comment("table", "Bildungswerk", "Heißt heute anders.", BEN, part=5)
    found = read(copy).comments
    assert [(each.key, each.author, each.quote, each.text) for each in found] == [
        ("guides", ANNA, "Lotsinnen", "Bitte erklären, wer das ist."), ("table", BEN, "Bildungswerk", "Heißt heute anders.")]
    assert [(reply.author, reply.text) for reply in found[0].replies] == [(BEN, "Steht im Glossar.")]
    assert found[0].date == moment("2026-11-18T10:00")


def test_a_lost_mark_is_made_up_for_by_the_words() -> None:
    copy = WordCopy(draft())
    copy.insert("guides", "Lotsinnen", " im Ehrenamt", ANNA)
    copy.type_over("honour", "jedes Jahr", "alle zwei Jahre")
    for passage in ("guides", "list", "honour"):
        copy.lose_mark(passage)
    found = read(copy)
    assert {place.key: place.found for place in found.places} == {
        "field": "mark", "guides": "likeness", "list": "likeness", "table": "mark", "honour": "likeness"}
    assert [place.likeness for place in found.places][:3] == [1.0, 1.0, 1.0]
    assert 0.6 < found.places[4].likeness < 1
    assert wordings(found) == [
        ("guides", ANNA, "Der Kreis begleitet zwanzig Lotsinnen im Ehrenamt und Lotsen."),
        ("honour", UNKNOWN, "Die Ehrenamtlichen werden alle zwei Jahre geehrt."),
    ]


def test_a_passage_that_is_gone_is_named() -> None:
    copy = WordCopy(draft())
    copy.remove("honour")
    found = read(copy)
    assert found.missing == ("honour",)
    assert found.proposals == ()


def test_the_same_copy_gives_the_same_ids() -> None:
    def ids() -> list[str]:
        copy = WordCopy(draft())
        copy.strike("guides", "zwanzig", ANNA)
        copy.paragraph_behind("guides", "Neu.", BEN)
        copy.comment("honour", "jedes Jahr", "Zu oft.", ANNA)
        found = read(copy)
        return [each.id for each in (*found.proposals, *found.added, *found.comments)]

    assert ids() == ids()
    assert len(set(ids())) == 3


def test_the_same_comment_twice_has_two_ids() -> None:
    copy = WordCopy(draft())
    copy.comment("guides", "Kreis", "Bitte prüfen.", ANNA)
    copy.comment("guides", "Kreis", "Bitte prüfen.", ANNA)
    assert len({each.id for each in read(copy).comments}) == 2


def worked_on() -> WordCopy:
    """Changes of every kind by two authors."""
    copy = WordCopy(draft())
    copy.strike("guides", "zwanzig", ANNA)
    copy.insert("guides", "begleitet ", "dreißig", ANNA)
    copy.insert("guides", "Lotsinnen", " (ehrenamtlich)", BEN)
    copy.paragraph_behind("list", "Sprechstunde am Telefon", ANNA, part=2)
    copy.strike("table", "12", BEN, part=4)
    copy.strike_all("honour", BEN)
    copy.paragraph_behind("guides", "Ein neuer Absatz.", BEN)
    first = copy.comment("field", "Handlungsfelder", "Zu allgemein.", ANNA)
    copy.comment("field", "Handlungsfelder", "Finde ich nicht.", BEN, answers=first)
    copy.comment("list", "Kinderbetreuung", "Auch am Wochenende?", BEN, part=1)
    return copy


@needs_libreoffice
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_libreoffice_keeps_every_passage_change_and_comment(form: str, tmp_path: Path) -> None:
    sent = worked_on().data()
    before = read_returned(sent, TEXTS)
    after = read_returned(converted(sent, "docx", form, tmp_path), TEXTS, name=f"Rücklauf.{form}")
    assert after.format == form
    assert after.origin == "edition:7"
    assert [place.found for place in after.places] == ["mark"] * 5
    assert wordings(after) == wordings(before)
    assert additions(after) == additions(before)
    assert [each.id for each in (*after.proposals, *after.added)] == [each.id for each in (*before.proposals, *before.added)]

    def remarks(found: Returned) -> set[tuple[str, str]]:
        return {(each.id, each.text) for comment in found.comments for each in (comment, *comment.replies)}

    assert len(remarks(before)) == 3
    assert remarks(after) == remarks(before)


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(NotACopy) as refusal:
        read_returned(b"%PDF-1.7 ...", TEXTS, name="Stellungnahme.pdf")
    assert refusal.value.facts == {"name": "Stellungnahme.pdf", "format": "PDF"}


def test_another_document_is_refused() -> None:
    other = docx.write(Doc("Satzung", (Paragraph(words("Der Verein führt ein Siegel.")), Paragraph((Run("Ende."),)))))
    with pytest.raises(NotThisDraft) as refusal:
        read_returned(other, TEXTS, name="Satzung.docx")
    assert refusal.value.facts == {"name": "Satzung.docx", "count": 5}
