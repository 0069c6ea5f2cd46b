"""The job of reading: it may run twice, be refused, or fail; the reading always says how it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from masswerk.base import jobs
from masswerk.base.actions import SYSTEM
from masswerk.base.models import LogEntry
from masswerk.intake import actions, queries
from masswerk.intake.models import Proposal, Reading
from masswerk.intake.refusals import SameFile
from masswerk.intake.tasks import read_document
from tests import factories
from tests.intake import samples

pytestmark = pytest.mark.django_db

TEXT = "1 Handlungsfeld Arbeit\n\nDer Kreis fördert Kurse.\n"


@pytest.fixture(autouse=True)
def database_queue(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def upload(data: str | bytes = TEXT, name: str = "konzept.txt", body=None, **options) -> Reading:
    content = data.encode() if isinstance(data, str) else data
    return actions.take_in(body or factories.body(), file=ContentFile(content), name=name, by=SYSTEM, **options)


def test_an_upload_is_kept_with_its_job_under_a_name_of_our_own():
    reading = upload(name="../../Konzept Entwurf.TXT")
    assert DBTaskResult.objects.get().args_kwargs == {"args": [reading.pk], "kwargs": {}}
    assert reading.name == "Konzept Entwurf.TXT"
    assert reading.file.name.startswith("readings/")
    assert reading.file.name.endswith(".txt")
    assert "Konzept" not in reading.file.name


def test_reading_opens_the_review():
    reading = upload()
    assert read_document.call(reading.pk) == "review"
    coverage = queries.coverage(reading)
    assert (coverage.total, coverage.nowhere) == (2, 0)


def test_a_job_that_runs_twice_changes_nothing():
    reading = upload()
    read_document.call(reading.pk)
    before = (samples.shape(reading), LogEntry.objects.count())
    assert read_document.call(reading.pk) == "skipped"
    assert (samples.shape(reading), LogEntry.objects.count()) == before


def test_a_reading_that_was_begun_and_lost_is_begun_again():
    reading = upload()
    actions.started(reading, by=SYSTEM)
    assert read_document.call(reading.pk) == "review"


def test_progress_is_kept_but_not_logged():
    reading = upload()
    actions.started(reading, by=SYSTEM)
    before = LogEntry.objects.count()
    actions.progress(reading, 3, 10)
    reading.refresh_from_db()
    assert (reading.done, reading.total, LogEntry.objects.count()) == (3, 10, before)


@pytest.mark.parametrize(("data", "name", "cause"), [
    (b"   \n", "leer.txt", "„leer.txt“ enthält keinen Text."),
    (b"PK\x03\x04 kaputt", "konzept.docx", "„konzept.docx“ ist beschädigt"),
    (b"\xff\xd8\xff\xe0" + bytes(60), "bild.pdf", "„bild.pdf“ ist kein lesbares Dokument, sondern: ein Bild (JPEG)."),
])
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(data, name, cause):
    reading = upload(data, name)
    assert read_document.call(reading.pk) == "refused"
    reading.refresh_from_db()
    assert reading.cause.startswith(cause)
    assert reading.way_out != ""


def test_a_job_that_fails_for_good_shows_as_refused(settings, tmp_path):
    settings.DATA = tmp_path
    reading = upload()
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now() - timedelta(hours=1),
                                worker_ids=["first", "second", "third"])
    jobs.requeue_lost(timezone.now())
    reading.refresh_from_db()
    assert (reading.state, reading.cause) == (
        "refused", "Beim Lesen von „konzept.txt“ ist ein Fehler aufgetreten; die Datei selbst ist gespeichert.")


def test_the_same_file_twice_is_noticed():
    body = factories.body()
    first = upload(body=body)
    with pytest.raises(SameFile) as refusal:
        upload(body=body, name="kopie.txt")
    assert refusal.value.earlier == first
    assert refusal.value.facts == {"name": "kopie.txt", "day": f"{first.uploaded_at:%d.%m.%Y}"}


def test_the_same_file_may_be_read_again():
    first = upload()
    read_document.call(first.pk)
    again = actions.take_in_again(first, by=SYSTEM)
    assert read_document.call(again.pk) == "review"
    assert Proposal.objects.filter(reading=again).count() == Proposal.objects.filter(reading=first).count()


def test_the_same_file_of_another_body_is_its_own_business():
    upload()
    assert upload().state == "waiting"


def test_a_refused_file_may_come_again():
    body = factories.body()
    first = upload(b" ", "leer.txt", body)
    read_document.call(first.pk)
    assert upload(b" ", "leer.txt", body).state == "waiting"
    actions.take_up_again(first, by=SYSTEM)
    assert first.state == "waiting"
