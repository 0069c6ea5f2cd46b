"""With whom, for whom and where: partners, target groups, regions."""

from __future__ import annotations

from django.db import models

from masswerk.base.models import Kept
from masswerk.bodies.models import Body, Organisation, Region
from masswerk.measures.models.measure import OfMeasure


class Partner(OfMeasure):
    """An organisation that takes part in a measure. role: what it does there ("Lehrgang")."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["measure", "organisation"], name="partner_once")]


class TargetGroup(Kept):
    """One of the groups of people a body's measures are for; the list is the body's own.

    is_retired: no longer offered; measures that have it keep it
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="target_groups")
    name = models.CharField(max_length=120)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="target_group_once")]

    def __str__(self) -> str:
        return self.name


class MeasureTarget(OfMeasure):
    """A measure is for a target group."""

    group = models.ForeignKey(TargetGroup, on_delete=models.PROTECT, related_name="measures")

    class Meta:
        ordering = ["group__name"]
        constraints = [models.UniqueConstraint(fields=["measure", "group"], name="measure_target_once")]


class MeasureRegion(OfMeasure):
    """A measure reaches a region."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="measures")

    class Meta:
        ordering = ["region__name"]
        constraints = [models.UniqueConstraint(fields=["measure", "region"], name="measure_region_once")]
