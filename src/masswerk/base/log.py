"""Writes, reads and verifies the log."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

from django.core.serializers.json import DjangoJSONEncoder

from masswerk.base.deletions import remember
from masswerk.base.models import ChainHead, LogEntry
from masswerk.base.prepared import Prepared
from masswerk.base.recording import Recorder, Subject
from masswerk.base.rules import chain as rules


def write(recorder: Recorder) -> None:
    """Append one entry per subject of an action; the chain's head is locked last."""
    by_chain: dict[str, list[Subject]] = {}
    for subject in recorder.subjects.values():
        by_chain.setdefault(subject.chain, []).append(subject)
    for name in sorted(by_chain):
        _append(name, by_chain[name], recorder)


def _append(name: str, subjects: list[Subject], recorder: Recorder) -> None:
    head = _locked(name)
    entries = []
    for subject in subjects:
        entry = _entry(head, subject, recorder)
        entries.append(entry)
        head.seq, head.hash = entry.seq, entry.hash
    LogEntry.objects.bulk_create(entries)
    ChainHead.objects.filter(pk=name).update(seq=head.seq, hash=head.hash)


_end_of = Prepared(lambda chain: ChainHead.objects.select_for_update().filter(chain=chain).values_list("seq", "hash"),
                   "\x00")


def _locked(name: str) -> ChainHead:
    """The end of a chain, for this transaction alone; a chain nobody has written to begins here."""
    rows = _end_of(name)
    if not rows:
        ChainHead.objects.get_or_create(chain=name, defaults={"hash": rules.GENESIS})
        rows = _end_of(name)
    seq, digest = rows[0]
    return ChainHead(chain=name, seq=seq, hash=digest)


def _entry(head: ChainHead, subject: Subject, recorder: Recorder) -> LogEntry:
    payload = json.dumps({
        "by": recorder.actor, "facts": subject.facts,
        "changes": [{"row": c.row, "before": c.before, "after": c.after} for c in subject.changes],
    }, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    salt = secrets.token_bytes(rules.SALT_BYTES)
    facts = {
        "chain": subject.chain, "seq": head.seq + 1, "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "verb": subject.verb, "subject": subject.name, "cause": subject.cause or recorder.cause,
        "commitment": rules.commit(salt, payload), "previous": head.hash,
    }
    return LogEntry(payload=payload, salt=salt, hash=rules.entry_hash(**facts), **facts)  # type: ignore[arg-type]


def entries(name: str) -> Iterator[rules.Entry]:
    """The stored entries of a chain, in order."""
    for row in LogEntry.objects.filter(chain=name).order_by("seq").iterator(chunk_size=2000):
        yield rules.Entry(
            chain=row.chain, seq=row.seq, at=row.at, verb=row.verb, subject=row.subject, cause=row.cause,
            commitment=row.commitment, previous=row.previous, hash=row.hash, payload=row.payload,
            salt=None if row.salt is None else bytes(row.salt))


def verify_all() -> list[rules.Fault]:
    """Check every chain against its head; entries of chains without a head are faults too."""
    faults: list[rules.Fault] = []
    heads = {head.chain: (head.seq, head.hash) for head in ChainHead.objects.all()}
    known = set(heads) | set(LogEntry.objects.values_list("chain", flat=True).distinct())
    for name in sorted(known):
        faults += rules.verify(entries(name), heads.get(name, (0, rules.GENESIS)))
    return faults


def shred(entry: LogEntry) -> None:
    """Delete the content of one entry; the chain stays provable, and a restored backup loses it again."""
    remember("base.LogEntry", f"{entry.chain} {entry.seq}", entry.hash)
    LogEntry.objects.filter(pk=entry.pk).update(payload=None, salt=None)
