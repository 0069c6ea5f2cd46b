"""People to reach at organisations; apart from accounts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from masswerk.base.encryption import EncryptedTextField
from masswerk.base.models import Kept
from masswerk.bodies.models import Body
from masswerk.network.models.organisations import Profile


class Person(Kept):
    """Somebody the office works with; may have a function at several organisations.

    purpose:    what the office needs to reach them for
    keep_until: last day on which they are kept, unless somebody checks and prolongs
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"name", "purpose"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="persons")
    name = EncryptedTextField()
    purpose = models.CharField(max_length=300)
    keep_until = models.DateField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["keep_until"])]

    def __str__(self) -> str:
        return self.name


class Contact(Kept):
    """A person with a function at an organisation; without one where they speak for themselves.

    is_public: everybody sees name, function, mail and phone in the directory
    agreed_on: day on which the person agreed to that
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"function", "mail", "phone"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    profile = models.ForeignKey(Profile, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts")
    function = models.CharField(max_length=200, blank=True)
    mail = EncryptedTextField(blank=True)
    phone = EncryptedTextField(blank=True)
    is_public = models.BooleanField(default=False)
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "profile"], name="contact_once"),
            models.CheckConstraint(name="contact_public_with_consent", condition=models.Q(is_public=False)
                                   | models.Q(agreed_on__isnull=False))]

    def aggregate(self) -> str:
        return f"person {self.person_id}"
