"""What a body knows of an organisation: each body answers for what it publishes."""

from __future__ import annotations

from django.db import models

from masswerk.base.models import Kept
from masswerk.bodies.models import Body, Organisation
from masswerk.concepts.models import Element


class Sort(models.TextChoices):
    OFFICE = "office", "Behörde, Amt"
    WELFARE = "welfare", "Wohlfahrtsverband"
    CLUB = "club", "Verein"
    MIGRANT = "migrant", "Migrantenorganisation"
    CHAMBER = "chamber", "Kammer, Wirtschaft"
    SCHOOL = "school", "Schule, Bildung"
    ADVICE = "advice", "Beratungsstelle"
    FAITH = "faith", "Religionsgemeinschaft"
    HEALTH = "health", "Gesundheit"
    MUNICIPALITY = "municipality", "Gemeinde"
    OTHER = "other", "andere"


class Profile(Kept):
    """An organisation as one body knows it.

    offers:    what it does for whom, in a few words
    languages: short names ("ar"), in the order of the list people choose from
    opening_hours: a line for each time
    is_public: stands in the directory everybody reads
    version:   counts up with each change, so that two who write at once see each other
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="profiles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="profiles")
    sort = models.CharField(max_length=12, choices=Sort.choices, default=Sort.OTHER)
    offers = models.TextField(blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    town = models.CharField(max_length=120, blank=True)
    mail = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    opening_hours = models.TextField(blank=True)
    languages = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "organisation"], name="profile_once")]

    def __str__(self) -> str:
        return self.organisation.name


class ProfileTopic(Kept):
    """A field of action an organisation works in."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="topics")
    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="network_topics")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "element"], name="profile_topic_once")]

    def aggregate(self) -> str:
        return f"profile {self.profile_id}"
