"""Makes checkpoints of the stored log, publishes them every night, and checks the log against some kept elsewhere."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from masswerk.base.models import ChainHead, LogEntry, PublishedHead
from masswerk.base.queue import write_queue
from masswerk.base.rules import notes
from masswerk.base.rules.chain import Fault, merkle_root
from masswerk.base.rules.checkpoints import Checkpoint, signed


def checkpoint(chain: str) -> Checkpoint:
    """Where one chain stands now."""
    hashes = _hashes(chain)
    return Checkpoint(chain, len(hashes), merkle_root(hashes))


def checkpoints() -> list[Checkpoint]:
    """Where every chain stands now, by name."""
    return [checkpoint(chain) for chain in ChainHead.objects.order_by("chain").values_list("chain", flat=True)]


def secret() -> bytes:
    """The installation's secret that signs checkpoints, 32 bytes."""
    return base64.b64decode(settings.SIGNING_KEY)


def verifier() -> str:
    """The public key that checks what this installation signs."""
    return notes.verifier(secret())


def publish(now: datetime) -> dict[str, int]:
    """Publish where every chain stands, signed, once a day; returns counts for the nightly report.

    The rows are no part of the log: they say of it what it cannot say of itself. The database refuses to change them.
    """
    day = now.astimezone(ZoneInfo("Europe/Berlin")).date()
    with write_queue(), transaction.atomic():
        done = set(PublishedHead.objects.filter(day=day).values_list("chain", flat=True))
        made = [PublishedHead(chain=c.chain, day=day, size=c.size, note=signed(c, secret()))
                for c in checkpoints() if c.chain not in done]
        PublishedHead.objects.bulk_create(made)
    for head in made:
        _hand_out(head)
    return {"veröffentlicht": len(made)}


def published(chain: str) -> QuerySet[PublishedHead]:
    """What was published of a chain, the newest first."""
    return PublishedHead.objects.filter(chain=chain).order_by("-day")


def compare(known: Iterable[Checkpoint]) -> list[Fault]:
    """Check that the log still begins as it stood when the checkpoints were made.

    Finds what no look at the database alone can find: a log cut off or written anew from some entry on.
    """
    faults = []
    for old in known:
        hashes = _hashes(old.chain)
        if len(hashes) < old.size:
            faults.append(Fault(old.chain, len(hashes), f"Der Prüfstand nennt {old.size} Einträge, vorhanden sind "
                                                        f"{len(hashes)}."))
        elif merkle_root(hashes[: old.size]) != old.root:
            faults.append(Fault(old.chain, old.size, f"Die ersten {old.size} Einträge sind nicht mehr die, die der "
                                                     "Prüfstand festhält."))
    return faults


def _hand_out(head: PublishedHead) -> None:
    """Also lay it into the folder from which others fetch it, if there is one."""
    if not settings.CHECKPOINT_FOLDER:
        return
    folder = Path(settings.CHECKPOINT_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{head.chain}-{head.day.isoformat()}.txt").write_text(head.note, encoding="utf-8")


def _hashes(chain: str) -> list[str]:
    return list(LogEntry.objects.filter(chain=chain).order_by("seq").values_list("hash", flat=True))
