"""What is to happen by when: milestones, tasks, and how days were moved."""

from __future__ import annotations

from django.db import models

from masswerk.bodies.models import Organisation
from masswerk.measures.models.measure import OfMeasure


class Milestone(OfMeasure):
    """A result with a day. first_planned_on: the day that was planned first; reached_on: None while it is open."""

    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    planned_on = models.DateField()
    first_planned_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Task(OfMeasure):
    """Something to do: by an organisation, or by a function ("Kursplanung"), never a person's name."""

    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT,
                                     related_name="tasks")
    function = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Shift(OfMeasure):
    """A planned day was moved to a later one, and why. milestone: whose day; None for the end of the measure."""

    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.CASCADE, related_name="shifts")
    before = models.DateField()
    after = models.DateField()
    reason = models.TextField()
    recorded_on = models.DateField()

    class Meta:
        ordering = ["recorded_on", "id"]
        constraints = [models.CheckConstraint(name="shift_has_a_reason", condition=~models.Q(reason=""))]
