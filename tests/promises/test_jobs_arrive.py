"""Jobs arrive: a worker killed at any step loses nothing; the next takes the work up, and its effect is there once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from masswerk.base import clock, jobs
from tests.promises.installation import Installation, copied, kill
from tests.promises.writers import wait_until

UPLOAD = """
from django.core.files.base import ContentFile
from masswerk.base.actions import SYSTEM
from masswerk.bodies.models import Body
from masswerk.intake.actions import take_in
text = "1 Handlungsfeld Arbeit\\n\\n" + "- Der Kreis fördert Kurse für alle.\\n" * 1500
take_in(Body.objects.get(), file=ContentFile(text.encode()), name="konzept.txt", by=SYSTEM)
"""
STATE = "SELECT state FROM intake_reading"
JOB = "SELECT status FROM django_tasks_database_dbtaskresult"
STEPS: dict[str, tuple[str, object]] = {
    "while the job waits": (JOB, "READY"),
    "when the job is taken": (JOB, "RUNNING"),
    "while the document is read": (STATE, "reading"),
    "when the review is open": (STATE, "review"),
}


@pytest.fixture(scope="module")
def uploaded(built: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with a document that waits to be read; never changed."""
    with copied(built, tmp_path_factory.mktemp("uploaded") / "data") as made:
        made.python(UPLOAD)
        yield made


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_loses_nothing(uploaded: Installation, tmp_path: Path, step: str) -> None:
    with copied(uploaded, tmp_path / "data") as installation:
        taken_up_after_being_killed(installation, *STEPS[step], step)


def taken_up_after_being_killed(installation: Installation, question: str, answer: object, step: str) -> None:
    """Kill a worker as soon as the database gives an answer, and let another one work."""
    worker = installation.start("-m", "masswerk", "worker")
    wait_until(lambda: installation.ask(question) == [(answer,)], step)
    kill(worker)
    installation.run("worker", "--once")
    assert installation.ask(STATE) == [("review",)]
    assert installation.ask(JOB) == [("SUCCESSFUL",)]
    assert installation.ask("SELECT count(*) FROM base_logentry WHERE verb = 'reading.proposed'") == [(1,)]
    assert installation.ask("SELECT count(*) FROM intake_sourceline") == [(1502,)]
    assert installation.verifies()


def test_lost_work_is_looked_for_often_enough_to_be_taken_up_within_two_minutes() -> None:
    assert jobs.LIMIT.total_seconds() <= 600
    assert clock.EVERY + 30 <= 120
