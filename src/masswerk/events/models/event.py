"""An event and its programme."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.concepts.models import Edition
from masswerk.participation.models import Procedure


class EventKind(models.TextChoices):
    DISCUSSION = "discussion", "Diskussionsveranstaltung"
    NETWORK = "network", "Netzwerktreffen"


class EventState(models.TextChoices):
    PLANNED = "planned", "geplant"
    RUNNING = "running", "läuft"
    FINISHED = "finished", "beendet"
    DOCUMENTED = "documented", "Dokumentation veröffentlicht"


class Event(Kept):
    """One day on which people talk about a concept.

    edition:   the text that is discussed
    procedure: where its cards are weighed; None until they are handed over
    guests:    how many came, a count and nothing else; None while unknown
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="events")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="events")
    procedure = models.ForeignKey(Procedure, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=12, choices=EventKind.choices, default=EventKind.DISCUSSION)
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    held_on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    hosts = models.CharField(max_length=300, blank=True)
    guests = models.PositiveIntegerField(null=True, blank=True)
    outlook = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=EventState.choices, default=EventState.PLANNED)
    documented_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "Veranstaltungen"
        ordering = ["-held_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["body", "slug"], name="event_slug_once")]

    def __str__(self) -> str:
        return self.title


class OfEvent(Kept):
    """A row that belongs to one event and is logged with it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    def aggregate(self) -> str:
        return f"event {self.event_id}"


class AgendaItem(OfEvent):
    """One item of the programme."""

    position = models.PositiveIntegerField()
    begins_at = models.TimeField(null=True, blank=True)
    title = models.CharField(max_length=300)
    by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="agenda_position_once")]
