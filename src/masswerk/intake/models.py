"""What is kept of a document while it is taken in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.concepts.models import KINDS, Concept, Edition


class ReadingState(models.TextChoices):
    WAITING = "waiting", "wartet"
    READING = "reading", "wird gelesen"
    REVIEW = "review", "zu prüfen"
    ACCEPTED = "accepted", "übernommen"
    REFUSED = "refused", "nicht lesbar"
    DISCARDED = "discarded", "verworfen"


class Reading(Kept):
    """One document being taken in: file, source lines, and where it stands."""

    not_logged: ClassVar[frozenset[str]] = frozenset({"source", "done", "total"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="readings")
    concept = models.ForeignKey(Concept, null=True, blank=True, on_delete=models.PROTECT, related_name="readings")
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.SET_NULL, related_name="readings")
    file = models.FileField(upload_to="readings/%Y/%m")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cause = models.TextField(blank=True)
    way_out = models.TextField(blank=True)
    title = models.CharField(max_length=300, blank=True)
    source = models.JSONField(null=True, blank=True)
    notes = models.JSONField(default=list, blank=True)
    left_out = models.JSONField(default=dict, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        indexes = [models.Index(fields=["body", "sha256"])]


class Proposal(Kept):
    """One proposed element: place, kind, wording, its lines in the source, and what speaks for and against it."""

    class Decision(models.TextChoices):
        OPEN = "open", "vorgeschlagen"
        CONFIRMED = "confirmed", "bestätigt"
        LEFT_OUT = "left_out", "ausgelassen"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="proposals")
    key = models.CharField(max_length=60)
    parent = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=24, choices=KINDS)
    label = models.CharField(max_length=60, blank=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    lines = models.JSONField(default=list)
    attrs = models.JSONField(default=dict, blank=True)
    confidence = models.FloatField(default=1.0)
    reasons = models.JSONField(default=list, blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "key"], name="proposal_once")]

    def aggregate(self) -> str:
        return f"reading {self.reading_id}"


class Step(Kept):
    """One change in a review, with what stood before, so that it can be undone."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=200)
    before = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    def aggregate(self) -> str:
        return f"reading {self.reading_id}"
