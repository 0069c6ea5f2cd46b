"""Council papers that decided on a measure."""

from __future__ import annotations

from django.db import models

from masswerk.measures.models.measure import OfMeasure


class CouncilPaper(OfMeasure):
    """A paper of the council. label: its number and subject; url: where it can be read, "" for nowhere."""

    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    url = models.URLField(blank=True)

    class Meta:
        ordering = ["position", "id"]
