"""What was answered, when, on which way."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from masswerk.base.models import Attachment, Kept
from masswerk.bodies.models import Body
from masswerk.participation.models.contributions import Contribution
from masswerk.participation.models.procedures import OfProcedure
from masswerk.people.models import Account


class Reply(OfProcedure):
    """An answer that went out; its text follows from the decisions, `fingerprint` says from which state of them."""

    class Way(models.TextChoices):
        MAIL = "mail", "Mail"
        LETTER = "letter", "Brief"

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="replies")
    way = models.CharField(max_length=8, choices=Way.choices)
    sent_at = models.DateTimeField(default=timezone.now)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["sent_at"]


class LetterTemplate(Kept):
    """The office's own paper for answers: a Word file with placeholders, checked before it was kept; one per body."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="letter_template")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    kept_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kept_at = models.DateTimeField(default=timezone.now)
