"""Personal data of `base`, and what its night work deletes and renews."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.db import connection
from django_tasks_db.models import DBTaskResult

from masswerk.base import checkpoints, clock, log, privacy, reads, shared_cache
from masswerk.base.actions import SYSTEM, Actor, action, note
from masswerk.base.deletions import Deletion, on_restore, remember
from masswerk.base.encryption import EncryptedTextField, is_current
from masswerk.base.models import LogEntry, OutgoingMail, SignedLink

MAIL_KEPT = timedelta(days=30)
LINK_KEPT = timedelta(days=90)
JOB_KEPT = timedelta(days=14)


def connect() -> None:
    """Declare data and join the nightly run; called when the app is ready."""
    privacy.declare(
        privacy.Personal("base.OutgoingMail", privacy.MAIL, "Empfängerinnen und Empfänger",
                         "E-Mail-Adresse, Betreff, Text (verschlüsselt; der Text bis zum Versand)", "Nachrichten "
                         "zustellen", privacy.PUBLIC_TASK, "30 Tage nach der letzten Änderung",
                         delete=_delete_mails),
        privacy.Personal("base.SignedLink", privacy.MAIL, "Empfängerinnen und Empfänger eines Links",
                         "wofür der Link gilt, kein Name", "Zugang ohne Konto", privacy.PUBLIC_TASK,
                         "drei Monate nach Ablauf", hidden=frozenset({"name_hash"}), delete=_delete_links),
        privacy.Personal("base.LogEntry", privacy.PROOF, "Beschäftigte mit Konto", "Nummer des Kontos, Zeitpunkt, was "
                         "vorher und nachher galt", "nachweisen, wie das Konzept entstanden ist", privacy.LEGAL_DUTY,
                         "so lange wie das Konzept; der Name geht mit dem Konto, Inhalte lassen sich einzeln löschen"))
    privacy.declare(privacy.Personal(
        "base.ReadEntry", privacy.PROOF, "Beschäftigte mit Konto", "Nummer des Kontos, Zeitpunkt, welcher Datensatz "
        "auf welcher Seite", "nachweisen, wer geschützte Angaben gelesen hat", privacy.LEGAL_DUTY, "nach einem Jahr",
        own=reads.of, delete=reads.delete_due))
    privacy.declare_impersonal("Kettenenden, Zähler und Aufträge ohne Angaben zu Personen", "base.ChainHead",
                               "base.NightlyRun", "base.PublishedHead", "base.CachedValue",
                               "django_tasks_database.DBTaskResult")
    on_restore("base.LogEntry", _shred_again)
    on_restore("base.OutgoingMail", _forget_mail_again)
    clock.by_night("Löschfristen", privacy.delete_due)
    clock.by_night("Aufträge", _delete_jobs)
    clock.by_night("Gemeinsame Zähler", shared_cache.forget_expired)
    clock.by_night("Prüfstände", checkpoints.publish)
    clock.by_night("Schlüssel", lambda now: {"neu verschlüsselt": renew_fields(by=SYSTEM)})


@action("mail.forgotten")
def forget_mail(mail: OutgoingMail, *, by: Actor) -> None:
    """Delete a mail that has been sent or given up."""
    remember("base.OutgoingMail", mail.pk, mail.created_at)
    mail.delete()


@action("link.forgotten")
def forget_link(link: SignedLink, *, by: Actor) -> None:
    """Delete a link that has expired."""
    link.delete()


@action("field.renewed")
def renew_fields(*, by: Actor) -> int:
    """Write encrypted fields that are still under an old key under the present one; returns how many rows."""
    count = 0
    for model in apps.get_models():
        names = [str(f.column) for f in model._meta.concrete_fields if isinstance(f, EncryptedTextField)]
        if names:
            count += sum(_renew(model, pk) for pk in _stale(model, names))
    if count:
        note("installation", "encrypted fields", renewed=count)
    return count


def _renew(model: type, pk: object) -> bool:
    model.objects.get(pk=pk).save()  # type: ignore[attr-defined]
    return True


def _stale(model: type, columns: list[str]) -> list[object]:
    meta = model._meta  # type: ignore[attr-defined]
    quote = connection.ops.quote_name
    chosen = ", ".join(quote(name) for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {quote(meta.pk.column)}, {chosen} FROM {quote(meta.db_table)}")  # noqa: S608  our own names
        return [pk for pk, *tokens in cursor.fetchall() if any(token and not is_current(token) for token in tokens)]


def _shred_again(deletion: Deletion) -> bool:
    chain, _, seq = deletion.key.rpartition(" ")
    entry = LogEntry.objects.filter(chain=chain, seq=int(seq), hash=deletion.made).exclude(payload=None).first()
    if entry is not None:
        log.shred(entry)
    return entry is not None


def _forget_mail_again(deletion: Deletion) -> bool:
    mail = OutgoingMail.objects.filter(pk=deletion.key).first()
    if mail is None or mail.created_at.astimezone(UTC).isoformat() != deletion.made:
        return False
    forget_mail(mail, by=SYSTEM)
    return True


def _delete_mails(now: datetime) -> int:
    due = list(OutgoingMail.objects.filter(changed_at__lt=now - MAIL_KEPT))
    for mail in due:
        forget_mail(mail, by=SYSTEM)
    return len(due)


def _delete_links(now: datetime) -> int:
    due = list(SignedLink.objects.filter(expires_at__lt=now - LINK_KEPT))
    for link in due:
        forget_link(link, by=SYSTEM)
    return len(due)


def _delete_jobs(now: datetime) -> dict[str, int]:
    return {"erledigte gelöscht": DBTaskResult.objects.finished().filter(finished_at__lt=now - JOB_KEPT).delete()[0]}
