"""Is the daily work done: background jobs, nightly run, backups, confined reading?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from masswerk.base import jobs
from masswerk.base.models import MailState, NightlyRun, OutgoingMail
from masswerk.documents.sandbox import limits
from masswerk.site.operations import memory
from masswerk.site.operations.findings import Finding, error, good, warning

PATIENCE = timedelta(minutes=10)
DAY = timedelta(hours=26)
RESTORED = timedelta(days=31)
WALLS = {"limits": "Grenzen für Speicher und Zeit", "files": "kein Zugriff auf andere Dateien (Landlock)",
         "calls": "kein Netz und keine Programme (seccomp)"}


def workers() -> Iterator[Finding]:
    """Somebody must do the background work."""
    folder = settings.DATA / "workers"
    alive = [path.name for path in folder.iterdir() if not jobs.is_gone(path.name)] if folder.is_dir() else []
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - PATIENCE).count()
    if late:
        yield error(f"{late} Aufträge warten seit mehr als zehn Minuten.", "Starten Sie „masswerk worker“.")
    elif not alive:
        yield warning("Auf diesem Rechner läuft keine Hintergrundarbeit.",
                      "Starten Sie „masswerk worker“, wenn nicht ein anderer Rechner sie tut.")
    else:
        yield good(f"Hintergrundarbeit läuft ({len(alive)}).")
    lost = OutgoingMail.objects.filter(state=MailState.FAILED).count()
    if lost:
        yield warning(f"{lost} Nachrichten waren nicht zustellbar.", "Die Verwaltung sieht sie unter „Menschen und "
                      "Rollen“.")


def nights() -> Iterator[Finding]:
    """What is due to be deleted must be deleted."""
    last = NightlyRun.objects.exclude(ended_at=None).order_by("-day").first()
    if last is None or last.ended_at is None or timezone.now() - last.ended_at > DAY:
        yield warning("Der Nachtlauf ist ausgeblieben: Was gelöscht werden muss, ist noch da.",
                      "Lassen Sie „masswerk worker“ laufen, oder rufen Sie täglich „masswerk nightly“ auf.")
    else:
        yield good(f"Letzter Nachtlauf am {timezone.localtime(last.ended_at):%d.%m.%Y um %H:%M} Uhr.")


def backups() -> Iterator[Finding]:
    """A backup nobody restored is none."""
    known = memory.recall()
    yield from _age(known.backup, DAY, "Sicherung", "Rufen Sie täglich „masswerk backup“ auf.")
    yield from _age(known.restore, RESTORED, "geprüfte Wiederherstellung",
                    "Rufen Sie „masswerk restore DATEI --test“ auf.")


def sandbox() -> Iterator[Finding]:
    """The walls around the reading of strangers' files."""
    standing = limits()
    missing = [words for name, words in WALLS.items() if not standing.get(name)]
    if missing:
        yield warning(f"Beim Lesen hochgeladener Dateien fehlt: {'; '.join(missing)}.",
                      "Betreiben Sie die Anwendung auf Linux ab 5.13, ohne Behälter, der Landlock oder seccomp sperrt.")
    else:
        yield good("Hochgeladene Dateien werden ohne Netz, Programme und fremde Dateien gelesen.")


def _age(moment: datetime | None, limit: timedelta, what: str, way_out: str) -> Iterator[Finding]:
    if moment is None:
        yield warning(f"Es gibt noch keine {what}.", way_out)
    elif timezone.now() - moment > limit:
        yield warning(f"Die letzte {what} ist vom {timezone.localtime(moment):%d.%m.%Y}.", way_out)
    else:
        yield good(f"Letzte {what} am {timezone.localtime(moment):%d.%m.%Y um %H:%M} Uhr.")
