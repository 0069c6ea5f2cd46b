"""The one-time ticket of a form: it proves that some work or some time was spent, without any third party.

A ticket names how many leading zero bits a hash must have (found by the browser within moments) and how many seconds
must pass where no script runs. It is signed, kept nowhere, and good for one contribution. Load from one network only
raises the work: a shared network is never locked out.
Source: Back, Hashcash, 2002; OWASP Automated Threat Handbook, OAT-017 (spamming).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

NONCE_BYTES = 16
CODE_BYTES = 16
LASTS = 12 * 60 * 60
"""Seconds after which a ticket is too old."""

EASY_BITS, HARD_BITS = 10, 18
"""A thousand hashes are not felt on a phone; a quarter of a million take it a few seconds."""

SHORT_WAIT, LONG_WAIT = 4, 20
"""Seconds a person without script takes anyway to read and write."""

CALM = 50
"""Tickets asked for by one network in ten minutes from which on more is asked of each."""


class Verdict(StrEnum):
    """What a sent ticket is worth."""

    WORKED = "worked"
    WAITED = "waited"
    TOO_SOON = "too soon"
    TOO_OLD = "too old"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What stands in a ticket.

    issued: second of its making
    bits:   leading zero bits the hash of its text and the answer must have
    wait:   seconds to pass where there is no answer
    """

    nonce: bytes
    issued: int
    bits: int
    wait: int

    @property
    def key(self) -> str:
        """What it is known by once it is used; does not tell the ticket."""
        return hashlib.sha256(b"masswerk ticket" + self.nonce).hexdigest()


def asked(recent: int) -> tuple[int, int]:
    """Bits and seconds to ask, by the tickets its network asked for in the last ten minutes.

    >>> asked(10), asked(100), asked(1000), asked(1_000_000)
    ((10, 4), (11, 6), (14, 12), (18, 20))
    """
    doubled = max(0, (recent // CALM).bit_length() - 1)
    return min(HARD_BITS, EASY_BITS + doubled), min(LONG_WAIT, SHORT_WAIT + 2 * doubled)


def issue(scope: str, *, now: int, bits: int, wait: int, key: bytes) -> str:
    """A new ticket as text; `scope` names the form it is for."""
    return _written(Ticket(secrets.token_bytes(NONCE_BYTES), now, bits, wait), scope, key)


def opened(text: str, scope: str, keys: Iterable[bytes]) -> Ticket | None:
    """The ticket behind its text, None unless one of the keys signed it for this form."""
    try:
        raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    if len(raw) != NONCE_BYTES + 8 + CODE_BYTES:
        return None
    ticket = Ticket(raw[:NONCE_BYTES], int.from_bytes(raw[NONCE_BYTES:NONCE_BYTES + 6], "big"),
                    raw[NONCE_BYTES + 6], raw[NONCE_BYTES + 7])
    known = [hmac.compare_digest(text, _written(ticket, scope, key)) for key in keys]
    return ticket if any(known) else None


def judged(text: str, answer: str, scope: str, *, now: int, keys: Iterable[bytes]) -> tuple[Verdict, Ticket | None]:
    """What a ticket sent with an answer ("" where no script ran) is worth, and what stands in it.

    >>> text = issue("form 1", now=100, bits=8, wait=4, key=b"k")
    >>> judged(text, solved(text, 8), "form 1", now=101, keys=[b"k"])[0].value
    'worked'
    >>> [judged(text, "", "form 1", now=now, keys=[b"k"])[0].value for now in (103, 104, 50_000)]
    ['too soon', 'waited', 'too old']
    >>> judged(text, "", "form 2", now=104, keys=[b"k"])[0].value
    'foreign'
    """
    ticket = opened(text, scope, keys)
    if ticket is None:
        return Verdict.FOREIGN, None
    passed = now - ticket.issued
    if passed > LASTS or passed < -60:  # clocks of two servers may differ by a little
        return Verdict.TOO_OLD, ticket
    if answer and is_solution(text, answer, ticket.bits):
        return Verdict.WORKED, ticket
    return (Verdict.WAITED if passed >= ticket.wait else Verdict.TOO_SOON), ticket


def is_solution(text: str, answer: str, bits: int) -> bool:
    """True if the SHA-256 of "text:answer" begins with so many zero bits; answers are decimal numbers."""
    if not (answer.isascii() and answer.isdecimal() and len(answer) <= 12):
        return False
    found = hashlib.sha256(f"{text}:{answer}".encode()).digest()
    return int.from_bytes(found, "big") >> (256 - bits) == 0


def solved(text: str, bits: int) -> str:
    """The smallest answer to a ticket, as the browser finds it."""
    answer = 0
    while not is_solution(text, str(answer), bits):
        answer += 1
    return str(answer)


def code_of(ticket: Ticket, key: bytes) -> bytes:
    """The 16 secret bytes of the receipt that belongs to a ticket: the same when the form is sent again."""
    return hmac.new(key, b"masswerk receipt of" + ticket.nonce, hashlib.sha256).digest()[:16]


def _written(ticket: Ticket, scope: str, key: bytes) -> str:
    raw = ticket.nonce + ticket.issued.to_bytes(6, "big") + bytes([ticket.bits, ticket.wait])
    code = hmac.new(key, b"masswerk ticket\x00" + scope.encode() + b"\x00" + raw, hashlib.sha256).digest()[:CODE_BYTES]
    return base64.urlsafe_b64encode(raw + code).decode("ascii")
