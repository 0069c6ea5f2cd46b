"""What is kept of a reported barrier."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from masswerk.base.encryption import EncryptedTextField
from masswerk.base.models import Kept
from masswerk.bodies.models import Body


class ReportState(models.TextChoices):
    OPEN = "open", "offen"
    ANSWERED = "answered", "beantwortet"
    DONE = "done", "erledigt"


class BarrierReport(Kept):
    """One report by somebody without an account; its words never stand in the log.

    key:     of the form it came by, so that sending it twice keeps one
    page:    where it was, as told
    email:   where an answer goes, "" for none; deleted once the report is done
    outcome: what was done about it
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"key", "page", "text", "email", "answer", "outcome"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="barrier_reports")
    key = models.CharField(max_length=80, unique=True)
    page = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    email = EncryptedTextField(blank=True)
    language = models.CharField(max_length=12, default="de")
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.OPEN)
    answer = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["body", "state"])]
        constraints = [models.CheckConstraint(
            condition=models.Q(state="done", done_at__isnull=False, email="")
            | ~models.Q(state="done") & models.Q(done_at__isnull=True), name="barrier_done_has_day_and_no_address")]

    @property
    def is_done(self) -> bool:
        """True once nothing is left to do."""
        return self.state == ReportState.DONE
