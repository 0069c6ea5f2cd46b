"""The synopsis: everything side by side, nothing that is not for everybody, the same queries at any number."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import docx as word
import pytest
from django.test import Client
from lxml import html
from python_calamine import CalamineWorkbook

from masswerk.documents.writers import docx, odt, pdf
from masswerk.documents.writers.tables import write_csv, write_xlsx
from masswerk.participation.actions.contributing import submit_many
from masswerk.participation.actions.giving_back import withdraw
from masswerk.participation.actions.moderating import blacken
from masswerk.participation.rules.drafts import Draft, Person
from masswerk.participation.synopsis import as_doc, as_json, as_sheet, counted, synopsis
from tests.participation.weighing import NOW, Desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Desk:
    return desk()


def rows(office: Desk, **facts):
    return {row.sign: row for row in synopsis(office.procedure, **facts)}


def test_each_statement_stands_beside_its_decision_and_its_reason(office):
    office.decided(office.said("Mehr Kurse.", "p1", visibility="public"), "passed_on", passed_to="Land")
    office.said("Danke!", visibility="public")
    found = rows(office)
    assert (found["B-001"].text, found["B-001"].decision, found["B-001"].reason) == (
        "Mehr Kurse.", "weitergeleitet an Land", "Weil es so ist.")
    assert (found["B-002"].decision, found["B-002"].reason) == ("noch offen", "")


def test_a_decision_nobody_has_confirmed_is_no_decision_yet(office):
    office.decided(office.said("Mehr Kurse.", "p1", visibility="public"), confirm=False)
    assert rows(office)["B-001"].decision == "noch offen"


def test_what_is_not_public_and_who_said_it_stay_out_unless_the_office_asks(office):
    office.said("Mein Nachbar ist krank.", visibility="internal", person=Person("Erika Beispiel"))
    assert (rows(office)["B-001"].text, rows(office)["B-001"].source) == ("nicht zur Veröffentlichung bestimmt", "")
    named = rows(office, for_everybody=False, with_names=True)["B-001"]
    assert (named.text, named.source) == ("Mein Nachbar ist krank.", "Erika Beispiel")


def test_a_formula_arrives_in_tables_as_words(office):
    office.said('=HYPERLINK("http://x.example")', visibility="public")
    sheet = as_sheet(office.procedure, synopsis(office.procedure))
    (row,) = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx([sheet]))).get_sheet_by_index(0).to_python()[1:]
    assert row[5] == '=HYPERLINK("http://x.example")'
    (_, cells) = csv.reader(io.StringIO(write_csv(sheet).decode("utf-8-sig")), delimiter=";")
    assert cells[5].startswith("'=")


def proposing(office: Desk, **facts) -> None:
    """Somebody asks for another wording of p2."""
    wording = str(office.passage("p2").wording.text)
    office.proposed("p2", wording.replace("130 Euro", "150 Euro"), text="Das reicht nicht.", **facts)


def test_a_proposed_wording_stands_in_all_six_forms_adopted_or_not(office):
    proposing(office, visibility="public")
    found = synopsis(office.procedure)
    (one,) = found[0].proposed
    assert one.marked == ("1.2: Lotsinnen und Lotsen erhalten monatlich [gestrichen: 130] [eingefügt: 150] Euro. Fahrten "
                          "im eigenen Teilraum werden erstattet.")
    doc, sheet = as_doc(office.procedure, found), as_sheet(office.procedure, found)
    for write in (docx.write, odt.write):
        assert {"130", "150"} <= set(re.findall(r"\d+", said_in(write(doc))))
    assert b"%PDF" in pdf.write(doc)
    changed = [(run.change, run.text) for run in doc.blocks[-1].rows[1][3] if run.change]
    assert changed == [("del", "130"), ("ins", "150")]
    (row,) = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx([sheet]))).get_sheet_by_index(0).to_python()[1:]
    (_, cells) = csv.reader(io.StringIO(write_csv(sheet).decode("utf-8-sig")), delimiter=";")
    assert (row[6], cells[6]) == (one.marked, one.marked)
    (data,) = as_json(office.procedure, found)["statements"]
    assert data["proposed"] == [{"place": "1.2", "sort": "anders fassen", "changes": [list(c) for c in one.changes]}]


def test_the_page_shows_a_proposal_as_redline(office):
    proposing(office, visibility="public")
    answered(office)
    page = Client().get(f"/{office.body.slug}/mitreden/{office.procedure.slug}/synopse/").content.decode()
    (cell,) = html.document_fromstring(page).xpath("//tbody/tr/td[3]")
    assert [[word.text_content().split(": ")[-1] for word in cell.iter(tag)] for tag in ("del", "ins")] == [["130"], ["150"]]


def test_no_proposal_is_told_of_what_is_not_public_or_was_taken_back(office):
    proposing(office, visibility="internal")
    proposing(office, visibility="public")
    gone = office.procedure.contributions.get(number=2)
    withdraw(gone, by=office.first, now=NOW)
    assert [row.proposed for row in synopsis(office.procedure)] == [(), ()]
    assert [len(row.proposed) for row in synopsis(office.procedure, for_everybody=False)] == [1, 0]


def test_what_is_blackened_is_blackened_in_the_proposal_too(office):
    wording = "Lotsinnen und Lotsen erhalten monatlich 150 Euro von Erika Beispiel."
    statement = office.proposed("p2", wording, text="Erika Beispiel zahlt das.", visibility="public")
    blacken(statement.contribution, spans=[(0, 14)], by=office.first)
    assert "Erika" not in synopsis(office.procedure)[0].proposed[0].marked
    assert "Erika" in synopsis(office.procedure, for_everybody=False)[0].proposed[0].marked


def said_in(data: bytes) -> str:
    """All words of an office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        name = next(name for name in parts.namelist() if name in ("word/document.xml", "content.xml"))
        return parts.read(name).decode()


