"""The measure itself: how it stands, who leads it, its days and what it is to change."""

from __future__ import annotations

from django.db import models

from masswerk.base.models import Kept
from masswerk.bodies.models import Body, Organisation
from masswerk.concepts.models import Element
from masswerk.measures.rules.visibility import is_public


class Status(models.TextChoices):
    IDEA = "idea", "Idee"
    PLANNED = "planned", "geplant"
    RUNNING = "running", "läuft"
    PERMANENT = "permanent", "dauerhaft"
    DONE = "done", "erledigt"
    DEFERRED = "deferred", "zurückgestellt"
    WAIVED = "waived", "verzichtet"
    HANDED_OVER = "handed_over", "abgegeben"


class Priority(models.TextChoices):
    HIGH = "high", "hoch"
    MEDIUM = "medium", "mittel"
    LOW = "low", "niedrig"


class Measure(Kept):
    """What a concept's measure element stands for in practice.

    lead_organisation: who leads it, exactly one; lead: the same in words, where no organisation is known
    contact:    how its lead is reached, an office and no person
    since, budget: as the concept words them, where dates and money lines are not known
    first_planned_end: the end that was planned first; kept, so that slippage is known
    input, output, outcome, impact: what goes in, what is made of it, what that changes at once and in the long run
    turned:     names of fields whose visibility is other than usual (`rules.visibility`), separated by blanks
    version:    counts every change of the sheet
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="measures")
    element = models.OneToOneField(Element, on_delete=models.PROTECT, related_name="measure")
    status = models.CharField(max_length=12, choices=Status.choices, blank=True)
    reason = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    since = models.CharField(max_length=60, blank=True)
    priority = models.CharField(max_length=8, choices=Priority.choices, blank=True)
    lead_organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT,
                                          related_name="led_measures")
    lead = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    planned_start = models.DateField(null=True, blank=True)
    planned_end = models.DateField(null=True, blank=True)
    first_planned_end = models.DateField(null=True, blank=True)
    actual_start = models.DateField(null=True, blank=True)
    actual_end = models.DateField(null=True, blank=True)
    budget = models.CharField(max_length=200, blank=True)
    legal_basis = models.TextField(blank=True)
    input = models.TextField(blank=True)
    output = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    impact = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    turned = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="measure_has_one_lead",
                                   condition=models.Q(lead_organisation=None) | models.Q(lead="")),
            models.CheckConstraint(name="measure_ends_after_it_began", condition=models.Q(planned_start=None)
                                   | models.Q(planned_end=None) | models.Q(planned_end__gte=models.F("planned_start"))),
            models.CheckConstraint(name="measure_ended_after_it_began", condition=models.Q(actual_start=None)
                                   | models.Q(actual_end=None) | models.Q(actual_end__gte=models.F("actual_start"))),
        ]
        indexes = [models.Index(fields=["body", "status"])]

    @property
    def leader(self) -> str:
        """Who leads it, as a page says it; "" where nobody does. Reads the organisation."""
        return self.lead_organisation.name if self.lead_organisation else self.lead

    def shows(self, name: str) -> bool:
        """True where everybody sees a field of the sheet."""
        return is_public(name, self.turned)


class OfMeasure(Kept):
    """A row of a measure's sheet, logged with it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    def aggregate(self) -> str:
        return f"measure {self.measure_id}"
