"""The hash of a wording: by it a rendition knows that its original has changed."""

from __future__ import annotations

import hashlib
import unicodedata


def wording_hash(title: str, text: str) -> str:
    """SHA-256 of title and text in canonical form (NFC, line ends as \\n, no white space at the ends), hex.

    >>> wording_hash("A", "b\\r\\nc") == wording_hash("A ", "b\\nc")
    True
    """
    parts = [
        unicodedata.normalize("NFC", part).replace("\r\n", "\n").replace("\r", "\n").strip() for part in (title, text)
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def is_stale(rendered: str, current: str) -> bool:
    """True where a rendition was made of another wording than the current one."""
    return rendered != current
