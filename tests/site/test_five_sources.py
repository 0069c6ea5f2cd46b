"""The five source documents: uploaded, reviewed, accepted, adopted and read by everybody, by the pages' own forms.

The documents are not part of the project; without them (MASSWERK_CORPUS) the committed documents of the same layouts
walk the same way.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from masswerk.base import log
from masswerk.intake.models import Proposal, Reading, SourceLine
from tests import factories
from tests.site.world import TODAY

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("MASSWERK_CORPUS", ROOT.parent / "shared" / "corpus"))
SOURCES = sorted(CORPUS.glob("*.txt"))
KNOWN = sorted(path for path in (ROOT / "tests" / "intake" / "known").iterdir() if path.stem != "README")
CONCEPT = "/kreis/konzept/integrationskonzept/2026/"


@pytest.fixture
def desk(settings, tmp_path) -> Client:
    """The browser of the coordinating office."""
    settings.MEDIA_ROOT = tmp_path
    client = Client()
    client.force_login(factories.account("coordinator", at=factories.body("kreis")),
                       backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("document", KNOWN, ids=lambda path: path.stem)
def test_a_document_of_the_same_layout_becomes_a_public_concept(desk, document):
    becomes_public(desk, document)


@pytest.mark.skipif(not SOURCES, reason="the source documents are not here (MASSWERK_CORPUS)")
@pytest.mark.parametrize("number", range(5))
def test_a_source_document_becomes_a_public_concept(desk, number):
    becomes_public(desk, SOURCES[number])


def becomes_public(desk: Client, document: Path) -> None:
    """Take a document from the upload to the reader, and look at what readers get."""
    reading = taken_in(desk, document)
    confirm_doubts(desk, reading)
    leave_out_the_rest(desk, reading)
    accept(desk, reading)
    adopt(desk, reading)
    read(reading)
    assert log.verify_all() == []


def taken_in(desk: Client, document: Path) -> Reading:
    answer = desk.post("/kreis/arbeit/einlesen/", {"file": SimpleUploadedFile(document.name, document.read_bytes())})
    reading = Reading.objects.get()
    assert (answer.status_code, reading.state) == (302, "review")
    assert desk.get(answer.url).status_code == 200
    return reading


def confirm_doubts(desk: Client, reading: Reading) -> None:
    """Say of each doubtful element that it is right, on the page of doubts."""
    page = f"/kreis/arbeit/einlesen/{reading.pk}/zweifel/"
    for proposal in [row for row in Proposal.objects.filter(reading=reading) if row.is_doubtful]:
        assert desk.post(page, {"element": proposal.pk}).status_code == 302
    assert not [row for row in Proposal.objects.filter(reading=reading) if row.is_doubtful]


def leave_out_the_rest(desk: Client, reading: Reading) -> None:
    """Lines that went nowhere are left out with a reason: nothing is lost in silence."""
    nowhere = SourceLine.objects.filter(reading=reading, owner=None, reason="", is_blank=False)
    if nowhere:
        answer = desk.post(f"/kreis/arbeit/einlesen/{reading.pk}/zeilen/?gruppe=nirgends", {
            "zeilen": [line.number for line in nowhere], "schritt": "auslassen", "reason": "Nicht Teil des Konzepts"})
        assert answer.status_code == 302
    assert not nowhere.all().exists()


def accept(desk: Client, reading: Reading) -> None:
    answer = desk.post(f"/kreis/arbeit/einlesen/{reading.pk}/uebernehmen/", {
        "where": "neu", "concept_title": "Integrationskonzept", "concept_slug": "integrationskonzept",
        "title": "Fassung 2026", "key": "2026"})
    assert answer.status_code == 302, answer.context["form"].errors
    reading.refresh_from_db()
    assert reading.state == "accepted"


def adopt(desk: Client, reading: Reading) -> None:
    answer = desk.post(f"/kreis/arbeit/fassungen/{reading.edition_id}/beschluss/", {
        "decided_by": "Kreistag", "decided_on": TODAY.isoformat(), "paper": "KT 1", "sure": "on"})
    assert answer.status_code == 302, answer.context["form"].errors


def read(reading: Reading) -> None:
    """What everybody gets: every chapter with its passages, and the file."""
    visitor = Client()
    passages = reading.edition.passages.select_related("element", "wording")
    whole = visitor.get(CONCEPT + "druck/").content.decode()
    assert [row.element.key for row in passages if f'id="e-{row.element.key}"' not in whole] == []
    (edition,) = visitor.get(CONCEPT + "laden/json/").json()["editions"]
    assert {row["element"] for row in edition["passages"]} == {row.element.key for row in passages}
    assert visitor.get(CONCEPT + "laden/docx/").content[:2] == b"PK"
    assert visitor.get(CONCEPT).status_code == 200
