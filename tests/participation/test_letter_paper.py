"""The office's own paper for letters: a Word file that can do nothing but be filled."""

from __future__ import annotations

import io
import zipfile

import docx as peer
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from masswerk.base.actions import SYSTEM
from masswerk.base.models import Attachment
from masswerk.documents.text import Doc, Paragraph, Run
from masswerk.documents.writers import docx, odt
from masswerk.documents.writers.letter_template import default_template
from masswerk.participation import letter_paper
from masswerk.participation.actions.letter_paper import keep_template, withdraw_template
from masswerk.participation.models import LetterTemplate
from masswerk.participation.rules.drafts import Person
from tests.documents.hostile import packages
from tests.documents.writers.written_sample import converted, needs_libreoffice
from tests.participation.weighing import NOW, Desk, desk

pytestmark = pytest.mark.django_db
NEEDED = ("{{ empfaenger }}", "{%p for aussage in aussagen %}", "{{ aussage.entscheidung }}", "{%p endfor %}")


@pytest.fixture
def office() -> Desk:
    return desk()


@pytest.fixture
def page(office, client) -> str:
    client.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
    return f"/{office.body.slug}/arbeit/briefvorlage/"


def paper(*lines: str) -> bytes:
    """A Word file with these paragraphs."""
    return docx.write(Doc("Brief", tuple(Paragraph((Run(line),)) for line in lines), contents=False))


def sent(client, page: str, content: bytes, name: str = "Brief.docx") -> str:
    """What the page says to a file."""
    return client.post(page, {"file": SimpleUploadedFile(name, content)}, follow=True).content.decode()


def lines(data: bytes) -> list[str]:
    return [each.text for each in peer.Document(io.BytesIO(data)).paragraphs if each.text]


def test_an_own_paper_is_kept_and_letters_are_written_on_it(office, page, client):
    assert "Die Vorlage ist geprüft und gespeichert." in sent(client, page, paper("Rathaus am Platz", *NEEDED))
    office.decided(office.said("Mehr Kurse.", person=Person("Erika Beispiel")))
    there = f"/{office.body.slug}/arbeit/beteiligung/{office.procedure.slug}/abwaegung/antworten/1/brief/"
    assert lines(client.get(there).content)[-3:] == ["Rathaus am Platz", "Erika Beispiel", "zur Kenntnis genommen"]
    assert "Rathaus am Platz" in lines(client.get(page + "probe/").content)


@needs_libreoffice
def test_a_paper_made_in_libreoffice_is_filled(office, tmp_path):
    made = odt.write(Doc("Brief", tuple(Paragraph((Run(line),)) for line in ("Kreis im Tal", *NEEDED)), contents=False))
    data = converted(made, "odt", "docx", tmp_path)
    keep_template(office.body, letter_paper.checked(data, "Brief.docx"), by=SYSTEM, now=NOW)
    assert lines(letter_paper.preview(office.body))[-4:] == [
        "Kreis im Tal", "Erika Beispiel\nMusterweg 1\n12345 Musterstadt", "übernommen", "zur Kenntnis genommen"]


@pytest.mark.parametrize(("content", "name", "said"), [
    (paper(*NEEDED, "{{ vorname }}"), "a.docx", "Platzhalter, für die es keinen Inhalt gibt: vorname"),
    (paper(*NEEDED[:2], "{{ aussage.farbe }}", "{%p endfor %}"), "a.docx", "für die es keinen Inhalt gibt: farbe"),
    (paper("{{ empfaenger }}"), "a.docx", "fehlen Platzhalter: aussagen"),
    (paper("nichts"), "a.docx", "fehlen Platzhalter: aussagen, empfaenger"),
    (paper(*NEEDED, "{{ betreff | upper }}"), "a.docx", "nicht erlaubt ist: ein Filter"),
    (paper(*NEEDED, "{%p for aussage in aussagen %}"), "a.docx", "unvollständige Anweisung"),
    (odt.write(Doc("Brief", ())), "a.odt", "DOCX"),
    (b"%PDF-1.7 nichts", "a.docx", "ein PDF"),
    (b"MZ\x90\x00", "a.docx", "von einer Art, die wir nicht kennen"),
    (packages.bomb(300), "a.docx", "a.docx"),
    (packages.docx(packages.paragraph(), {"word/vbaProject.bin": b"x"}), "a.docx", "Makros"),
    (packages.docx(packages.paragraph(), {"../../x.xml": b"<x/>"}), "a.docx", "a.docx"),
    (packages.docx(packages.paragraph("&lol9;"), before=packages.laughs()), "a.docx", "a.docx"),
])
def test_what_is_no_paper_is_refused_with_what_to_do(office, page, client, content, name, said):
    answer = sent(client, page, content, name)
    assert said in answer
    assert (LetterTemplate.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_file_that_is_too_large_is_refused(office, page, client):
    assert "5 MB" in sent(client, page, b"PK" + bytes(letter_paper.MOST))


def test_a_new_paper_replaces_the_one_before_and_its_file_goes(office, page, client):
    sent(client, page, paper("Eins", *NEEDED))
    sent(client, page, paper("Zwei", *NEEDED), "Neu.docx")
    assert [row.name for row in Attachment.objects.all()] == ["Neu.docx"]
    assert "Zwei" in lines(letter_paper.template_of(office.body))


def test_a_withdrawn_paper_leaves_ours(office, page, client):
    sent(client, page, paper("Eins", *NEEDED))
    assert "Die Vorlage ist entfernt." in client.post(page + "entfernen/", follow=True).content.decode()
    assert (letter_paper.template_of(office.body), Attachment.objects.count()) == (default_template(), 0)
    assert client.post(page + "entfernen/").status_code == 302


def test_our_own_template_can_be_taken_and_sent_back(office, page, client):
    ours = client.get(page + "mitgeliefert/").content
    assert "Die Vorlage ist geprüft und gespeichert." in sent(client, page, ours)


def test_the_paper_is_for_those_who_write_the_concept(office, page, client):
    sent(client, page, paper(*NEEDED))
    address = LetterTemplate.objects.get().attachment.address
    assert client.get(address).status_code == 200
    client.force_login(desk(slug="anders").first, backend="django.contrib.auth.backends.ModelBackend")
    assert (client.get(address).status_code, client.get(page).status_code) == (404, 404)


def test_all_letters_come_in_one_file_and_are_noted_at_once(office, client):
    client.force_login(office.first, backend="django.contrib.auth.backends.ModelBackend")
    for name in ("Erika Beispiel", "Yusuf Muster"):
        office.decided(office.said("Mehr Kurse.", person=Person(name)))
    office.decided(office.said("Mehr Busse.", person=Person(email="wer@example.org")))
    office.said("Noch offen.", person=Person("Noch Offen"))
    page = f"/{office.body.slug}/arbeit/beteiligung/{office.procedure.slug}/abwaegung/antworten/"
    with zipfile.ZipFile(io.BytesIO(client.get(page + "briefe/").content)) as archive:
        assert archive.namelist() == ["Antwort B-001.docx", "Antwort B-002.docx"]
        assert "Yusuf Muster" in lines(archive.read("Antwort B-002.docx"))
    assert "2 Briefe sind als versandt vermerkt." in client.post(page + "briefe/versandt/", follow=True).content.decode()
    assert "Kein Brief wartet." in client.get(page).content.decode()


def test_withdrawing_is_an_action_of_its_own(office):
    kept = keep_template(office.body, letter_paper.checked(default_template(), "Brief.docx"), by=SYSTEM, now=NOW)
    withdraw_template(kept, by=SYSTEM)
    assert letter_paper.paper_of(office.body) is None
