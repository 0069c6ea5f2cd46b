"""From upload to draft edition, as a browser without script goes; refusals show a way out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from masswerk.base.actions import SYSTEM
from masswerk.concepts.actions import discard_draft
from masswerk.intake import actions
from masswerk.intake.actions.accepting import LOOSE_TEXTS
from masswerk.intake.models import Proposal, Reading
from tests.intake import samples
from tests.intake.samples import address

pytestmark = pytest.mark.django_db

DOCX = Path(__file__).parent / "unseen" / "documents" / "u05.docx"
"""A document made for measuring the outline, in our own words."""


def upload(desk, data: bytes, name: str):
    return desk.post(address("overview"), {"file": SimpleUploadedFile(name, data)})


def test_a_word_file_becomes_a_draft_edition_without_script(desk, body):
    answer = upload(desk, DOCX.read_bytes(), "Konzept.docx")
    reading = Reading.objects.get()
    assert answer.url == address("reading", reading)
    page = desk.get(answer.url)
    assert page.status_code == 200
    chosen = page.context["work"].chosen
    desk.post(address("step", reading), {"schritt": "bestaetigen", "element": chosen.pk, "gesehen": 1})
    form = {"where": "neu", "concept_title": "Konzept", "concept_slug": "konzept", "title": "Fassung 2026",
            "key": "2026", "losses_known": "on"}
    answer = desk.post(address("accept", reading), form)
    reading.refresh_from_db()
    assert answer.url == address("reading", reading)
    assert (reading.state, reading.edition.title) == ("accepted", "Fassung 2026")
    kept = Proposal.objects.filter(reading=reading, level__gt=0).exclude(decision="left_out").count()
    chapters_for_loose_texts = reading.edition.passages.filter(wording__title=LOOSE_TEXTS).count()
    assert chapters_for_loose_texts == 1
    assert reading.edition.passages.count() == kept + chapters_for_loose_texts
    assert "Entwurf öffnen" in desk.get(answer.url).content.decode()


def test_losing_lines_must_be_said_aloud(desk, body):
    reading = samples.reading(body, lost=2)
    form = {"where": "neu", "concept_title": "Konzept", "concept_slug": "konzept", "title": "Fassung", "key": "1"}
    answer = desk.post(address("accept", reading), form)
    assert answer.status_code == 422
    assert "2 Zeilen der Vorlage sind noch nirgends zugeordnet" in answer.content.decode()
    desk.post(address("accept", reading), {**form, "losses_known": "on"})
    reading.refresh_from_db()
    assert reading.state == "accepted"


def test_the_same_file_is_noticed_and_read_again_on_demand(desk, body):
    upload(desk, b"1 Handlungsfeld Arbeit\n\nKurse.\n", "konzept.txt")
    answer = upload(desk, b"1 Handlungsfeld Arbeit\n\nKurse.\n", "kopie.txt")
    first = Reading.objects.get()
    assert answer.status_code == 409
    assert "Die Datei „kopie.txt“ wurde schon am" in answer.content.decode()
    answer = desk.post(address("again", first))
    assert answer.url == address("reading", Reading.objects.latest("pk"))


def test_the_same_file_read_twice_offers_to_compare_the_editions(desk, body):
    first = samples.reading(body)
    form = {"where": "neu", "concept_title": "Konzept", "concept_slug": "konzept", "title": "Fassung A", "key": "a"}
    desk.post(address("accept", first), form)
    first.refresh_from_db()
    second = samples.reading(body)
    desk.post(address("accept", second), {**form, "where": f"f{first.edition_id}", "title": "Fassung B", "key": "b"})
    page = desk.get(address("reading", second)).content.decode()
    assert reverse("public:compare", kwargs={
        "body": "kreis", "concept": "konzept", "edition": "a", "other": "b"}) in page


def test_a_file_that_cannot_be_read_says_why_and_may_be_tried_again(desk, body):
    answer = upload(desk, b"\xff\xd8\xff\xe0" + bytes(60), "bild.pdf")
    page = desk.get(answer.url)
    assert "„bild.pdf“ ist kein lesbares Dokument, sondern: ein Bild (JPEG)." in page.content.decode()
    assert "Laden Sie PDF, Word (.docx)" in page.content.decode()
    assert desk.post(address("take_up", Reading.objects.get())).url == answer.url


def test_progress_is_shown_in_words_and_without_script(desk, body):
    reading = samples.waiting(body, state="reading", done=12, total=34)
    page = desk.get(address("reading", reading)).content.decode()
    assert "12 von 34 Zeilen gelesen." in page
    assert '<meta http-equiv="refresh" content="2">' in page
    assert '<progress aria-label="Gelesen" value="12" max="34">' in page


def test_when_reading_is_over_the_script_asks_for_the_whole_page(desk, body):
    answer = desk.get(address("progress", samples.reading(body)))
    assert answer.headers["HX-Refresh"] == "true"


def test_a_discarded_reading_can_be_taken_up_again(desk, body):
    reading = samples.reading(body)
    desk.post(address("discard", reading))
    assert "Diese Einlesung ist verworfen." in desk.get(address("reading", reading)).content.decode()
    desk.post(address("take_up", reading))
    assert desk.get(address("reading", reading)).context["work"].doubts != []


def test_the_file_is_saved_never_shown(desk, body):
    upload(desk, b"<script>alert(1)</script>\nKurse.\n", "konzept.txt")
    answer = desk.get(address("file", Reading.objects.get()))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="konzept.txt"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.getvalue() == b"<script>alert(1)</script>\nKurse.\n"


def test_a_reading_whose_draft_was_discarded_can_be_taken_up_again(desk, body):
    reading = samples.reading(body)
    edition = actions.accept(reading, concept=actions.NewConcept("konzept", "Konzept"), key="1", title="Entwurf",
                             by=SYSTEM)
    discard_draft(edition, by=SYSTEM)
    assert "wurde inzwischen verworfen" in desk.get(address("reading", reading)).content.decode()
    desk.post(address("take_up", reading))
    assert desk.get(address("reading", reading)).context["work"].sure == 5


def test_an_infected_document_is_refused_before_it_is_kept(desk, body, settings):
    settings.ANTIVIRUS = f"{sys.executable} -c 'import sys; sys.exit(b\"VIRUS\" in sys.stdin.buffer.read())'"
    answer = upload(desk, b"Ein VIRUS im Text.", "boese.txt")
    page = answer.content.decode()
    assert (answer.status_code, "Der Virenschutz hat die Datei „boese.txt“ abgewiesen." in page) == (422, True)
    assert upload(desk, b"Ein sauberer Text.", "gut.txt").status_code == 302
    assert [reading.name for reading in Reading.objects.all()] == ["gut.txt"]
