"""Keeps files beside the database and takes them away again.

A file is written before its row and taken away after it: at every moment each row finds its file. What a killed
program leaves behind has no row, and goes at night.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from masswerk.base.actions import SYSTEM, Actor, action
from masswerk.base.attachments.examining import Examined
from masswerk.base.deletions import Deletion, remember
from masswerk.base.models import Attachment, AttachmentState, DeletionClass

FOLDER = "attachments"
SETTLED = timedelta(days=1)
"""Files younger than this may belong to an action that is still running."""


@action("attachment.kept")
def attach(examined: Examined, *, by: Actor, body_id: int | None = None,
           deletion: DeletionClass | None = None) -> Attachment:
    """Keep an examined file; whoever calls keeps a relation to the row.

    deletion: how long, where the purpose does not fit
    """
    path = default_storage.save(f"{FOLDER}/{timezone.now():%Y/%m}/{secrets.token_hex(16)}",
                                ContentFile(examined.content))
    kept = Attachment(
        key=secrets.token_urlsafe(16), body_id=body_id, purpose=examined.purpose.name, file=path, name=examined.name,
        media_type=examined.media_type, size=len(examined.content), sha256=examined.sha256, width=examined.width,
        height=examined.height, deletion=deletion or examined.purpose.kept)
    kept.save()
    return kept


@action("attachment.removed")
def remove(attachment: Attachment, *, by: Actor) -> None:
    """Delete an attachment nothing points to any more, with its file."""
    _take_away(attachment)
    attachment.delete()


@action("attachment.emptied")
def empty(attachment: Attachment, *, by: Actor) -> None:
    """Delete the file for good; the row stays with size and hash, for adopted texts that point to it."""
    _take_away(attachment)
    attachment.state, attachment.file, attachment.name = AttachmentState.EMPTIED, "", ""
    attachment.save()


def read(attachment: Attachment) -> bytes:
    """The file's content; b"" once it was emptied."""
    if not attachment.file:
        return b""
    with default_storage.open(attachment.file) as file:
        content: bytes = file.read()
    return content


def empty_again(deletion: Deletion) -> bool:
    """Repeat a deletion after an old backup was restored."""
    found: Attachment | None = Attachment.objects.filter(pk=deletion.key, state=AttachmentState.KEPT).first()
    if found is None or found.created_at != datetime.fromisoformat(deletion.made):
        return False
    empty(found, by=SYSTEM)
    return True


def empty_due(now: datetime) -> int:
    """Empty what has been kept as long as its deletion class says; returns how many."""
    due = [kept for kept in Attachment.objects.filter(state=AttachmentState.KEPT).exclude(
        deletion=DeletionClass.WITH_OWNER) if kept.delete_after and kept.delete_after <= now]
    for kept in due:
        empty(kept, by=SYSTEM)
    return len(due)


def sweep(now: datetime) -> dict[str, int]:
    """Delete files that no row knows, left by actions that did not end; returns how many."""
    lost = [path for path in unknown_files() if default_storage.get_modified_time(path) < now - SETTLED]
    for path in lost:
        default_storage.delete(path)
    return {"Dateien ohne Eintrag gelöscht": len(lost)}


def unknown_files() -> list[str]:
    """Paths of kept files that no row knows."""
    known = set(Attachment.objects.exclude(file="").values_list("file", flat=True))
    return [path for path in _paths(FOLDER) if path not in known]


def lost_files() -> list[Attachment]:
    """Rows whose file is gone or has another size."""
    return [kept for kept in Attachment.objects.exclude(file="") if not _is_there(kept)]


def _is_there(kept: Attachment) -> bool:
    return default_storage.exists(kept.file) and default_storage.size(kept.file) == kept.size


def _paths(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, names = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in names)
    for inner in folders:
        yield from _paths(f"{folder}/{inner}")


def _take_away(attachment: Attachment) -> None:
    if not attachment.file:
        return
    key, made, path = attachment.pk, attachment.created_at, attachment.file

    def forget() -> None:
        remember("base.Attachment", key, made)
        default_storage.delete(path)

    # only once the rows are gone: if the action fails, they must still find their file
    transaction.on_commit(forget)
