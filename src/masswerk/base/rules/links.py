"""Tokens of signed links: what a link carries, and why no other one opens.

A token is 48 bytes: 16 random ones that name the link, and a code over them and over everything the link stands
for. Only the hash of the first part is stored, so neither the database alone nor the key alone makes a link.
Source: RFC 2104 (HMAC); OWASP ASVS 5.0, 9.1 and 11.5.1 (at least 128 random bits).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass

NAME_BYTES = 16
CODE_BYTES = 32
LENGTH = (NAME_BYTES + CODE_BYTES) * 4 // 3
"""Characters of a token: 64, all of which carry bits, so that no two texts mean the same token."""


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What a link stands for.

    purpose: what it opens, for example "report"
    body:    key of the body it belongs to; None for the installation
    scope:   the one object it opens
    expires: as ISO time
    """

    purpose: str
    body: int | None
    scope: str
    expires: str


def make_token(name: bytes, facts: LinkFacts, key: bytes) -> str:
    """The token of a link, 64 characters that are safe in addresses.

    >>> facts = LinkFacts("report", 1, "measure 7", "2027-01-01T00:00:00+00:00")
    >>> len(make_token(bytes(16), facts, b"key"))
    64
    """
    return base64.urlsafe_b64encode(name + _code(name, facts, key)).decode("ascii")


def name_of(token: str) -> bytes | None:
    """The random part of a token, None if the text is none.

    >>> name_of("zu kurz") is None
    True
    """
    raw = _decoded(token)
    return None if raw is None else raw[:NAME_BYTES]


def stored_name(name: bytes) -> str:
    """What is stored of the random part."""
    return hashlib.sha256(name).hexdigest()


def is_genuine(token: str, facts: LinkFacts, keys: Iterable[bytes]) -> bool:
    """True if one of the keys signed this token for exactly these facts; takes the same time for every wrong one."""
    raw = _decoded(token)
    if raw is None:
        return False
    name, code = raw[:NAME_BYTES], raw[NAME_BYTES:]
    # a list, because `any` over a generator would stop at the first match
    return any([hmac.compare_digest(code, _code(name, facts, key)) for key in keys])  # noqa: C419


def _code(name: bytes, facts: LinkFacts, key: bytes) -> bytes:
    canonical = json.dumps([facts.purpose, facts.body, facts.scope, facts.expires], separators=(",", ":"))
    return hmac.new(key, b"masswerk link\x00" + name + canonical.encode(), hashlib.sha256).digest()


def _decoded(token: str) -> bytes | None:
    if len(token) != LENGTH:
        return None
    try:
        return base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
