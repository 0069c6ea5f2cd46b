"""`masswerk worker`: does background work, and takes up what a killed worker left behind."""

from __future__ import annotations

import os
from contextlib import nullcontext
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django_tasks_db.management.commands.db_worker import Worker

from masswerk.base import clock, jobs


class GracefulWorker(Worker):
    """Lets its job end on the first signal and dies on the second, leaving the job to be taken up again."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if not self.running:
            # leaving by an exception would mark the job as failed
            os._exit(1)
        super().shutdown(signum, frame)


class Command(BaseCommand):
    help = "Hintergrundarbeit: Dokumente lesen, Dateien ausgeben. Beliebig viele können nebeneinander laufen."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="alles Wartende erledigen und enden")
        parser.add_argument("--interval", type=float, default=1.0,
                            help="Sekunden zwischen zwei Blicken in die Schlange")

    def handle(self, *args: Any, **options: Any) -> None:
        name = jobs.worker_name()
        worker = GracefulWorker(
            queue_names=["*"], excluded_queue_names=[], interval=options["interval"], batch=options["once"],
            backend_name="default", startup_delay=False, max_tasks=None, worker_id=name)
        worker.configure_signals()
        with jobs.alive(name), jobs.watching(), nullcontext() if options["once"] else clock.ticking():
            worker.run()
