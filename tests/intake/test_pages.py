"""The pages of reading in, as a browser without script uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from masswerk.intake.models import Proposal, Reading
from tests import factories
from tests.intake import samples

pytestmark = pytest.mark.django_db

DOCX = Path(__file__).parent / "unseen" / "documents" / "u05.docx"
"""A document made for measuring the outline, in our own words."""


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def body():
    return factories.body("kreis")


@pytest.fixture
def desk(client, body):
    """The browser of the coordinating office."""
    client.force_login(factories.account("coordinator", at=body))
    return client


def address(name: str, reading: Reading | None = None, **more: object) -> str:
    facts = {"body": reading.body.slug, "reading": reading.pk} if reading else {"body": "kreis"}
    return reverse(f"intake:{name}", kwargs={**facts, **more})


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
    form = {"concept": "neu", "concept_title": "Konzept", "concept_slug": "konzept", "title": "Fassung 2026",
            "key": "2026", "losses_known": "on"}
    answer = desk.post(address("accept", reading), form)
    reading.refresh_from_db()
    assert answer.url == address("reading", reading)
    assert (reading.state, reading.edition.title) == ("accepted", "Fassung 2026")
    kept = Proposal.objects.filter(reading=reading, level__gt=0).exclude(decision="left_out").count()
    assert reading.edition.passages.count() == kept
    assert "Entwurf öffnen" in desk.get(answer.url).content.decode()
