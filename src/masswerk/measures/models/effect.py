"""What a measure brings, in numbers."""

from __future__ import annotations

from django.db import models

from masswerk.measures.models.measure import OfMeasure


class Output(OfMeasure):
    """A counted output in one year ("Berufungen", "Personen"): what is wanted and what was reached.

    target, reached: None where nobody knows, which is not zero
    """

    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    unit = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    reached = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["position", "name", "year", "id"]
        constraints = [models.UniqueConstraint(fields=["measure", "name", "year"], name="output_year_once")]
