"""Files that arrive at the office, until they are contributions, and what stays attached to a contribution."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from django.db import models
from django.utils import timezone

from masswerk.base.models import Attachment
from masswerk.participation.models.contributions import Contribution
from masswerk.participation.models.procedures import OfProcedure
from masswerk.people.models import Account


class ArrivalSort(models.TextChoices):
    COPY = "copy", "Entwurf mit Änderungen"
    MAIL = "mail", "Mail"
    TABLE = "table", "Tabelle"
    LETTER = "letter", "Schreiben"


class ArrivalState(models.TextChoices):
    OPEN = "open", "zu prüfen"
    TAKEN = "taken", "übernommen"
    DISCARDED = "discarded", "verworfen"


def arrival_path(arrival: Arrival, name: str) -> str:
    """Where a file is stored: never under the name a stranger gave it."""
    ending = PurePath(name).suffix.lower()[:8]
    kept = ending if ending[1:].isalnum() else ""
    return f"arrivals/{date.today():%Y/%m}/{secrets.token_hex(16)}{kept}"


class Arrival(OfProcedure):
    """One file that came to the office: looked at, then taken in or discarded; its file goes with that step.

    file:   not in the log; `sha256` says there which bytes it held
    taken, known: how many contributions came of it, and how many had been taken in before
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"file", "name"})

    sort = models.CharField(max_length=8, choices=ArrivalSort.choices)
    state = models.CharField(max_length=10, choices=ArrivalState.choices, default=ArrivalState.OPEN)
    file = models.FileField(upload_to=arrival_path, blank=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    taken = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    arrived_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    arrived_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-arrived_at", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """True until it was taken in or discarded."""
        return self.state == ArrivalState.OPEN


class ContributionFile(OfProcedure):
    """A paper that came with a contribution: a scan, an attached file. Only the office sees it."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["contribution", "attachment"], name="contribution_file_once")]

    def aggregate(self) -> str:
        return f"contribution {self.contribution_id}"
