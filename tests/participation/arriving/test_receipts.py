"""Whoever came by letter, mail or file gets a code: printed once, stored nowhere, and it opens their contribution."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from python_calamine import load_workbook

from masswerk.base.actions import SYSTEM, writing
from masswerk.base.models import LogEntry
from masswerk.participation.actions import withdraw
from masswerk.participation.actions.receipts import give_codes
from masswerk.participation.models import Contribution
from masswerk.participation.receipts import receivers
from masswerk.participation.refusals import AlreadyWithdrawn
from masswerk.participation.rules import codes
from masswerk.participation.rules.drafts import Person
from tests.documents.writers.test_write_pdf import text
from tests.participation.arriving.files import Office, table
from tests.participation.arriving.test_tables import HEADS, take
from tests.participation.weighing import NOW

CODE = re.compile(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}")
ERIKA = Person("Erika Beispiel", "", "Weg 1\n38889 Ort")


def made(office: Office, *numbers: str) -> zipfile.ZipFile:
    """The file for the chosen receivers."""
    answer = office.client.post(office.url("receipts"), {"an": numbers})
    return zipfile.ZipFile(io.BytesIO(answer.content))


def listed(archive: zipfile.ZipFile) -> list[list[object]]:
    book = load_workbook(io.BytesIO(archive.read("Quittungscodes.xlsx")))
    return book.get_sheet_by_index(0).to_python()[1:]


def test_rows_of_a_table_have_no_code_before_somebody_can_read_it(office: Office) -> None:
    take(office, "t.csv", table([HEADS, ("1", "Mehr Kurse.", "Verein e. V.", "", "", "", "Brief"),
                                 ("2", "Mehr Busse.", "", "", "", "", "Brief")]))
    assert [row.code_hash for row in Contribution.objects.all()] == ["", ""]
    page = office.client.get(office.url("receipts")).content.decode()
    assert (page.count("noch keiner"), "Verein e. V." in page, "Ohne Namen, B-002" in page) == (2, True, True)


def test_a_printed_code_opens_its_contribution_and_is_stored_nowhere(office: Office) -> None:
    office.said("Mehr Kurse.", person=ERIKA)
    archive = made(office, "1")
    assert archive.namelist() == ["Empfangsbestätigungen.pdf", "Quittungscodes.xlsx"]
    ((organisation, name, mail, address, sign, code, page),) = listed(archive)
    assert (organisation, name, mail, address, sign) == ("", "Erika Beispiel", "", "Weg 1\n38889 Ort", "B-001")
    assert str(page).endswith(f"/{office.body.slug}/mitreden/code/")
    row = Contribution.objects.get()
    assert (row.code_hash, row.code_given_at is not None) == (codes.stored(str(code)), True)
    entry = LogEntry.objects.get(verb="contribution.code_given")
    assert (str(code) in entry.payload, row.code_hash in entry.payload) == (False, False)


def test_one_person_gets_one_page_for_everything_they_said(office: Office) -> None:
    for words in ("Mehr Kurse.", "Mehr Busse."):
        office.said(words, person=ERIKA)
    office.said("Ohne Namen.")
    office.said("Auch ohne.")
    assert [one.signs for one in receivers(office.procedure)] == ["B-001, B-002", "B-003", "B-004"]


def test_a_new_code_ends_the_one_before(office: Office) -> None:
    office.said("Mehr Kurse.", person=ERIKA)
    first, second = (listed(made(office, "1"))[0][5] for _ in range(2))
    assert first != second
    assert Contribution.objects.get().code_hash == codes.stored(str(second))


def test_who_wrote_online_is_not_on_the_list_and_keeps_their_code(office: Office) -> None:
    office.said("Online.", channel="web", code="")
    before = Contribution.objects.get().code_hash
    assert receivers(office.procedure) == []
    answer = office.client.post(office.url("receipts"), {"an": ["1"]})
    assert (answer.status_code, "Es ist niemand ausgewählt." in answer.content.decode()) == (422, True)
    assert Contribution.objects.get().code_hash == before


def test_a_withdrawn_contribution_gets_no_code(office: Office) -> None:
    row = office.said("Mehr Kurse.").contribution
    withdraw(row, by=office.first, now=NOW)
    assert receivers(office.procedure) == []
    with pytest.raises(AlreadyWithdrawn):
        give_codes([row], by=office.first, now=NOW)


def test_a_closed_procedure_gives_no_new_codes(office: Office) -> None:
    office.said("Mehr Kurse.")
    with writing("test.closed", by=SYSTEM):
        office.procedure.closed_at = NOW
        office.procedure.save(update_fields=["closed_at"])
    answer = office.client.post(office.url("receipts"), {"an": ["1"]})
    assert (answer.status_code, "ist abgeschlossen" in answer.content.decode()) == (422, True)
    assert Contribution.objects.get().code_hash == ""


def test_the_pages_say_address_and_code_so_that_anybody_can_read_them(office: Office) -> None:
    office.said("Mehr Kurse.", person=ERIKA)
    office.said("Mehr Busse.")
    archive = made(office, "1", "2")
    said = text(archive.read("Empfangsbestätigungen.pdf"))
    assert all(words in said for words in ("Erika Beispiel", "38889 Ort", "Ihr Beitrag ist angekommen", "Beitrag B-002"))
    assert CODE.findall(said) == [row[5] for row in listed(archive)]
