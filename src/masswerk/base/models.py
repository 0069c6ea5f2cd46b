"""The log and the model every logged row derives from."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone

from masswerk.base import recording
from masswerk.base.encryption import EncryptedTextField


class ChainHead(models.Model):
    """Where a chain ends: the last number and hash, locked as the last step of each action."""

    chain = models.CharField(max_length=64, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)


class LogEntry(models.Model):
    """One entry of the append-only log; the database refuses change, but for shredding (`payload`, `salt` to NULL)."""

    chain = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()
    at = models.CharField(max_length=32)
    verb = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    cause = models.CharField(max_length=32)
    payload = models.TextField(null=True)
    salt = models.BinaryField(null=True, max_length=16)
    commitment = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="log_entry_once")]
        indexes = [models.Index(fields=["chain", "subject"]), models.Index(fields=["cause"])]


class PublishedHead(models.Model):
    """Where a chain stood on a day, as it was published: the database refuses to change or remove it.

    note: the checkpoint with its signature (`base.rules.checkpoints`)
    """

    chain = models.CharField(max_length=64)
    day = models.DateField()
    size = models.PositiveBigIntegerField()
    note = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "day"], name="published_head_once")]


class CachedValue(models.Model):
    """A value all processes share for a while (`base.shared_cache`); the columns are those Django's cache asks for."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)


class KeptQuerySet(models.QuerySet[Any]):
    """Bulk writes that record what they change; outside of an action they are refused."""

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        recorder = recording.current()
        made = super().bulk_create(objs, *args, **kwargs)
        for row in made:
            recorder.created(row)
        return made

    def bulk_update(self, objs: Any, fields: Any, *args: Any, **kwargs: Any) -> Any:
        recorder = recording.current()
        rows = list(objs)
        before = {row["id"]: row for row in self.model._base_manager.filter(pk__in=[o.pk for o in rows]).values()}
        with recording.inside_bulk():
            done = super().bulk_update(rows, fields, *args, **kwargs)
        for row in rows:
            recorder.changed(row, before[row.pk])
        return done

    def update(self, **kwargs: Any) -> int:
        if recording.is_inside_bulk():
            return super().update(**kwargs)
        recorder = recording.current()
        before = {row[self.model._meta.pk.attname]: row for row in self.model._base_manager.filter(
            pk__in=self.values("pk")).values()}
        done = super().update(**kwargs)
        for row in self.model._base_manager.filter(pk__in=list(before)):
            recorder.changed(row, before[row.pk])
        return done

    def delete(self) -> Any:
        recorder = recording.current()
        rows = list(self)
        done = super().delete()
        for row in rows:
            recorder.deleted(row)
        return done


class Kept(models.Model):
    """A row whose every change is in the log.

    Writing is possible only inside an action (`masswerk.base.actions.action`).
    `not_logged` names fields whose values never enter the log.
    """

    not_logged: ClassVar[frozenset[str]] = frozenset()

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def chain(self) -> str:
        """The chain that logs this row: its body's, or the installation's."""
        body = getattr(self, "body_id", None)
        return f"body-{body}" if body else "installation"

    def aggregate(self) -> str:
        """The object this row belongs to, as named in the log ("edition 12")."""
        return f"{self._meta.model_name} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        recorder = recording.current()
        before: dict[str, Any] | None = None
        if not self._state.adding:
            before = dict(type(self)._base_manager.filter(pk=self.pk).values().get())
        super().save(*args, **kwargs)
        if before is None:
            recorder.created(self)
        else:
            recorder.changed(self, before)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        recorder = recording.current()
        recorder.deleted(self)
        return super().delete(*args, **kwargs)


class MailState(models.TextChoices):
    WAITING = "waiting", "wartet"
    SENDING = "sending", "wird versandt"
    SENT = "sent", "versandt"
    UNCLEAR = "unclear", "unklar, wird wiederholt"
    FAILED = "failed", "nicht zustellbar"


