"""Copies with what Word allows and people do: moved words, changed changes, joined and copied paragraphs."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from masswerk.documents.marks import mark
from masswerk.documents.readers.copies.docx import read as read_copy
from masswerk.documents.returned import UNKNOWN, Returned
from masswerk.documents.returned.reading import compared
from masswerk.documents.writers.docx.xml import element, qname, text
from tests.documents.returned.edited import ANNA, BEN, WordCopy, draft
from tests.documents.returned.test_returned import TEXTS, additions, wordings


def read(copy: WordCopy) -> Returned:
    """What is found in a copy of the draft."""
    return compared(read_copy("Rücklauf.docx", copy.data()), TEXTS, name="Rücklauf.docx")


def run(words: str, name: str = "w:t") -> etree._Element:
    """A run."""
    return element("w:r", text(name, words))


def test_words_one_author_inserts_and_another_strikes_are_the_first_ones_proposal() -> None:
    copy = WordCopy(draft())
    struck = copy.change("del", BEN, run(" sehr", "w:delText"))
    copy.paragraph("honour").append(copy.change("ins", ANNA, struck))
    assert wordings(read(copy)) == [("honour", ANNA, "Die Ehrenamtlichen werden jedes Jahr geehrt. sehr")]


def test_moved_words_are_struck_here_and_inserted_there() -> None:
    copy = WordCopy(draft())
    paragraph = copy.paragraph("honour")
    words = next(each for each in paragraph if each.tag == qname("w:r") and each[-1].text == TEXTS["honour"])
    moved = copy.change("moveFrom", ANNA, deepcopy(words))
    words.addprevious(moved)
    paragraph.remove(words)
    copy.paragraph("guides").append(copy.change("moveTo", ANNA, run(" " + TEXTS["honour"])))
    assert wordings(read(copy)) == [
        ("guides", ANNA, f"{TEXTS['guides']} {TEXTS['honour']}"), ("honour", ANNA, "")]


def test_a_struck_row_is_missing_from_the_table() -> None:
    copy = WordCopy(draft())
    row = next(copy.paragraph("table", 3).iterancestors(qname("w:tr")))
    row.find(qname("w:trPr")).append(copy.change("del", BEN))
    assert wordings(read(copy)) == [("table", BEN, "Kurse je Träger\nTräger\t2014\nBildungswerk\t7")]


def test_paragraphs_joined_without_tracking_stay_two_passages() -> None:
    copy = WordCopy(draft())
    first, second = copy.paragraph("guides"), copy.paragraph("honour")
    for child in list(second)[1:]:
        first.append(child)
    second.getparent().remove(second)
    found = read(copy)
    assert [place.found for place in found.places] == ["mark"] * 5
    assert found.proposals == ()


def test_a_mark_that_was_left_behind_takes_no_foreign_words() -> None:
    copy = WordCopy(draft())
    gone, here = copy.paragraph("guides"), copy.paragraph("honour")
    start = next(each for each in gone if each.get(qname("w:name")) == mark("guides"))
    here.insert(1, start)
    gone.getparent().remove(gone)
    found = read(copy)
    assert {each.key: each.text for each in found.proposals} == {"guides": ""}
    assert {place.key: place.text for place in found.places}["honour"] == TEXTS["honour"]


def test_a_copied_paragraph_is_an_addition() -> None:
    copy = WordCopy(draft())
    source = copy.paragraph("honour")
    twin = deepcopy(source)
    for each in twin.iter(qname("w:bookmarkStart")):
        each.set(qname("w:name"), f"{each.get(qname('w:name'))} Copy 1")
    source.addnext(twin)
    found = read(copy)
    assert found.proposals == ()
    assert [(author, after) for author, _, after, _ in additions(found)] == [(UNKNOWN, "honour")]


def test_a_comment_over_two_passages_belongs_to_both() -> None:
    copy = WordCopy(draft())
    copy.comment("guides", "Lotsen.", "Beides kürzen.", ANNA)
    end = next(copy.body.iter(qname("w:commentRangeEnd")))
    copy.paragraph("list", 1).append(end)
    comment = read(copy).comments[0]
    assert (comment.key, comment.keys) == ("guides", ("guides", "list"))
    assert comment.quote == "Lotsen.\nSprachkurse am Abend\nmit Kinderbetreuung"


def test_a_comment_outside_of_passages_names_the_one_before() -> None:
    copy = WordCopy(draft())
    copy.comment("table", "Bildungswerk", "Was heißt das?", ANNA, part=5)
    for each in list(copy.body.iter(qname("w:commentRangeStart"), qname("w:commentRangeEnd"))):
        note = next(p for p in copy.body.iter(qname("w:p")) if "Hinweis der Redaktion" in "".join(map(str, p.itertext())))
        note.insert(1 if each.tag == qname("w:commentRangeStart") else len(note), each)
    comment = read(copy).comments[0]
    assert (comment.key, comment.keys, comment.quote) == ("table", (), "Hinweis der Redaktion, kein Teil des Konzepts.")


def test_nameless_authors_are_unknown_but_their_changes_count() -> None:
    copy = WordCopy(draft())
    copy.insert("guides", "Lotsinnen", " (neu)", "")
    found = read(copy)
    assert [(each.author, each.tracked) for each in found.proposals] == [(UNKNOWN, True)]


def test_what_was_filled_into_an_empty_cell_is_a_change_of_its_table() -> None:
    copy = WordCopy(draft())
    copy.strike("table", "7", ANNA, part=6)
    copy.paragraph("table", 6).append(copy.change("ins", ANNA, run("9")))
    assert wordings(read(copy)) == [("table", ANNA, TEXTS["table"].replace("\t7", "\t9"))]


def test_changed_footnotes_are_pointed_out() -> None:
    copy = WordCopy(draft())
    copy.parts["word/footnotes.xml"] = copy.parts["word/footnotes.xml"].replace(
        b"</w:footnotes>", b'<w:footnote w:id="9"><w:p><w:ins w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p></w:footnote></w:footnotes>')
    assert read(copy).notes == ("In Fußnoten wurde etwas geändert; Fußnoten werden nicht übernommen.",)
