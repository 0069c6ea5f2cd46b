"""Words and their finger prints, the same after any word processor has set spaces anew."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def plain_words(text: str) -> str:
    """The text with single spaces and without signs that nobody sees.

    >>> plain_words(" Rat\\u00a0 und\\tTat\\u00ad ")
    'Rat und Tat'
    """
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def fingerprint(*parts: str, length: int = 16) -> str:
    """A check sum of words, part by part.

    >>> fingerprint("Rat  und Tat") == fingerprint("Rat und Tat"), fingerprint("a b") == fingerprint("a", "b")
    (True, False)
    """
    return sha256("\x00".join(map(plain_words, parts)).encode()).hexdigest()[:length]


OTHER = 10
"""Length of the finger prints of paragraphs that belong to no passage."""


_IN_ONE, _MOST = 22, 1_100


def as_properties(origin: str, prints: list[str]) -> list[tuple[str, str]]:
    """Custom properties of a file (name, value): where it came from, and the finger prints, at most 255 letters each.

    More finger prints than fit are all left out: half of them would mislead.

    >>> as_properties("edition:7", ["0123456789", "abcdef0123"])
    [('masswerk', 'edition:7'), ('masswerk-1', '0123456789 abcdef0123')]
    """
    kept = prints if len(prints) <= _MOST else []
    parted = [kept[at:at + _IN_ONE] for at in range(0, len(kept), _IN_ONE)]
    return [("masswerk", origin), *((f"masswerk-{number}", " ".join(some)) for number, some in enumerate(parted, 1))]


def others_of(properties: dict[str, str]) -> tuple[str, ...] | None:
    """Finger prints that a file carries in its custom properties; None if it carries none.

    >>> others_of({"masswerk": "edition:7", "masswerk-1": "0123456789 abcdef0123"})
    ('0123456789', 'abcdef0123')
    """
    found = [part for name, text in properties.items() if name.startswith("masswerk-") for part in text.split()]
    return tuple(found) or None
