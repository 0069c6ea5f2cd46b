"""What becomes of a measure in the next edition."""

from __future__ import annotations

from django.db import models

from masswerk.concepts.models import Edition
from masswerk.measures.models.measure import Measure, OfMeasure


class Fate(models.TextChoices):
    CARRIED = "carried", "fortgeführt"
    CHANGED = "changed", "geändert fortgeführt"
    DONE = "done", "abgeschlossen"
    DROPPED = "dropped", "entfällt"
    MERGED = "merged", "zusammengeführt"


class MeasureFate(OfMeasure):
    """What a new edition says of a measure of the edition before.

    edition: the new one; into: the measure it goes on in, where two are merged
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="measure_fates")
    fate = models.CharField(max_length=8, choices=Fate.choices)
    reason = models.TextField(blank=True)
    into = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "measure"], name="measure_fate_once"),
            models.CheckConstraint(name="measure_fate_dropped_has_reason",
                                   condition=~models.Q(fate="dropped") | ~models.Q(reason="")),
            models.CheckConstraint(name="measure_fate_merged_into_one",
                                   condition=~models.Q(fate="merged") | models.Q(into__isnull=False)),
        ]
