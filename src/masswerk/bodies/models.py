"""Bodies with their settings, and organisations that several bodies may know."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from masswerk.base.models import Kept


class BodyKind(models.TextChoices):
    STATE = "state", "Land"
    COUNTY = "county", "Landkreis"
    CITY = "city", "Stadt"
    MUNICIPALITY = "municipality", "Gemeinde"


LICENCES = {
    "CC-BY-4.0": ("Creative Commons Namensnennung 4.0", "https://creativecommons.org/licenses/by/4.0/deed.de"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.de"),
    "DL-DE-BY-2.0": ("Datenlizenz Deutschland Namensnennung 2.0", "https://www.govdata.de/dl-de/by-2-0"),
    "DL-DE-ZERO-2.0": ("Datenlizenz Deutschland Zero 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
}
"""Open data licences a body may choose from: short name to German name and address of the text."""


class Body(Kept):
    """A state, county, city or municipality; its settings are what its pages say about it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=BodyKind.choices)
    ars = models.CharField(max_length=12, blank=True, validators=[RegexValidator(r"^\d{12}$")])
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    tagline = models.CharField(max_length=200, blank=True)
    lead = models.TextField(blank=True)
    accent = models.CharField(max_length=7, blank=True, validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")])
    licence = models.CharField(max_length=20, choices=[(k, v[0]) for k, v in LICENCES.items()], default="CC-BY-4.0")
    mail_sender = models.EmailField(blank=True)
    imprint = models.TextField(blank=True)
    privacy_notice = models.TextField(blank=True)
    accessibility_statement = models.TextField(blank=True)
    barrier_contact = models.EmailField(blank=True)
    sign_language_url = models.URLField(blank=True)
    is_demo = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["ars"], condition=~models.Q(ars=""), name="body_ars_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return f"body-{self.pk}"


class Organisation(Kept):
    """A partner: association, school, office, chamber. Shared between bodies, so it belongs to none."""

    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=60, blank=True)
    website = models.URLField(blank=True)
    bodies = models.ManyToManyField(Body, related_name="organisations", blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
