"""Signed notes: a short text and below it who signed it, readable by people and checkable by programs.

Source: C2SP, signed-note (form, names of keys) and RFC 8032 (Ed25519).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from masswerk.base.errors import RuleError

NAME = "masswerk"
SECRET_BYTES = 32
MARK = "— "
"""What a line with a signature begins with."""

_ED25519 = b"\x01"


class NoVerifier(RuleError):
    cause = "„{key}“ ist kein öffentlicher Schlüssel von Maßwerk."
    way_out = "Er beginnt mit „masswerk+“ und steht auf der Seite „Protokoll“ der Gebietskörperschaft."


def verifier(secret: bytes) -> str:
    """The public key that checks what a secret signs, in one line: name, number, key.

    secret: 32 bytes

    >>> verifier(bytes(32))
    'masswerk+27791fdb+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'
    """
    raw = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    return f"{NAME}+{_number(raw).hex()}+{base64.b64encode(_ED25519 + raw).decode()}"


def signature(text: str, secret: bytes) -> str:
    """The line that signs a text.

    >>> signature("1\\n", bytes(32))[:20]
    '— masswerk J3kf20chT'
    """
    key = Ed25519PrivateKey.from_private_bytes(secret)
    number = _number(key.public_key().public_bytes_raw())
    return f"{MARK}{NAME} {base64.b64encode(number + key.sign(text.encode())).decode()}"


def is_signed(text: str, lines: Sequence[str], key: str) -> bool:
    """True if one of the lines is the signature of the text under a public key; raises NoVerifier.

    >>> is_signed("1\\n", [signature("1\\n", bytes(32))], verifier(bytes(32)))
    True
    >>> is_signed("2\\n", [signature("1\\n", bytes(32))], verifier(bytes(32)))
    False
    """
    raw = _raw(key)
    return any(_fits(text, line, raw) for line in lines)


def _fits(text: str, line: str, raw: bytes) -> bool:
    signed = decoded(line.rpartition(" ")[2])
    if signed[:4] != _number(raw):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signed[4:], text.encode())
    except InvalidSignature:
        return False
    return True


def _raw(key: str) -> bytes:
    """The 32 bytes of a public key in one line."""
    name, _, rest = key.strip().partition("+")
    number, _, encoded = rest.partition("+")
    data = decoded(encoded)
    if name != NAME or len(data) != 33 or data[:1] != _ED25519 or _number(data[1:]).hex() != number:
        raise NoVerifier(key=key.strip()[:80])
    return data[1:]


def decoded(encoded: str) -> bytes:
    """The bytes of a text in base64; none where it is not written in the one way that stands for them.

    >>> decoded("AA=="), decoded("AB=="), decoded("A")
    (b'\\x00', b'', b'')
    """
    try:
        found = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return b""
    # spare bits at the end may be anything to a decoder: two texts would say the same
    return found if base64.b64encode(found).decode() == encoded else b""


def _number(raw: bytes) -> bytes:
    return hashlib.sha256(NAME.encode() + b"\n" + _ED25519 + raw).digest()[:4]
