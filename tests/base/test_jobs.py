"""Jobs whose worker is gone are begun again, three times at most."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from masswerk.base import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def running(*workers: str, minutes: float = 1) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status="RUNNING", started_at=timezone.now() - timedelta(minutes=minutes), worker_ids=list(workers),
        args_kwargs={"args": [0], "kwargs": {}}, task_path="masswerk.intake.tasks.read_document",
        backend_name="default", run_after=timezone.now())


def state(job: DBTaskResult) -> str:
    job.refresh_from_db()
    return str(job.status)


def died(name: str) -> str:
    """A worker of this machine whose process has ended without taking leave."""
    path = jobs._lock_file(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return name


def test_a_job_of_a_living_worker_is_left_alone():
    with jobs.alive("here"):
        job = running("here")
        assert jobs.requeue_lost(timezone.now()) == 0
    assert state(job) == "RUNNING"


def test_a_job_of_a_dead_worker_waits_again():
    job = running(died("dead"))
    assert jobs.requeue_lost(timezone.now()) == 1
    assert (state(job), job.started_at) == ("READY", None)


def test_a_job_of_a_worker_on_another_machine_waits_again_after_the_limit():
    young, old = running("elsewhere", minutes=9), running("elsewhere", minutes=11)
    assert jobs.requeue_lost(timezone.now()) == 1
    assert (state(young), state(old)) == ("RUNNING", "READY")


def test_the_third_loss_fails_the_job():
    job = running("first", "second", died("third"))
    assert jobs.requeue_lost(timezone.now()) == 1
    assert state(job) == "FAILED"
    assert job.exception_class_path == "masswerk.base.jobs.WorkerLost"


def test_a_worker_that_takes_leave_leaves_no_file(tmp_path):
    with jobs.alive("here"):
        assert [path.name for path in (tmp_path / "workers").iterdir()] == ["here"]
    assert list((tmp_path / "workers").iterdir()) == []
