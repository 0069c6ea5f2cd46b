"""Receipt codes: 128 random bits in readable characters, and what is stored of them.

A code is written in Crockford's letters (no I, L, O, U), in seven groups of four; the last eight bits are a check, so
that a slip of the pen is told from a code nobody has. Only its SHA-256 is stored: 128 random bits cannot be guessed.
Source: Douglas Crockford, Base 32, 2019; OWASP ASVS 5.0, 11.5.1.
"""

from __future__ import annotations

import hashlib
import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 16
LENGTH = 28
GROUP = 4
_READ_AS = str.maketrans("OIL", "011")


def new_code() -> str:
    """A code nobody has, as it is shown."""
    return written(secrets.token_bytes(RANDOM_BYTES))


def written(secret: bytes) -> str:
    """A secret of 16 bytes as it is shown.

    >>> written(bytes(16))
    '0000-0000-0000-0000-0000-0000-006T'
    """
    if len(secret) != RANDOM_BYTES:
        raise ValueError(f"a code holds {RANDOM_BYTES} bytes, not {len(secret)}")
    number = int.from_bytes(secret + _check(secret), "big")
    letters = "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(letters[at:at + GROUP] for at in range(0, LENGTH, GROUP))


def read(typed: str) -> bytes | None:
    """The secret behind what somebody typed, None where it cannot be a code; small letters and blanks do not matter.

    >>> read(written(bytes(16)).lower().replace("-", " ")) == bytes(16)
    True
    >>> read("0000-0000-0000-0000-0000-0000-0000") is None
    True
    """
    letters = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_READ_AS)
    if len(letters) != LENGTH or any(letter not in LETTERS for letter in letters):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | LETTERS.index(letter)
    if number >> 8 * (RANDOM_BYTES + 1):
        return None
    raw = number.to_bytes(RANDOM_BYTES + 1, "big")
    secret, check = raw[:RANDOM_BYTES], raw[RANDOM_BYTES:]
    return secret if check == _check(secret) else None


def stored(code: str) -> str:
    """What is stored of a code as shown; "" for what is none."""
    secret = read(code)
    return hashlib.sha256(secret).hexdigest() if secret is not None else ""


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"masswerk receipt" + secret).digest()[:1]
