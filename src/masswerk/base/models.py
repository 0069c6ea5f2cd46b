"""The log and the model every logged row derives from."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from masswerk.base import recording


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
        before = None if self._state.adding else type(self)._base_manager.filter(pk=self.pk).values().first()
        super().save(*args, **kwargs)
        if before is None:
            recorder.created(self)
        else:
            recorder.changed(self, before)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        recorder = recording.current()
        recorder.deleted(self)
        return super().delete(*args, **kwargs)
