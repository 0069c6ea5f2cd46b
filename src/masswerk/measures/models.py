"""What is kept of measures."""

from __future__ import annotations

from django.db import models

from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.concepts.models import Element


class Status(models.TextChoices):
    IDEA = "idea", "Idee"
    PLANNED = "planned", "geplant"
    RUNNING = "running", "läuft"
    PERMANENT = "permanent", "dauerhaft"
    DONE = "done", "erledigt"
    DEFERRED = "deferred", "zurückgestellt"
    WAIVED = "waived", "verzichtet"
    HANDED_OVER = "handed_over", "abgegeben"


class Measure(Kept):
    """Status, lead, money and dates of a measure element."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="measures")
    element = models.OneToOneField(Element, on_delete=models.PROTECT, related_name="measure")
    status = models.CharField(max_length=12, choices=Status.choices, blank=True)
    lead = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    since = models.CharField(max_length=60, blank=True)
    budget = models.CharField(max_length=200, blank=True)
    review_on = models.DateField(null=True, blank=True)