class OutgoingMail(Kept):
    """One e-mail on its way out.

    key:        what it is about; there is one mail for each
    body_id:    the body it is sent for, None for the installation (`base` knows no bodies)
    message_id: the same with every try, so that a receiver recognises a repetition
    text:       emptied as soon as the mail was sent
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"to", "subject", "text"})

    key = models.CharField(max_length=120, unique=True)
    body_id = models.PositiveBigIntegerField(null=True)
    sender = models.CharField(max_length=254)
    to = EncryptedTextField()
    subject = EncryptedTextField()
    text = EncryptedTextField(blank=True)
    message_id = models.CharField(max_length=320, unique=True)
    state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"])]


class SignedLink(Kept):
    """A link for somebody without an account; of its secret only a hash is kept (`base.links`)."""

    not_logged: ClassVar[frozenset[str]] = frozenset({"name_hash"})

    name_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    body_id = models.PositiveBigIntegerField(null=True)
    scope = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def is_open(self, now: datetime) -> bool:
        """True until it expires or is revoked."""
        return self.revoked_at is None and now < self.expires_at


class AttachmentState(models.TextChoices):
    KEPT = "kept", "aufbewahrt"
    EMPTIED = "emptied", "gelöscht"


class DeletionClass(models.TextChoices):
    """How long a file is kept."""

    WITH_OWNER = "with_owner", "mit dem, wozu sie gehört"
    MONTH = "month", "einen Monat"
    HALF_YEAR = "half_year", "ein halbes Jahr"
    YEAR = "year", "ein Jahr"
    THREE_YEARS = "three_years", "drei Jahre"
    TEN_YEARS = "ten_years", "zehn Jahre"


KEPT_DAYS = {DeletionClass.MONTH: 30, DeletionClass.HALF_YEAR: 183, DeletionClass.YEAR: 365,
             DeletionClass.THREE_YEARS: 3 * 365, DeletionClass.TEN_YEARS: 3653}


class Attachment(Kept):
    """One file that belongs to something (`base.attachments`).

    key:           names it in its address; not guessable
    body_id:       the body it is kept for, None for the installation (`base` knows no bodies)
    purpose:       what for, one of those the packages joined
    file:          path in the storage; "" once it was emptied
    media_type:    found from the content
    width, height: pixels of a picture
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"key", "file", "name"})

    key = models.CharField(max_length=32, unique=True)
    body_id = models.PositiveBigIntegerField(null=True)
    purpose = models.CharField(max_length=40)
    file = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=8, choices=AttachmentState.choices, default=AttachmentState.KEPT)
    deletion = models.CharField(max_length=12, choices=DeletionClass.choices, default=DeletionClass.WITH_OWNER)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["body_id", "purpose"])]
        constraints = [models.CheckConstraint(
            condition=models.Q(state="kept") & ~models.Q(file="") | models.Q(state="emptied", file=""),
            name="attachment_kept_has_file")]

    @property
    def address(self) -> str:
        """Where its file can be fetched by whoever may see it."""
        return reverse("attachment", kwargs={"key": self.key})

    @property
    def delete_after(self) -> datetime | None:
        """When it is due to be emptied; None if it goes with its owner."""
        days = KEPT_DAYS.get(DeletionClass(self.deletion))
        return None if days is None else self.created_at + timedelta(days=days)


class ReadEntry(models.Model):
    """Who read a sensitive record, when and on which page; the database lets nobody change it (`base.reads`).

    subject: the record, as the log names objects ("account 7")
    page:    as people call it ("Menschen und Rollen")
    keep_until: last day on which it must be there
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    body_id = models.PositiveBigIntegerField(null=True)
    subject = models.CharField(max_length=120)
    page = models.CharField(max_length=80)
    keep_until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["body_id", "at"]), models.Index(fields=["actor", "subject", "at"])]


class NightlyRun(Kept):
    """The nightly work of one day: begun once, with a report that holds counts only."""

    day = models.DateField(unique=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    report = models.JSONField(default=dict)
