"""Bodies with their settings, organisations that several bodies may know, and regions."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from masswerk.base.models import Attachment, Kept


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
    """A state, county, city or municipality; its settings are what its pages say about it.

    logo: related by its key, which is all that pages need of it
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=BodyKind.choices)
    ars = models.CharField(max_length=12, blank=True, validators=[RegexValidator(r"^\d{12}$")])
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    tagline = models.CharField(max_length=200, blank=True)
    lead = models.TextField(blank=True)
    accent = models.CharField(max_length=7, blank=True, validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")])
    logo = models.ForeignKey(Attachment, to_field="key", null=True, blank=True, on_delete=models.PROTECT,
                             related_name="+")
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

    @property
    def logo_address(self) -> str:
        """Where its logo lies; "" for none."""
        return reverse("attachment", kwargs={"key": self.logo_id}) if self.logo_id else ""


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


class RegionKind(models.TextChoices):
    STATE = "state", "Land"
    COUNTY = "county", "Landkreis"
    CITY = "city", "Stadt"
    MUNICIPALITY = "municipality", "Gemeinde"
    QUARTER = "quarter", "Ortsteil"


class Region(Kept):
    """A piece of the map for a time. Where municipalities merge, one region ends and names its successor.

    ars:         official regional key; "" for a quarter, which has none
    valid_from:  first day; valid_until: last day, None while it exists
    latitude, longitude: degrees north and east of a point inside (WGS 84), both or none
    source:      where it is said
    """

    ars = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=RegionKind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["name", "valid_from"]
        indexes = [models.Index(fields=["ars", "valid_from"])]
        constraints = [
            models.CheckConstraint(name="region_ends_after_it_began", condition=models.Q(valid_until=None)
                                   | models.Q(valid_until__gte=models.F("valid_from"))),
            models.CheckConstraint(name="region_has_both_coordinates", condition=models.Q(
                latitude=None, longitude=None) | models.Q(latitude__isnull=False, longitude__isnull=False)),
            models.UniqueConstraint(fields=["ars", "valid_from"], condition=~models.Q(ars=""), name="region_key_once"),
        ]

    def __str__(self) -> str:
        return self.name
