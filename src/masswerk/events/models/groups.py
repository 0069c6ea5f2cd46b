"""Working groups of an event, what they were asked, and what they reported."""

from __future__ import annotations

from django.db import models

from masswerk.concepts.models import Element
from masswerk.events.models.event import OfEvent
from masswerk.people.models import Account


class Colour(models.TextChoices):
    """Colours of cards; each has its own sign, because not everybody sees colours."""

    GREEN = "green", "grün"
    YELLOW = "yellow", "gelb"
    BLUE = "blue", "blau"
    WHITE = "white", "weiß"
    ORANGE = "orange", "orange"
    PINK = "pink", "rosa"


class Group(OfEvent):
    """One working group: its fields, who moderates, what was summed up.

    moderator, co_moderator: accounts that may write cards and summaries; None where nobody has one
    moderation: as the documentation names it, a function or an office ("Koordinierungsstelle")
    """

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    room = models.CharField(max_length=120, blank=True)
    moderation = models.CharField(max_length=200, blank=True)
    moderator = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    co_moderator = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    guests = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="group_number_once")]

    def __str__(self) -> str:
        return self.title


class GroupField(OfEvent):
    """A field of action (or another element) that a group talks about."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="fields")
    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="event_groups")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "element"], name="group_field_once")]


class GuidingQuestion(OfEvent):
    """A question all groups are asked, answered on cards of one colour."""

    number = models.PositiveIntegerField()
    text = models.TextField()
    short = models.CharField(max_length=60)
    colour = models.CharField(max_length=8, choices=Colour.choices)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="question_number_once"),
            models.UniqueConstraint(fields=["event", "colour"], name="question_colour_once"),
        ]


class Summary(OfEvent):
    """What the moderation of a group reported in the plenary, point by point.

    contribution: what it became when it was handed over; None before
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="summaries")
    position = models.PositiveIntegerField()
    text = models.TextField()
    contribution = models.OneToOneField("participation.Contribution", null=True, blank=True, on_delete=models.PROTECT,
                                        related_name="summary")

    class Meta:
        ordering = ["group", "position"]
