"""Meetings of a group: when and where, what was talked about, what was decided, who does what."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.concepts.models import Element
from masswerk.network.models.groups import OfGroup
from masswerk.network.models.organisations import Profile


class Meeting(OfGroup):
    """One meeting.

    invitation: words of the invitation; minutes: what was talked about, internal
    is_public:  everybody sees day, place, agenda and resolutions
    key:        names it in calendars for ever; version: counts up, so that calendars know the newest
    """

    title = models.CharField(max_length=200, blank=True)
    held_on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    invitation = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [models.CheckConstraint(name="meeting_ends_after_it_began", condition=models.Q(ends_at=None)
                                              | models.Q(ends_at__gt=models.F("begins_at")))]

    def __str__(self) -> str:
        return self.title or f"{self.group.name}, {self.held_on:%d.%m.%Y}"


class OfMeeting(Kept):
    """A row of a meeting; its changes stand in the log as the meeting's."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="%(class)ss")
    element = models.ForeignKey(Element, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def aggregate(self) -> str:
        return f"meeting {self.meeting_id}"


class MeetingPoint(OfMeeting):
    """A point of the agenda, with the element it is about."""

    position = models.PositiveIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["meeting", "position"]


class Resolution(OfMeeting):
    """What a meeting decided, with the element it is about.

    votes: how it was voted, as the minutes say ("einstimmig")
    """

    number = models.PositiveIntegerField()
    text = models.TextField()
    votes = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="resolution_number_once")]


class GroupTask(OfMeeting):
    """What somebody is to do until when.

    profile:  organisation that does it
    taken_as: what it became elsewhere, as the log names objects ("task 7"); "" while it stays here
    """

    text = models.CharField(max_length=500)
    profile = models.ForeignKey(Profile, null=True, blank=True, on_delete=models.PROTECT, related_name="group_tasks")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    taken_as = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
