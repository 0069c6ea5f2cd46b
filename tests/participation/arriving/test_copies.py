"""Drafts that go out as Word files and come back changed."""

from __future__ import annotations

import io
import zipfile

import pytest

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import edit_passage
from masswerk.documents.returned import Returned, laid_out_texts, read_returned
from masswerk.documents.text import Doc, Paragraph, Run
from masswerk.documents.writers import odt
from masswerk.participation.arriving_draft import draft_doc
from masswerk.participation.models import Amendment, Anchor, Contribution
from tests.documents.writers.written_sample import converted, needs_libreoffice
from tests.participation import weighing
from tests.participation.arriving.files import Office

ANNA, BEN = "Anna Beispiel", "Ben Muster"


def changed(office: Office):
    """A copy two people worked on: three changes, two comments and an answer."""
    copy = office.copy()
    copy.insert("p1", "hat eine", " barrierefreie", ANNA)
    copy.strike("p2", " monatlich", BEN)
    copy.paragraph_behind("p2", "Auch Material wird bezahlt.", BEN)
    first = copy.comment("m1", "Kartei", "Bitte im Internet.", ANNA)
    copy.comment("m1", "Kartei", "Wer genau?", BEN, answers=first)
    return copy


def accept(office: Office, address: str, **more: object):
    """Send the preview as it stands."""
    page = office.client.get(address).content.decode()
    chosen = [part.split('"')[0] for part in page.split('name="nimm" value="')[1:]]
    return office.client.post(address, {"nimm": chosen, "name-0": ANNA, "name-1": BEN, **more})


def kept(office: Office) -> list[tuple[str, str, str]]:
    """Who said what, by name, channel and text."""
    rows = Contribution.objects.filter(procedure=office.procedure).select_related("contributor").order_by("text")
    return [(row.contributor.name if row.contributor else "", row.channel, row.text) for row in rows]


CHANGED = [
    (BEN, "word", "Auch Material wird bezahlt."),
    (ANNA, "word", "Bitte im Internet."),
    (ANNA, "word", "Jede Gemeinde mit Bahnhof hat eine barrierefreie Lotsenstelle."),
    (BEN, "word", "Lotsinnen und Lotsen erhalten 130 Euro. Fahrten im eigenen Teilraum werden erstattet."),
    (BEN, "word", "Wer genau?"),
]


def untouched(office: Office, form: str) -> Returned:
    """The draft as it goes out, read as if it had come back."""
    answer = office.client.get(office.url("draft", form=form))
    return read_returned(answer.content, laid_out_texts(draft_doc(office.procedure)), name=f"entwurf.{form}")


def test_the_draft_goes_out_with_changes_tracked_and_every_passage_marked(office: Office) -> None:
    found = untouched(office, "docx")
    assert {place.found for place in found.places} == {"mark"}
    assert (found.origin, found.proposals, found.added) == (f"procedure:{office.procedure.pk}", (), ())
    assert office.client.get(office.url("draft", form="pdf")).status_code == 404


def test_an_odt_file_goes_out_too_and_its_passages_are_found_by_their_marks(office: Office) -> None:
    found = untouched(office, "odt")
    assert {(place.found, place.likeness) for place in found.places} == {("mark", 1.0)}
    assert (found.proposals, found.added) == ((), ())
    with zipfile.ZipFile(io.BytesIO(office.client.get(office.url("draft", form="odt")).content)) as package:
        assert b'text:track-changes="true"' in package.read("content.xml")


def test_what_was_laid_out_goes_out_though_the_draft_reads_differently_by_now(office: Office) -> None:
    row = office.passage("p1")
    edit_passage(row, title="Anders", text="Ganz anders.", serial=row.wording.serial, by=SYSTEM)
    texts = laid_out_texts(draft_doc(office.procedure))
    assert texts["p1"] == "Jede Gemeinde mit Bahnhof hat eine Lotsenstelle."


def test_the_preview_shows_each_author_with_redlines_on_passages(office: Office) -> None:
    page = office.client.get(office.upload("rueck.docx", changed(office).data())).content.decode()
    assert ANNA in page
    assert BEN in page
    assert '<ins><span class="kern-sr-only">eingefügt: </span>barrierefreie</ins>' in page
    assert "5 neue Beiträge" in page
    assert "„Kartei“" in page


