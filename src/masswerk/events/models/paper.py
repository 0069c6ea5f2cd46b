"""Cards on paper: what was printed for whom."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from masswerk.events.models.event import OfEvent
from masswerk.events.models.groups import Group, GuidingQuestion


class PrintedCards(OfEvent):
    """Cards of one group and question with their numbers, printed to be written on by hand.

    first, count: their numbers, from `first` on; nobody else gets them
    key: made with the form, the same for everything printed by it, so that a form sent twice prints once
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="printed")
    question = models.ForeignKey(GuidingQuestion, on_delete=models.PROTECT, related_name="printed")
    first = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    key = models.CharField(max_length=36)
    printed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["first"]
        constraints = [models.UniqueConstraint(fields=["event", "first"], name="printed_number_once")]

    @property
    def last(self) -> int:
        """The last number."""
        return self.first + self.count - 1
