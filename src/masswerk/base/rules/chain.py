"""The log's chain: what binds one entry to the one before, and how a falsified log is found.

Each entry commits to its payload by HMAC with a random salt. Salt and payload can be deleted
(personal data) while the chain over the commitments stays provable.
Source: RFC 2104 (HMAC); RFC 6962 section 2.1 (Merkle tree hash, domain separation).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GENESIS = "0" * 64
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as stored; `payload` and `salt` are None once shredded."""

    chain: str
    seq: int
    at: str
    verb: str
    subject: str
    cause: str
    commitment: str
    previous: str
    hash: str
    payload: str | None
    salt: bytes | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with which entry, in German."""

    chain: str
    seq: int
    what: str


def commit(salt: bytes, payload: str) -> str:
    """Commitment to a payload: HMAC-SHA256 under a fixed-length salt, as hex.

    >>> commit(b"\\0" * 16, "x") == commit(b"\\0" * 16, "y")
    False
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"salt has {len(salt)} bytes, not {SALT_BYTES}")
    return hmac.new(salt, payload.encode(), hashlib.sha256).hexdigest()


def entry_hash(*, chain: str, seq: int, at: str, verb: str, subject: str, cause: str, commitment: str,
               previous: str) -> str:
    """Hash of an entry over its canonical JSON, with a domain byte in front; hex."""
    canonical = json.dumps([chain, seq, at, verb, subject, cause, commitment, previous],
                           ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(b"\x01" + canonical.encode()).hexdigest()


def verify(entries: Iterable[Entry], head: tuple[int, str] | None) -> list[Fault]:
    """Check one chain from its first entry on; the faults found, none if it is whole.

    entries: all entries of one chain, in order of `seq`
    head:    (seq, hash) that the chain must end with, as published or stored; None to check the links only
    """
    faults: list[Fault] = []
    previous, seq, chain = GENESIS, 0, ""
    for entry in entries:
        chain = chain or entry.chain
        faults += _faults_of(entry, chain, seq + 1, previous)
        previous, seq = entry.hash, entry.seq
    if head is not None and head != (seq, previous):
        faults.append(Fault(chain, seq, f"Die Kette endet bei {seq}, erwartet war das Ende bei {head[0]}."))
    return faults


def _faults_of(entry: Entry, chain: str, expected: int, previous: str) -> list[Fault]:
    found: list[str] = []
    if entry.chain != chain or entry.seq != expected:
        found.append(f"Erwartet war Eintrag {expected} der Kette {chain}.")
    if entry.previous != previous:
        found.append("Der Eintrag schließt nicht an den vorigen an.")
    recomputed = entry_hash(chain=entry.chain, seq=entry.seq, at=entry.at, verb=entry.verb, subject=entry.subject,
                            cause=entry.cause, commitment=entry.commitment, previous=entry.previous)
    if recomputed != entry.hash:
        found.append("Der Eintrag wurde verändert.")
    if (entry.payload is None) != (entry.salt is None):
        found.append("Inhalt und Salz sind nicht gemeinsam gelöscht.")
    elif entry.payload is not None and entry.salt is not None and (
            len(entry.salt) != SALT_BYTES or commit(entry.salt, entry.payload) != entry.commitment):
        found.append("Der Inhalt des Eintrags wurde verändert.")
    return [Fault(entry.chain, entry.seq, what) for what in found]


def merkle_root(hashes: Sequence[str]) -> str:
    """Root over entry hashes, to be published daily: it binds the owner of the database too.

    Source: RFC 6962, section 2.1.

    >>> merkle_root([]) == hashlib.sha256(b"").hexdigest()
    True
    """
    if not hashes:
        return hashlib.sha256(b"").hexdigest()
    level = [hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).digest() for leaf in hashes]
    while len(level) > 1:
        paired = [hashlib.sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = paired + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()