def test_word_and_pdf_carry_every_statement_on_wide_pages(office):
    for number in range(3):
        office.said(f"Aussage Nummer {number}.", "p1", visibility="public")
    doc = as_doc(office.procedure, synopsis(office.procedure))
    table = word.Document(io.BytesIO(docx.write(doc))).tables[-1]
    assert [row.cells[0].text for row in table.rows] == ["Nr.", "B-001", "B-002", "B-003"]
    assert pdf.write(doc).startswith(b"%PDF")


def test_outcomes_are_counted_the_most_frequent_first(office):
    for outcome in ("noted", "noted", "contained"):
        office.decided(office.said("Etwas.", visibility="public"), outcome)
    assert counted(synopsis(office.procedure)) == {"zur Kenntnis genommen": 2, "bereits enthalten": 1}


@pytest.mark.parametrize("amount", [3, 80])
def test_the_synopsis_needs_the_same_few_queries_at_any_size(office, amount, django_assert_num_queries):
    drafts = [Draft(f"Aussage {number}", "letter", visibility="public", code=None) for number in range(amount)]
    submit_many(office.procedure, drafts, by=office.first, now=NOW)
    with django_assert_num_queries(5):
        assert len(synopsis(office.procedure)) == amount


def test_everybody_reads_it_once_the_answers_are_out(office):
    office.said("Mehr Kurse.", visibility="public")
    page = f"/{office.body.slug}/mitreden/{office.procedure.slug}/synopse/"
    assert Client().get(page).status_code == 404
    answered(office)
    answer = Client().get(page)
    assert (answer.status_code, "Mehr Kurse." in answer.content.decode()) == (200, True)
    kept = json.loads(Client().get(page + "json/").content)
    assert [row["sign"] for row in kept["statements"]] == ["B-001"]
    assert Client().get(page + "exe/").status_code == 404


def answered(office: Desk) -> None:
    from masswerk.base.actions import SYSTEM, writing
    from masswerk.concepts.actions import send_to_consultation

    send_to_consultation(office.edition, by=SYSTEM)
    with writing("test.answered", by=SYSTEM):
        office.procedure.answer_on = office.procedure.contribute_from
        office.procedure.contribute_until = office.procedure.contribute_from
        office.procedure.save()


def test_everybody_reads_our_words_in_their_language_and_those_of_the_office_in_german(office):
    said = office.said("Mehr Kurse.", "p1", visibility="public", channel="letter")
    office.decided(said, "passed_on", passed_to="Land")
    answered(office)
    answer = Client().get(f"/{office.body.slug}/mitreden/anhoerung/synopse/?sprache=en")
    page = html.document_fromstring(answer.content.decode())
    assert [one.text_content() for one in page.xpath("//thead//th")] == [
        "No.", "From", "Paragraph", "Contribution", "Decision", "Reason", "New wording"]
    (row,) = page.xpath("//tbody/tr")
    assert [one.text_content() for one in row.xpath("td[position() = 4 or position() = 5]")] == [
        "forwarded: Land", "Weil es so ist."]
    assert row.xpath("td[5]/@lang") == ["de"]
