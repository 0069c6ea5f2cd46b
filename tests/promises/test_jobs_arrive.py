"""Jobs arrive: a worker killed at any step loses nothing; the next takes the work up, and its effect is there once."""

from __future__ import annotations

import pytest

from masswerk.base import clock, jobs
from tests.promises.installation import Installation, kill
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


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_loses_nothing(installation: Installation, step: str) -> None:
    question, answer = STEPS[step]
    installation.python(UPLOAD)
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