def test_changes_and_comments_become_contributions_of_their_authors(office: Office) -> None:
    answer = accept(office, office.upload("rueck.docx", changed(office).data()))
    assert answer.status_code == 302
    assert kept(office) == CHANGED
    row = Contribution.objects.get(text="Bitte im Internet.")
    assert row.entered_by == office.first
    assert list(Anchor.objects.filter(statement__contribution=row).values_list("element__key", "quote")) == [("m1", "Kartei")]
    amendments = Amendment.objects.order_by("element__key", "sort").values_list("element__key", "sort", "title", "text")
    assert list(amendments) == [
        ("p1", "reword", "Lotsenstellen", "Jede Gemeinde mit Bahnhof hat eine barrierefreie Lotsenstelle."),
        ("p2", "add", "", "Auch Material wird bezahlt."),
        ("p2", "reword", "Aufwandsentschädigung", "Lotsinnen und Lotsen erhalten 130 Euro. Fahrten im eigenen Teilraum werden erstattet."),
    ]


def test_the_same_copy_again_doubles_nothing_and_says_so(office: Office) -> None:
    data = changed(office).data()
    accept(office, office.upload("rueck.docx", data))
    address = office.upload("rueck-kopie.docx", data)
    assert "0 neue Beiträge, 5 schon bekannt" in office.client.get(address).content.decode()
    accept(office, address)
    assert kept(office) == CHANGED
    assert (office.arrival().taken, office.arrival().known) == (0, 5)


@needs_libreoffice
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_copy_libreoffice_has_saved_again_doubles_nothing(office: Office, tmp_path, form: str) -> None:
    data = changed(office).data()
    accept(office, office.upload("rueck.docx", data))
    again = converted(data, "docx", form, tmp_path)
    accept(office, office.upload(f"neu.{form}", again))
    assert kept(office) == CHANGED
    assert (office.arrival().taken, office.arrival().known) == (0, 5)


@needs_libreoffice
def test_a_copy_saved_by_libreoffice_first_keeps_every_change_and_comment(office: Office, tmp_path) -> None:
    again = converted(changed(office).data(), "docx", "odt", tmp_path)
    accept(office, office.upload("rueck.odt", again))
    assert kept(office) == CHANGED


def test_a_changed_heading_keeps_the_text(office: Office) -> None:
    copy = office.copy()
    copy.insert("p1:t", "Lotsenstellen", " im Kreis", ANNA)
    accept(office, office.upload("rueck.docx", copy.data()))
    row = Amendment.objects.get()
    assert (row.title, row.text) == ("Lotsenstellen im Kreis", "Jede Gemeinde mit Bahnhof hat eine Lotsenstelle.")


def test_a_struck_passage_is_proposed_to_go(office: Office) -> None:
    copy = office.copy()
    copy.strike_all("p1", ANNA)
    accept(office, office.upload("rueck.docx", copy.data()))
    row = Amendment.objects.select_related("statement__contribution").get()
    assert (row.sort, row.element.key) == ("strike", "p1")
    assert row.statement.contribution.text == "Diese Textstelle soll entfallen."


def test_what_has_no_passage_waits_for_a_choice_and_nothing_is_lost(office: Office) -> None:
    copy = office.copy()
    first = copy.paragraph("f1:t")
    made = first.makeelement(first.tag)
    run = first.makeelement(first.tag.replace("}p", "}r"))
    word = first.makeelement(first.tag.replace("}p", "}t"))
    word.text = "Ein Wort voran."
    run.append(word)
    made.append(copy.change("ins", ANNA, run))
    first.addprevious(made)
    address = office.upload("rueck.docx", copy.data())
    answer = accept(office, address)
    assert answer.status_code == 422
    assert "fehlt die Textstelle" in answer.content.decode()
    mark = answer.content.decode().split('name="ort-')[1].split('"')[0]
    assert accept(office, address, **{f"ort-{mark}": "f1"}).status_code == 302
    assert kept(office) == [(ANNA, "word", "Ein Wort voran.")]


def test_what_is_unticked_stays_out(office: Office) -> None:
    address = office.upload("rueck.docx", changed(office).data())
    answer = office.client.post(address, {})
    assert answer.status_code == 422
    assert "nichts zum Übernehmen ausgewählt" in answer.content.decode()
    assert kept(office) == []


def test_a_copy_of_another_procedure_is_refused(office: Office) -> None:
    copy = changed(office)
    other = weighing.opened(office.edition, "zweite")
    mine, office.procedure = office.procedure, other
    answer = office.client.get(office.upload("rueck.docx", copy.data()))
    assert answer.status_code == 422
    assert "aus einer anderen Beteiligung" in answer.content.decode()
    assert mine.pk != other.pk


def test_a_word_file_that_is_no_draft_can_be_entered_as_a_letter(office: Office) -> None:
    address = office.upload("brief.odt", odt.write(Doc("Brief", (Paragraph((Run("Sehr geehrte Damen und Herren"),)),))))
    answer = office.client.get(address)
    assert answer.status_code == 422
    assert "Als Schreiben aufnehmen" in answer.content.decode()
    assert "Sehr geehrte Damen und Herren" in office.client.get(f"{address}?als=schreiben").content.decode()
