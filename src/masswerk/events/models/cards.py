"""Cards, how a group put them together, and photos of them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from masswerk.events.models.event import OfEvent
from masswerk.events.models.groups import Group, GuidingQuestion
from masswerk.participation.models import Contribution


class Cluster(OfEvent):
    """Cards of one group and question that belong together, with a heading."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="clusters")
    question = models.ForeignKey(GuidingQuestion, on_delete=models.PROTECT, related_name="clusters")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=120)

    class Meta:
        ordering = ["position", "id"]


class Card(OfEvent):
    """One card on the wall.

    number:     within the event; printed cards bring theirs along
    client_key: made by the device that typed it, so that a card sent twice is kept once; "" otherwise
    text:       "" for a card read from a photo whose text nobody typed yet
    contribution: what it became when it was handed over; from then on the card stays as it is
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="cards")
    question = models.ForeignKey(GuidingQuestion, on_delete=models.PROTECT, related_name="cards")
    cluster = models.ForeignKey(Cluster, null=True, blank=True, on_delete=models.SET_NULL, related_name="cards")
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True)
    dots = models.PositiveIntegerField(default=0)
    client_key = models.CharField(max_length=36, blank=True)
    contribution = models.OneToOneField(Contribution, null=True, blank=True, on_delete=models.PROTECT,
                                        related_name="card")
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="card_number_once"),
            models.UniqueConstraint(fields=["event", "client_key"], condition=~models.Q(client_key=""),
                                    name="card_arrives_once"),
        ]


class CardPhoto(OfEvent):
    """A picture of a wall, or the crop of one card from it.

    attachment: the kept file (`base.attachments`)
    card:       whose crop it is; None for a whole wall
    found:      of a wall: what became of the cards on it (`rules.printed.Findings`)
    The file goes after half a year, and this row with it.
    """

    attachment = models.ForeignKey("base.Attachment", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="photos")
    card = models.ForeignKey(Card, null=True, blank=True, on_delete=models.PROTECT, related_name="photos")
    alt = models.CharField(max_length=300)
    is_public = models.BooleanField(default=False)
    found = models.JSONField(default=dict, blank=True)
