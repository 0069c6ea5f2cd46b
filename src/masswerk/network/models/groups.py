"""Working groups and boards that meet again and again."""

from __future__ import annotations

import uuid

from django.db import models

from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.concepts.models import Element
from masswerk.network.models.organisations import Profile
from masswerk.network.models.persons import Contact


class GroupKind(models.TextChoices):
    GROUP = "group", "Arbeitsgruppe"
    BOARD = "board", "Beirat"
    STEERING = "steering", "Steuerungsgruppe"
    NETWORK = "network", "Netzwerk"


class WorkingGroup(Kept):
    """A group with a charge; it ends, but is not deleted.

    charge:    what it is to do
    moderator: organisation that invites and leads
    is_public: everybody sees its page: charge, fields, organisations, public meetings
    feed:      number of the signed link of its calendar; None while there is none
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="working_groups")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=GroupKind.choices, default=GroupKind.GROUP)
    charge = models.TextField(blank=True)
    moderator = models.ForeignKey(Profile, null=True, blank=True, on_delete=models.PROTECT, related_name="moderates")
    is_public = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)
    feed = models.ForeignKey("base.SignedLink", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["body", "slug"], name="working_group_slug_once")]

    def __str__(self) -> str:
        return self.name


class OfGroup(Kept):
    """A row of a group; its changes stand in the log as the group's."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    def aggregate(self) -> str:
        return f"workinggroup {self.group_id}"


class Charge(OfGroup):
    """A field of action (or another element) a group answers for."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="working_groups")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "element"], name="charge_once")]


class Membership(OfGroup):
    """An organisation or a person in a group; a contact is a person who comes for an organisation or for themselves."""

    profile = models.ForeignKey(Profile, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "contact"], name="membership_contact_once"),
            models.UniqueConstraint(fields=["group", "profile"], condition=models.Q(contact=None),
                                    name="membership_organisation_once"),
            models.CheckConstraint(name="membership_of_somebody", condition=models.Q(profile__isnull=False)
                                   | models.Q(contact__isnull=False))]
