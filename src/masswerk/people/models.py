"""Accounts, grants and invitations."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from masswerk.base.models import Kept
from masswerk.bodies.models import Body


class Role(models.TextChoices):
    VISITOR = "visitor", "Besucherin oder Besucher"
    PARTNER = "partner", "Träger"
    MODERATOR = "moderator", "Moderation"
    CO_MODERATOR = "co_moderator", "Ko-Moderation"
    COUNCIL = "council", "Ratsmitglied"
    COORDINATOR = "coordinator", "Koordinierungsstelle"
    STATISTICIAN = "statistician", "Statistik"
    COMPLAINT_OFFICER = "complaint_officer", "Beschwerdestelle"
    MENTOR = "mentor", "Mentoring"
    VOLUNTEER = "volunteer", "Ehrenamt"
    MEDIATOR = "mediator", "Sprachmittlung"
    ADMINISTRATOR = "administrator", "Verwaltung der Anwendung"
    AUDITOR = "auditor", "Prüfung"


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Somebody who can sign in. What they may do is said by grants alone.

    Purpose: signing in. Basis: Art. 6 (1) e GDPR. Deleted: two years after the last grant ended.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    is_installation_admin = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def log_name(self) -> str:
        """How the log names this account: by number, so that deleting the account leaves a valid log."""
        return f"account {self.pk}"

    def get_short_name(self) -> str:
        return self.name or self.email.partition("@")[0]


class Grant(Kept):
    """Account + role + body, for a time; the one source of rights."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    scope = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(default=date.today)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(
            fields=["account", "body", "role", "scope"], condition=models.Q(valid_until__isnull=True),
            name="grant_once")]

    def aggregate(self) -> str:
        return f"account {self.account_id}"


class Invitation(Kept):
    """An invitation to take a role; the link carries a secret of which only the hash is kept."""

    not_logged: ClassVar[frozenset[str]] = frozenset({"email", "secret_hash"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def is_open(self, now: Any) -> bool:
        """True while the invitation can be accepted."""
        return self.accepted_at is None and self.revoked_at is None and now < self.expires_at


class Session(AbstractBaseSession):
    """One sign-in on one device, gone when it ends.

    device: the sort of browser ("Firefox, Windows"), nothing that tells people apart
    """

    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="sessions")
    device = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(default=timezone.now)

    @classmethod
    def get_session_store_class(cls) -> Any:
        from masswerk.people.sessions import SessionStore

        return SessionStore
