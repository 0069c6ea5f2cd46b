"""Letters, boards' statements and mails."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masswerk.base.models import Attachment
from masswerk.participation.actions import withdraw
from masswerk.participation.actions.arriving import forget_due
from masswerk.participation.models import Arrival, Contribution, ContributionFile, Visibility
from tests import factories
from tests.documents.readers.made import pdf
from tests.documents.writers.written_sample import png
from tests.participation import weighing
from tests.participation.arriving.files import Office, mail

ENTRY = {"text": "Bitte mehr Kurse am Abend.", "channel": "letter", "received_on": "2026-11-12", "organisation": "",
         "name": "Vera Verein", "email": "", "address": "", "language": "de", "may_publish": "on", "passage": "p1"}


def only() -> Contribution:
    return Contribution.objects.select_related("contributor").get()


def test_a_typed_letter_is_a_contribution_and_leads_to_parting_it(office: Office) -> None:
    answer = office.client.post(office.url("letter"), {**ENTRY, "token": "t1"}, follow=True)
    row = only()
    assert answer.redirect_chain[0][0] == reverse("weighing:divide", kwargs={
        "body": office.body.slug, "procedure": office.procedure.slug, "number": row.number})
    assert "Quittungscode für die Antwort" in answer.content.decode()
    assert (row.text, row.channel, row.contributor.name, row.entered_by) == (
        ENTRY["text"], "letter", "Vera Verein", office.first)
    assert f"{row.received_on:%Y-%m-%d}" == "2026-11-12"


def test_sending_the_form_twice_is_one_letter(office: Office) -> None:
    for _ in range(2):
        office.client.post(office.url("letter"), {**ENTRY, "token": "t1"})
    assert Contribution.objects.count() == 1


def test_a_board_speaks_as_an_organisation(office: Office) -> None:
    office.client.post(office.url("letter"), {**ENTRY, "channel": "board", "organisation": "Beirat für Migration", "name": ""})
    row = only()
    assert (row.get_channel_display(), row.organisation, row.contributor) == ("Beirat", "Beirat für Migration", None)


def test_a_refusal_leaves_what_was_typed(office: Office) -> None:
    answer = office.client.post(office.url("letter"), {**ENTRY, "received_on": "2999-01-01"})
    assert answer.status_code == 422
    assert ENTRY["text"] in answer.content.decode()
    answer = office.client.post(office.url("letter"), {**ENTRY, "text": "x" * 20_001})
    assert "möglich sind 20000" in answer.content.decode()
    assert "x" * 20_001 in answer.content.decode()


def test_a_scan_stands_beside_its_text_and_only_the_office_sees_it(office: Office) -> None:
    address = office.upload("brief.png", png())
    assert 'alt="Scan: brief.png"' in office.client.get(address).content.decode()
    assert office.client.get(f"{address}datei/")["Content-Type"] == "image/png"
    office.client.post(address, {**ENTRY, "behalten": "1"})
    kept = ContributionFile.objects.get().attachment
    assert b"".join(office.client.get(kept.address)) != b""
    assert Client().get(kept.address).status_code == 404


def test_the_scan_stands_where_the_letter_is_parted(office: Office) -> None:
    office.client.post(office.upload("brief.png", png()), {**ENTRY, "behalten": "1"})
    page = office.client.get(reverse("weighing:divide", kwargs={
        "body": office.body.slug, "procedure": office.procedure.slug, "number": only().number})).content.decode()
    assert ContributionFile.objects.get().attachment.address in page


def test_the_text_of_a_pdf_is_proposed(office: Office) -> None:
    page = office.client.get(office.upload("brief.pdf", pdf("Bitte mehr Kurse."))).content.decode()
    assert "Bitte mehr Kurse." in page
    assert '<option value="pdf" selected>' in page


def test_the_same_scan_with_the_same_text_doubles_nothing(office: Office) -> None:
    for _ in range(2):
        answer = office.client.post(office.upload("brief.png", png()), ENTRY, follow=True)
    assert Contribution.objects.count() == 1
    assert "Das war schon da" in answer.content.decode()
    assert "schon einmal übernommen" in office.client.get(office.upload("brief.png", png())).content.decode()


def test_the_file_goes_when_it_is_taken_or_discarded(office: Office) -> None:
    address = office.upload("brief.png", png())
    path = office.arrival().file.name
    office.client.post(address, ENTRY)
    assert (default_storage.exists(path), office.arrival().file.name) == (True, "")  # goes when the step is durable
    assert office.client.get(address).status_code == 302
    address = office.upload("zwei.png", png(8))
    office.client.post(f"{address}verwerfen/")
    assert office.arrival().state == "discarded"
    assert office.client.get(f"{address}datei/").status_code == 404


def test_a_month_after_it_was_settled_the_line_about_a_file_goes_and_an_open_one_stays(office: Office) -> None:
    office.client.post(office.upload("brief.png", png()) + "verwerfen/")
    office.upload("offen.png", png(8))
    assert forget_due(timezone.now()) == 0
    assert forget_due(timezone.now() + timedelta(days=31)) == 1
    assert [row.name for row in Arrival.objects.all()] == ["offen.png"]


def test_strangers_find_no_file_that_arrived(office: Office) -> None:
    address = office.upload("brief.png", png())
    stranger = Client()
    stranger.force_login(factories.account("coordinator", at=factories.body()),
                         backend="django.contrib.auth.backends.ModelBackend")
    assert [stranger.get(path).status_code for path in (address, f"{address}datei/")] == [404, 404]


def test_withdrawing_takes_the_papers_along(office: Office) -> None:
    office.client.post(office.upload("brief.png", png()), {**ENTRY, "behalten": "1"})
    withdraw(only(), by=office.first, now=weighing.NOW)
    assert only().visibility == Visibility.WITHDRAWN
    assert (ContributionFile.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_mail_shows_sender_text_and_quotation(office: Office) -> None:
    page = office.client.get(office.upload("a.eml", mail("Mehr Kurse!\n\nAm 1.11. schrieb Amt:\n> Alte Mail."))).content.decode()
    assert "vera@example.org" in page
    assert "Mehr Kurse!" in page
    assert "Zitierte frühere Mail" in page


def test_a_mail_becomes_a_contribution_with_its_attachments_once(office: Office) -> None:
    data = mail("Bitte mehr Kurse.", 7, ("plan.pdf", "application/pdf", pdf("Der Plan.")))
    for name in ("a.eml", "b.eml"):
        office.client.post(office.upload(name, data), {**ENTRY, "channel": "mail", "anlage": ["0"]})
    assert only().channel == "mail"
    assert [row.attachment.name for row in ContributionFile.objects.all()] == ["plan.pdf"]
    assert (office.arrival().taken, office.arrival().known) == (0, 1)


def test_an_attachment_that_lies_is_told_and_not_kept(office: Office) -> None:
    data = mail("Siehe Anlage.", 8, ("plan.pdf", "application/pdf", b"MZ\x90\x00" + bytes(60)))
    address = office.upload("a.eml", data)
    assert "gibt sich als PDF aus, ist aber: Windows-Programm" in office.client.get(address).content.decode()
    office.client.post(address, {**ENTRY, "anlage": ["0"]})
    assert (Contribution.objects.count(), ContributionFile.objects.count()) == (1, 0)


def test_the_text_of_an_attached_pdf_can_become_the_text(office: Office) -> None:
    data = mail("Siehe Anlage.", 9, ("plan.pdf", "application/pdf", pdf("Der Plan ist gut.")))
    page = office.client.get(office.upload("a.eml", data) + "?anhang=0").content.decode()
    assert "Der Plan ist gut." in page


@pytest.mark.parametrize(("name", "content", "said"), [
    ("x.bin", bytes(range(256)), "keine Datei, die hier gelesen werden kann"),
    ("x.docx", b"MZ\x90\x00" + bytes(60), "keine Datei, die hier gelesen werden kann"),
])
def test_foreign_files_are_refused_with_a_way_out(office: Office, name: str, content: bytes, said: str) -> None:
    answer = office.client.post(office.url("overview"), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_script_in_a_mail_is_shown_as_words(office: Office) -> None:
    page = office.client.get(office.upload("a.eml", mail("<script>alert(1)</script>"))).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
